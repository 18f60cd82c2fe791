/// Accounts are not made, kept or told apart as they should be.
enum AccountFault: ProbedFault {
  case pageMissing(status: Int)
  case formMissing(at: String)
  case crashes(status: Int)
  /// Who registered cannot sign in, and never could.
  case fails(person: String)
  case takenOver(person: String)
  /// The second registration of a name is answered like the first.
  case takenUnsaid(name: String)
  /// The answer was that of a success, and the account cannot be used.
  case nameChanged(name: String)
  case crashesAtOnce(status: Int, of: Int)
  case lostAtOnce(Int, of: Int)
  case twoOwners(name: String, count: Int)
  /// There is nothing in DATA_DIR.
  case dataElsewhere(person: String)
  case dataLost(person: String)
}

extension AccountFault {
  var id: String {
    switch self {
    case .pageMissing: "register.page-missing"
    case .formMissing: "register.form-missing"
    case .crashes: "register.crashes"
    case .fails: "register.fails"
    case .takenOver: "register.takes-over"
    case .takenUnsaid: "register.taken-unsaid"
    case .nameChanged: "register.name-changed"
    case .crashesAtOnce: "register.crashes-at-once"
    case .lostAtOnce: "register.lost-at-once"
    case .twoOwners: "register.two-owners"
    case .dataElsewhere: "data.elsewhere"
    case .dataLost: "data.lost-at-restart"
    }
  }

  var outcome: Outcome { .failed }

  var isAboutTheLine: Bool { false }

  var isAppsOwnFailure: Bool {
    switch self {
    case .crashes, .crashesAtOnce: true
    case .pageMissing, .formMissing, .fails, .takenOver, .takenUnsaid, .nameChanged, .lostAtOnce, .twoOwners,
      .dataElsewhere, .dataLost:
      false
    }
  }

  var explanation: Explanation {
    switch self {
    case .pageMissing(let status):
      .init(
        expected: "a page at /register", happened: "/register answers \(status).",
        cause: "No route has this address, or it does not accept GET.",
        next: "Add a route for /register that shows a form with a name and a password.")
    case .formMissing(let address):
      .init(
        expected: "a form to register", happened: "The page at \(address) has no form to register with.",
        next: "Write one: <form method=\"post\">, with a text field, a password field and a button in it.")
    case .crashes(let status):
      .init(
        expected: "an account, or a refusal", happened: "The form to register was answered with \(status).",
        cause: "An error that nobody caught: a table that is not there, or a name that the database refuses.",
        next: "Look at the last lines that the app printed: they name the file and line.")
    case .fails(let person):
      .init(
        expected: "\(person) to be let in", happened: "\(person) registered and cannot sign in.",
        cause:
          "The account was not kept (in SQL, a change counts only after commit), or signing in does not look there.",
        next: "Store the name and the password when the form arrives, and look there when somebody signs in.")
    case .takenOver(let person):
      .init(
        expected: "a refusal", happened: "\(person) cannot sign in any more: somebody else registered the same name.",
        cause: "The second registration replaces the first.",
        next: "Ask whether the name is taken, and let the database hold it: name TEXT UNIQUE COLLATE NOCASE.")
    case .takenUnsaid(let name):
      .init(
        expected: "an answer that says that the name is taken",
        happened: "\(name) was registered twice, and the second time the app answered as if it had made an account.",
        cause: "The app does not notice that the name is taken: the column is not unique, or its error is passed over.",
        next: "Let the database refuse the second row, and then show the form again with a sentence about it.")
    case .nameChanged(let name):
      .init(
        expected: "an account, or a refusal",
        happened: "\(name) registered, was answered like everybody, and cannot sign in.",
        cause: "The name was changed before it was stored, as html.escape or a filter of letters does.",
        next: "Store the name as it was typed, and escape where you show it. Or refuse it, and say so.")
    case .crashesAtOnce(let status, let count):
      .init(
        expected: "\(count) accounts",
        happened: "\(count) people registered at the same moment, and one got \(status).",
        cause: "The requests share something that only one can use at a time, such as a connection to the database.",
        next: "Open a connection for each request, or let one wait for the other.")
    case .lostAtOnce(let lost, let count):
      .init(
        expected: "\(count) accounts",
        happened: "\(count) people registered at the same moment, and \(lost) of them cannot sign in.",
        cause: "Each request reads all accounts, adds its own and writes all of them back: the last one wins.",
        next: "Add one row with INSERT, or let one request wait for the other.")
    case .twoOwners(let name, let count):
      .init(
        expected: "one account of this name",
        happened:
          "Eight people registered the name \(name) at the same moment, and \(count) different passwords open it.",
        cause: "Each request asks whether the name is free, and all hear yes before the first has stored it.",
        next: "Let the database hold it: name TEXT UNIQUE COLLATE NOCASE. Then one INSERT succeeds.")
    case .dataElsewhere(let person):
      .init(
        expected: "a file in DATA_DIR", happened: "\(person) registered, and the folder DATA_DIR is empty.",
        next: "Keep the database in the folder that the environment variable DATA_DIR names.")
    case .dataLost(let person):
      .init(
        expected: "\(person) to be let in", happened: "After a restart of the app \(person) cannot sign in any more.",
        next: "Keep the accounts in a database in DATA_DIR, and make its tables only if they are missing.")
    }
  }
}

extension AccountFault {
  static let samples: [AccountFault] = [
    .pageMissing(status: 404), .formMissing(at: "/register"), .crashes(status: 500),
    .fails(person: "alice"),
    .takenOver(person: "alice"), .takenUnsaid(name: "alice"), .nameChanged(name: "alice"),
    .crashesAtOnce(status: 500, of: 8), .lostAtOnce(7, of: 8),
    .twoOwners(name: "alice", count: 2), .dataElsewhere(person: "alice"), .dataLost(person: "alice"),
  ]
}

extension Diagnosis {
  static func account(_ fault: AccountFault) -> Diagnosis { Diagnosis(fault) }
}
