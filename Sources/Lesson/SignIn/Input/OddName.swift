/// A name that no account should have.
enum OddName: CaseIterable, Sendable {
  case spaces, tooLong, nul, lineBreak, lineBreakAtEnd

  /// As it is typed in a body: encoded, with tokens in it.
  ///
  /// - Parameter mark: Letters and digits that nobody else has in a name.
  func typed(_ mark: String) -> String {
    switch self {
    case .spaces: "+++"
    case .tooLong: "\(mark)$letters-10000"
    case .nul: "\(mark)%00\(mark)"
    case .lineBreak: "\(mark)%0A\(mark)"
    case .lineBreakAtEnd: "\(mark)%0A"
    }
  }

  /// To go on after "a name".
  var words: String {
    switch self {
    case .spaces: "of spaces only"
    case .tooLong: "of more than 10,000 letters"
    case .nul: "with the character NUL in it"
    case .lineBreak: "with a line break in it"
    case .lineBreakAtEnd: "with a line break at its end"
    }
  }

  var cause: String {
    switch self {
    case .spaces: "Three spaces are not empty, so the name passes for one."
    case .tooLong: "Nothing limits how long a name is."
    case .nul: "Invisible characters are not looked for."
    case .lineBreak: "Each line of the name is looked at by itself, or line breaks are allowed."
    case .lineBreakAtEnd: "In a pattern, $ means the end, or a line break at the end."
    }
  }
}
