extension Markup {
  /// What a person reads: no scripts, no hidden elements, blocks on lines of their own, white space collapsed.
  ///
  /// The words on buttons belong to it, what stands in text fields does not. Styles are not looked at.
  ///
  /// - Parameter element: Only what is inside it; the whole document if nil.
  /// - Parameter limit: About how many bytes, and nodes walked, are enough. Elements nest, and reading all of the text
  ///   inside each of them would take time that grows with the square of the page.
  func visibleText(
    in element: Element? = nil, upTo limit: Int = .max, leavingOut isLeftOut: (Element) -> Bool = { _ in false }
  ) -> String {
    var text = FlowingText()
    var open: [(end: Int, flow: Flow)] = []
    var position = element.map { $0.position + 1 } ?? 0
    let end = element.map { nodes[$0.position].end } ?? nodes.count
    var steps = 0
    while position < end, steps < limit, text.result.utf8.count < limit {
      steps += 1
      while let last = open.last, last.end <= position {
        text.separate(open.removeLast().flow)
      }
      switch nodes[position].content {
      case .text(let piece): text.append(piece, upTo: limit)
      case .element(let element) where element.isHidden || isLeftOut(element):
        position = nodes[position].end
        continue
      case .element(let element):
        text.separate(element.flow)
        if let caption = element.buttonCaption { text.append(caption, upTo: limit) }
        open.append((nodes[position].end, element.flow))
      }
      position += 1
    }
    return text.result
  }

  /// How an element is set apart from what stands around it.
  fileprivate enum Flow: Int {
    case none, space, line
  }

  /// Enough of the text of a label, link or button.
  static let captionLimit = 400

  private struct FlowingText {
    private(set) var result = ""
    private var pending = Flow.none

    mutating func separate(_ flow: Flow) {
      if flow.rawValue > pending.rawValue { pending = flow }
    }

    mutating func append(_ text: String, upTo limit: Int) {
      for scalar in text.unicodeScalars {
        if result.utf8.count >= limit { return }
        if scalar.properties.isWhitespace {
          separate(.space)
        } else {
          if pending != .none, !result.isEmpty { result += pending == .line ? "\n" : " " }
          pending = .none
          result.unicodeScalars.append(scalar)
        }
      }
    }
  }
}

extension Element {
  /// Not shown: by the standard's style sheet (HTML, "hidden elements"), by `hidden`, or because scripts run.
  fileprivate var isHidden: Bool {
    has("hidden") || Self.neverShown.contains(tag) || isInput(ofType: "hidden")
  }

  /// The words on an `input` that is a button.
  fileprivate var buttonCaption: String? {
    ["submit", "reset", "button"].contains { isInput(ofType: $0) } ? self["value"] : nil
  }

  fileprivate var flow: Markup.Flow {
    if Self.blocks.contains(tag) { return .line }
    return Self.boxes.contains(tag) ? .space : .none
  }

  private static let neverShown: Set = [
    "audio", "canvas", "datalist", "head", "iframe", "noembed", "noframes", "noscript", "script", "style", "svg:desc",
    "svg:script", "svg:style", "svg:title", "template", "title", "video",
  ]

  private static let blocks: Set = [
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search",
    "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
  ]

  private static let boxes: Set = ["button", "img", "input", "object", "select", "td", "textarea", "th"]
}
