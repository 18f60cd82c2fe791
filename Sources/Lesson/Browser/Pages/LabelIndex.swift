/// The labels of a page by the control that each belongs to (HTML, "the label element").
struct LabelIndex {
  private let markup: Markup
  private var labels: [Int: [String]] = [:]

  init(markup: Markup) {
    self.markup = markup
    let controls = markup.elements.filter(\.isLabelable).map(\.position)
    for label in markup.elements(named: "label") {
      let control: Int?
      if let id = label["for"] {
        control = markup.element(id: id).flatMap { $0.isLabelable ? $0.position : nil }
      } else {
        control = controls.first(after: label.position).flatMap { markup.isInside(label, $0) ? $0 : nil }
      }
      guard let control else { continue }
      let text = markup.visibleText(in: label, upTo: Markup.captionLimit, leavingOut: \.isLabelable).collapsed
      if !text.isEmpty { labels[control, default: []].append(text) }
    }
  }

  /// The text of the control's labels; nil without one.
  func label(of control: Element) -> String? {
    labels[control.position]?.joined(separator: " ")
  }

  func accessibleName(of control: Element, label: String?) -> String {
    let names = (control["aria-labelledby"] ?? "").split(whereSeparator: \.isWhitespace).compactMap { id in
      markup.element(id: String(id)).map { markup.visibleText(in: $0, upTo: Markup.captionLimit) }
    }
    let candidates: [String?] = [
      names.joined(separator: " "), control["aria-label"], label, control["title"], control["placeholder"],
    ]
    return candidates.lazy.compactMap { $0?.collapsed }.first { !$0.isEmpty } ?? ""
  }
}

extension Element {
  /// The standard's "labelable elements".
  fileprivate var isLabelable: Bool {
    switch tag {
    case "button", "meter", "output", "progress", "select", "textarea": true
    case "input": !isInput(ofType: "hidden")
    default: false
    }
  }
}
