/// One row of the vocabulary: a shape that a line can have.
struct LineForm: Sendable {
  enum Group: String, Sendable, CaseIterable {
    case browse = "Browse"
    case cookies = "Cookies and browsers"
    case people = "People"
    case response = "Expect of the last response"
    case form = "Expect of the login form"
    case app = "Expect of the app"
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
      if part.hasSuffix("=VALUE"), part.first?.isLowercase == true { return .named(String(part.dropLast(6))) }
      return Slot(rawValue: String(part)).map(Element.slot) ?? .word(String(part))
    }
  }
}

/// A place in a line for a value; the raw value is how patterns and `help` write it.
enum Slot: String, Sendable, CaseIterable {
  case address = "PATH"
  case person = "PERSON"
  case browser = "NAME"
  case text = "TEXT"
  case status = "STATUS"
  case method = "METHOD"
  case cookie = "COOKIE"
  case cookieValue = "COOKIE=VALUE"
  case header = "HEADER"

  /// What a learner is told to type there.
  var description: String {
    switch self {
    case .address: "an address such as /login"
    case .person: "a person's name such as alice"
    case .browser: "a name for the browser such as bob"
    case .text: "a text in quotes such as \"Welcome\""
    case .status: "a status such as 200, 4xx or 302 or 303"
    case .method: "a method such as HEAD"
    case .cookie: "a cookie's name such as session"
    case .cookieValue: "a cookie such as session=abc"
    case .header: "a header's name such as Location"
    }
  }

  /// Whether a word can stand there.
  func accepts(_ value: String) -> Bool {
    switch self {
    case .address: value.hasPrefix("/") || value.hasPrefix("http://") || value.hasPrefix("https://") || value.hasPrefix("?")
    case .status:
      value.count == 3 && value.first.map { "12345".contains($0) } == true
        && (value.hasSuffix("xx") || value.allSatisfy(\.isNumber))
    case .method: !value.isEmpty && value.allSatisfy { $0.isASCII && $0.isLetter }
    case .cookieValue: value.contains("=") && value.first != "="
    case .person, .browser, .cookie, .header: !value.isEmpty
    case .text: true
    }
  }
}

/// The values that a line put into its slots.
struct Arguments: Sendable, Equatable {
  private(set) var values: [Slot: [String]] = [:]
  var fields: [FieldValue] = []

  mutating func add(_ value: String, for slot: Slot) { values[slot, default: []].append(value) }

  /// The value of a slot. The parser fills every slot of a form before it asks for the action, so the default is never seen.
  subscript(_ slot: Slot, _ index: Int = 0) -> String { values[slot].flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? "" }
  /// The value behind `name=`.
  func named(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }
  var statuses: StatusPattern { StatusPattern(alternatives: values[.status] ?? []) }
}
