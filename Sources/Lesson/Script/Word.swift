/// One word of a line, with where it stands.
struct Word: Sendable, Equatable {
  /// Quotes and escapes taken away.
  var text: String
  /// 1-based, in characters.
  var column: Int
  /// Some of it stood in quotes, so it is a value and never a word of the vocabulary.
  var isQuoted = false

  /// Splits at spaces. Double quotes hold spaces together; in them `\"`, `\\`, `\$`, `\n` and `\0` stand for a quote, a
  /// backslash, a dollar sign, a line break and the character NUL.
  static func split(_ line: String) throws(LineError) -> [Word] {
    var words: [Word] = []
    var current: Word?
    var quote: Int?
    var isEscaped = false
    for (index, character) in line.enumerated() {
      let column = index + 1
      if isEscaped {
        current?.text += Self.escapes[character] ?? String(character)
        isEscaped = false
      } else if quote != nil, character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        if quote == nil {
          quote = column
          current = current ?? Word(text: "", column: column)
          current?.isQuoted = true
        } else {
          quote = nil
        }
      } else if quote == nil, character.isWhitespace {
        if let word = current { words.append(word) }
        current = nil
      } else {
        current = current ?? Word(text: "", column: column)
        current?.text.append(character)
      }
    }
    if let quote {
      throw LineError(line: line, column: quote, expected: ["a closing quote"], nearest: nil)
    }
    if let word = current { words.append(word) }
    return words
  }

  private static let escapes: [Character: String] = ["n": "\n", "0": "\0", "$": Token.literalDollar]
}
