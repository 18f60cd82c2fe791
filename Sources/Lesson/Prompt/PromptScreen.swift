/// Where the prompt says what it has to say.
struct PromptScreen: Sendable {
  let source: any LineSource

  /// Lines of text are no wider than this, for the eye.
  private static let readableWidth = 88

  /// As wide as the screen is now.
  var style: Style { Style(hasColor: source.hasColor, columns: source.columns) }

  func say(_ text: String) { source.say(text) }

  /// What was typed, and what stands in files and messages, as it is.
  func show(_ text: String) { source.emit(text) }

  /// Text in lines, a little indented.
  func wrapped(_ text: String) -> String {
    TextWrap.lines(text, width: min(style.columns, Self.readableWidth), first: "  ").joined(separator: "\n")
  }

  /// A pattern with what it does beside it, or below it where there is no room.
  func row(_ pattern: String, _ summary: String) -> String {
    guard pattern.count <= 34, style.columns >= 70 else {
      return (["  " + pattern] + TextWrap.lines(summary, width: style.columns, first: "      ")).joined(separator: "\n")
    }
    return TextWrap.lines(
      summary, width: style.columns, first: "  " + pattern.padding(to: 36), rest: String(repeating: " ", count: 38)
    ).joined(separator: "\n")
  }

  /// What a check is called, with its id.
  func title(_ check: Check) -> String { style.ink(check.title, .strong) + "  (\(check.id))" }

  /// A choice among others.
  func choice(_ number: Int, _ text: String) -> [String] {
    TextWrap.lines(text, width: min(style.columns, Self.readableWidth), first: "  \(number). ", rest: "     ")
  }
}
