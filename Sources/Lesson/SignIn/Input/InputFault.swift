/// What people send is taken for more than text, or is more than the app can bear.
enum InputFault: ProbedFault {
  case markupFromAddress(at: String)
  case templateComputed(String, at: String)
  case signInCrashes(name: String, status: Int)
  case addressCrashes(String, status: Int)
  case malformedCrashes(String, at: String, status: Int)
  case hugeCrashes(status: Int)
  case nameCrashes(OddName, status: Int)
  case nameAccepted(OddName)
  case shortPasswordAccepted(length: Int)
  case headerAdded(at: String)
  case sqlSignsIn(String, asName: Bool)
  case sqlCrashes(String, status: Int)
  case sqlChangesAccounts(person: String)
  case markupInPage(at: String)
}

extension InputFault {
  var id: String {
    switch self {
    case .markupFromAddress: "markup.from-address"
    case .templateComputed: "template.computed"
    case .signInCrashes: "input.sign-in-crashes"
    case .addressCrashes: "input.address-crashes"
    case .malformedCrashes: "input.malformed-crashes"
    case .hugeCrashes: "input.huge-crashes"
    case .nameCrashes: "input.odd-name-crashes"
    case .nameAccepted: "input.odd-name-accepted"
    case .shortPasswordAccepted: "input.short-password-accepted"
    case .headerAdded: "input.header-added"
    case .sqlSignsIn: "sql.signs-in"
    case .sqlCrashes: "sql.crashes"
    case .sqlChangesAccounts: "sql.changes-accounts"
    case .markupInPage: "markup.in-page"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }

  var isAppsOwnFailure: Bool {
    switch self {
    case .signInCrashes, .addressCrashes, .malformedCrashes, .hugeCrashes, .nameCrashes, .sqlCrashes: true
    case .markupFromAddress, .templateComputed, .nameAccepted, .shortPasswordAccepted, .headerAdded, .sqlSignsIn,
      .sqlChangesAccounts, .markupInPage:
      false
    }
  }

  var explanation: Explanation {
    switch self {
    case .markupFromAddress(let address):
      .init(
        expected: "the address as text, or not at all",
        happened: "Tags in the address become a part of the page at \(address).",
        cause:
          "A part of the address is put into the page as it is. Whoever follows a stranger's link runs that stranger's script.",
        next: "Let a template put it in that turns < into &lt;, as {{name}} does.")
    case .templateComputed(let text, let address):
      .init(
        expected: "text that stays as it was typed",
        happened: "\u{201C}\(text)\u{201D} was computed: the page at \(address) shows its result.",
        cause: "What was typed became a part of the template itself, so the template engine runs it.",
        next: "Keep templates in files, and hand over what people type as values.")
    case .signInCrashes(let name, let status):
      .init(
        expected: "a refusal", happened: "A sign-in with the name \u{201C}\(name)\u{201D} is answered with \(status).",
        cause: "The name is read as something else than text: a template, a pattern or a format.",
        next: "Hand it over as a value, and look at the last lines that the app printed.")
    case .addressCrashes(let what, let status):
      .init(
        expected: "an ordinary page", happened: "An address with \(what) in it is answered with \(status).",
        cause: "A part of the address is used as it is, and what it is used for cannot hold this.",
        next: "Look at the last lines that the app printed: they name the file and line.")
    case .malformedCrashes(let what, let address, let status):
      .init(
        expected: "a refusal, with a status such as 400 or 422",
        happened: "A form sent to \(address) with \(what) is answered with \(status).",
        cause: "The app takes it for granted that what arrives is what its own page sends.",
        next: "Look at what arrived before you use it. The last lines that the app printed name the file and line.")
    case .hugeCrashes(let status):
      .init(
        expected: "413, 400 or a closed connection",
        happened: "A form of five million letters is answered with \(status).",
        cause: "The app takes all of it and fails at what it does with it.",
        next: "Set a limit for the length of a body; most frameworks have one. Whoever is over it gets 413.")
    case .nameCrashes(let name, let status):
      .init(
        expected: "a refusal, with a status such as 400 or 422",
        happened: "Registering a name \(name.words) is answered with \(status).",
        cause: "The name reaches something that cannot hold it, and nobody looked at it before.",
        next: "Decide what a name may look like, and refuse all others before you store anything.")
    case .nameAccepted(let name):
      .init(
        expected: "a refusal", happened: "An account has a name \(name.words) now, and can sign in.",
        cause: name.cause,
        next: "Match the whole name: 3 to 30 letters, digits, dots, hyphens or underscores, and nothing else.")
    case .shortPasswordAccepted(let length):
      .init(
        expected: "a refusal", happened: "An account was made with a password of \(length) characters.",
        cause: "Its length is not looked at, or only by the page: minlength stops browsers and nobody else.",
        next: "Refuse passwords of fewer than 8 characters in the app.")
    case .headerAdded(let address):
      .init(
        expected: "headers of the app's own",
        happened: "A line break in the address \(address) adds a header to the response.",
        cause: "A part of the address is written into a header as it is, and a line break ends a header.",
        next: "Put into a header only what has no line break, or let the framework's redirect do it.")
    case .sqlSignsIn(let text, let asName):
      .init(
        expected: "a refusal",
        happened: "\u{201C}\(text)\u{201D} as the \(asName ? "name" : "password") lets somebody in.",
        cause: "What was typed is joined into the SQL text, so the database reads a part of it as SQL.",
        next: "Write ? in the SQL, and hand over the values beside it. Compare with =, not with LIKE.")
    case .sqlCrashes(let text, let status):
      .init(
        expected: "an ordinary answer", happened: "With \u{201C}\(text)\u{201D} the app answers \(status).",
        cause: "What was typed is joined into the SQL text, and a quote in it ends the text early.",
        next: "Write ? in the SQL, and hand over the values beside it.")
    case .sqlChangesAccounts(let person):
      .init(
        expected: "the accounts as they were",
        happened: "Pieces of SQL in a form changed the accounts: whether \(person) can sign in is not as it was.",
        cause: "What was typed is joined into the SQL text, so the database carries out a part of it.",
        next: "Write ? in the SQL, and hand over the values beside it.")
    case .markupInPage(let address):
      .init(
        expected: "the name as text", happened: "At \(address) the tags in a name become a part of the page.",
        cause: "The name is put into the page as it is. In a name with <script> in it, that is a program.",
        next: "Let a template put it in that turns < into &lt;, as {{name}} does.")
    }
  }
}

extension InputFault {
  static let samples: [InputFault] = [
    .markupFromAddress(at: "/"), .templateComputed("{{7*191}}", at: "/"),
    .signInCrashes(name: "{", status: 500), .addressCrashes("a line break", status: 500),
    .malformedCrashes("no body", at: "/login", status: 500), .hugeCrashes(status: 500),
    .nameCrashes(.nul, status: 500), .nameAccepted(.spaces), .shortPasswordAccepted(length: 3),
    .headerAdded(at: "/login"), .sqlSignsIn("' OR 1=1 --", asName: true), .sqlCrashes("'", status: 500),
    .sqlChangesAccounts(person: "alice"), .markupInPage(at: "/"),
  ]
}

extension Diagnosis {
  static func input(_ fault: InputFault) -> Diagnosis { Diagnosis(fault) }
}
