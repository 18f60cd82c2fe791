/// One row of the vocabulary: a shape that a line can have.
struct LineForm: Sendable {
  /// A heading of `help`.
  struct Group: Sendable, Hashable {
    let title: String

    init(_ title: String) { self.title = title }
  }

  /// A part of a shape.
  enum Element: Sendable, Equatable {
    /// A word that stands there as it is.
    case word(String)
    /// One value.
    case slot(Slot)
    /// `password=VALUE`: a value behind a fixed name.
    case named(String)
    /// `FIELD=VALUE…`: any number of them, also none.
    case fields
    /// `HEADER=VALUE…`: the same, of headers.
    case headers
  }

  /// The shape in words: lower case stands as it is, upper case is a slot.
  let pattern: String
  let group: Group
  /// What it does, in one sentence for a learner.
  let summary: String
  let example: String
  let elements: [Element]
  let command: @Sendable (Arguments) -> any Command

  init(
    _ group: Group, _ pattern: String, _ summary: String, example: String,
    _ command: @escaping @Sendable (Arguments) -> any Command
  ) {
    (self.group, self.pattern, self.summary, self.example, self.command) = (group, pattern, summary, example, command)
    elements = pattern.split(separator: " ").map { part in
      if part == "FIELD=VALUE…" { return .fields }
      if part == "HEADER=VALUE…" { return .headers }
      if part.hasSuffix("=VALUE"), part.first?.isLowercase == true { return .named(String(part.dropLast(6))) }
      return Slot(rawValue: String(part)).map(Element.slot) ?? .word(String(part))
    }
  }
}
