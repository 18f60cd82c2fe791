/// How text is dressed for where it goes: colors where a terminal has them, and never a color without words beside it.
struct Style: Sendable, Equatable {
  var hasColor = false
  /// In characters.
  var columns = 80

  static let plain = Style()

  enum Ink: String, Sendable {
    case good = "32"
    case bad = "31"
    case note = "33"
    case dim = "2"
    case strong = "1"
    case code = "36"
  }

  func ink(_ text: String, _ ink: Ink) -> String {
    hasColor && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }
}
