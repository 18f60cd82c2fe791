/// `$name` in a value stands for a random token, the same one as long as a check or a browser session lasts.
///
/// Random, because a word such as "nobody" may well stand on a page by itself. Only `$letters-10000` is so many letters.
enum Token {
  /// How an escaped dollar sign travels from the parser to here: a private-use character.
  static let literalDollar = "\u{E024}"

  static func isIn(_ text: String) -> Bool { text.contains("$") }

  /// Those that stand in a text, without the dollar sign.
  static func names(in text: String) -> [String] {
    text.contains("$") ? text.matches(of: /\$([A-Za-z][A-Za-z0-9-]*)/).map { String($0.output.1) } : []
  }

  /// How many letters a token such as `$letters-10000` stands for, at most ten million; nil for any other.
  static func letters(_ name: String) -> Int? {
    guard name.hasPrefix("letters-"), let count = Int(name.dropFirst(8)), (1...10_000_000).contains(count) else {
      return nil
    }
    return count
  }

  /// Puts values in the place of tokens.
  static func expand(_ text: String, value: (_ name: String) -> String) -> String {
    guard text.contains("$") || text.contains(literalDollar) else { return text }
    return text.replacing(/\$([A-Za-z][A-Za-z0-9-]*)/) { value(String($0.output.1)) }.replacing(
      literalDollar, with: "$")
  }
}
