/// Text that becomes a part of the page where it is not escaped, each by its own way out of the text around it.
struct InjectedMarkup: Sendable {
  enum Way: CaseIterable, Sendable {
    case tag, space, doubleQuote, singleQuote, endTags
  }

  let text: String
  /// The id of the element, or behind `on` the name of the attribute, that it makes.
  let mark: String

  /// One after the other; the last is long and finds every way at once.
  ///
  /// - Parameter mark: Lower-case letters and digits that stand on no page by chance.
  static func all(_ mark: String) -> [InjectedMarkup] {
    [.tag, .space, .doubleQuote, .singleQuote].map { InjectedMarkup(text: text($0, mark), mark: mark) }
      + [InjectedMarkup(text: Way.allCases.reversed().map { text($0, mark) }.joined(), mark: mark)]
  }

  private static func text(_ way: Way, _ mark: String) -> String {
    switch way {
    case .tag: "<b id=\(mark)>"
    case .doubleQuote: "\" on\(mark)=\"1"
    case .singleQuote: "' on\(mark)='1"
    case .space: "x on\(mark)=1"
    case .endTags: "--></title></textarea></script><b id=\(mark)>"
    }
  }

  /// The way that a text takes, which may hold other things as well; nil where it takes none.
  static func way(of text: String) -> Way? {
    if text.contains("</title>") { return .endTags }
    return [
      (Way.tag, "<b id="), (.doubleQuote, "\" on"), (.singleQuote, "' on"), (.space, "x on"),
    ].first { text.contains($0.1) }?.0
  }

  /// An element of the page was made by it, or an attribute.
  func isPart(of page: Page) -> Bool {
    page.markup.elements.contains { $0["id"] == mark || $0.has("on\(mark)") }
  }
}
