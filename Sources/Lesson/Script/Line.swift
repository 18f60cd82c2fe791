/// One action that a person takes in a browser, or one expectation about what came back.
struct Line: Sendable {
  /// As it was typed, without the space around it.
  let text: String
  let command: any Command

  var traits: LineTraits { command.traits }
  var isExpectation: Bool { traits.isExpectation }

  /// A text that stands among lines and does nothing.
  static func isComment(_ text: String) -> Bool { text.drop(while: \.isWhitespace).first == "#" }

  /// A value as it must be typed to be read back as itself.
  static func quoted(_ value: String, always: Bool = false) -> String {
    let isPlain = !value.isEmpty && !value.contains { $0.isWhitespace || "\"\\$\0".contains($0) }
    guard always || !isPlain else { return value }
    let escaped = value.map { "\"\\$".contains($0) ? "\\\($0)" : String($0) }.joined()
    return "\"\(escaped.replacing("\n", with: "\\n").replacing("\0", with: "\\0"))\""
  }
}

extension Line: Equatable {
  static func == (one: Line, other: Line) -> Bool {
    one.text == other.text && one.command.isEqual(to: other.command)
  }
}

/// A field to fill in and what to type there.
struct FieldValue: Sendable, Equatable {
  var name: String
  var value: String

  /// `username=alice`, as it is typed.
  var text: String { Line.quoted(name) == name ? "\(name)=\(Line.quoted(value))" : Line.quoted("\(name)=\(value)") }
}

extension [FieldValue] {
  /// The values by their names; of a name that stands twice, the last one.
  var byName: [String: String] { Dictionary(map { ($0.name, $0.value) }) { $1 } }

  /// The fields as they are typed, each after a space.
  var text: String { map { " " + $0.text }.joined() }
}
