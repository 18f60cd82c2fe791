/// An `a` or `area` element that leads somewhere.
struct Link: Sendable {
  /// What a person reads on it: its text, else its `aria-label`, its image's `alt` or its `title`.
  let text: String
  /// As it is written.
  let href: String
  /// Where it leads; nil if a browser would not use HTTP for it (`javascript:`, `mailto:`).
  let address: WebAddress?

  static func all(in markup: Markup, base: WebAddress) -> [Link] {
    markup.elements.compactMap { element in
      guard element.tag == "a" || element.tag == "area", let href = element["href"] else { return nil }
      let image = markup.descendants(of: element).prefix(Markup.captionLimit).first { $0.has("alt") }
      let texts = [
        markup.visibleText(in: element, upTo: Markup.captionLimit), element["aria-label"] ?? "", element["alt"] ?? "",
        image?["alt"] ?? "", element["title"] ?? "",
      ]
      let text = texts.lazy.map(\.collapsed).first { !$0.isEmpty } ?? ""
      return Link(text: text, href: href, address: base.resolve(href))
    }
  }
}
