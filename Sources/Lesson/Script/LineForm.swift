/// One row of the vocabulary: a shape that a line can have.
struct LineForm: Sendable {
  enum Group: String, Sendable, CaseIterable {
    case browse = "Browse"
    case cookies = "Cookies and browsers"
    case people = "People"
    case response = "Expect of the last response"
    case form = "Expect of the login form"
    case app = "Expect of the app"
    case accounts = "Accounts and their data"
    case passwords = "Passwords"
    case secret = "The secret key, and how cookies are sent"
    case input = "Expect of what people send"
    case crossSite = "Other sites"
    case sessions = "Sessions that can be ended"
    case guessing = "Guessing"
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
  let action: @Sendable (Arguments) -> Action

  init(
    _ group: Group, _ pattern: String, _ summary: String, example: String,
    _ action: @escaping @Sendable (Arguments) -> Action
  ) {
    (self.group, self.pattern, self.summary, self.example, self.action) = (group, pattern, summary, example, action)
    elements = pattern.split(separator: " ").map { part in
      if part == "FIELD=VALUE…" { return .fields }
      if part == "HEADER=VALUE…" { return .headers }
      if part.hasSuffix("=VALUE"), part.first?.isLowercase == true { return .named(String(part.dropLast(6))) }
      return Slot(rawValue: String(part)).map(Element.slot) ?? .word(String(part))
    }
  }
}
