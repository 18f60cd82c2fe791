/// A password cannot be changed, or not as it should be.
enum PasswordChangeFault: ProbedFault {
  case pageMissing(status: Int)
  case formMissing(at: String)
  /// The new password does not let its owner in.
  case newRefused(person: String)
  /// Somebody else's was changed.
  case changesOthers(person: String)
  case shortAccepted(person: String, length: Int)
}

extension PasswordChangeFault {
  var id: String {
    switch self {
    case .pageMissing: "password-change.page-missing"
    case .formMissing: "password-change.form-missing"
    case .newRefused: "password-change.new-refused"
    case .changesOthers: "password-change.changes-others"
    case .shortAccepted: "password-change.short-accepted"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }
  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .pageMissing(let status):
      .init(
        expected: "a page at /password", happened: "For somebody who is signed in, /password answers \(status).",
        cause: "No route has this address, or it does not accept GET.",
        next: "Add a route for /password that shows a form with the current and the new password.")
    case .formMissing(let address):
      .init(
        expected: "a form to change the password",
        happened: "The page at \(address) has no form with the current and the new password.",
        next: "Write one with two password fields, each with a name: the current password and the new one.")
    case .newRefused(let person):
      .init(
        expected: "\(person) to be let in", happened: "\(person) changed the password, and the new one is refused.",
        cause: "It was not stored, or stored in another way than registering does.",
        next: "Hash the new password as registering does, write it to the account, and commit.")
    case .changesOthers(let person):
      .init(
        expected: "the password of \(person) as it was",
        happened:
          "Somebody else wrote the name \(person) into the request to change a password, and \(person) cannot get in any more.",
        cause: "The account is taken from the request. Anybody can write any name or id into one.",
        next: "Change the account that the session names, and read no name or id from the form or the address.")
    case .shortAccepted(let person, let length):
      .init(
        expected: "a refusal, as when registering",
        happened: length == 0
          ? "\(person) changed to an empty password, and got in with it."
          : "\(person) changed to a password of \(length) characters, and got in with it.",
        cause: "The rule for passwords is asked for when somebody registers, and not here.",
        next: "Refuse here what registering refuses: fewer than 8 characters.")
    }
  }
}

extension PasswordChangeFault {
  static let samples: [PasswordChangeFault] = [
    .pageMissing(status: 404), .formMissing(at: "/password"), .newRefused(person: "alice"),
    .changesOthers(person: "alice"), .shortAccepted(person: "alice", length: 7),
  ]
}

extension Diagnosis {
  static func passwordChange(_ fault: PasswordChangeFault) -> Diagnosis { Diagnosis(fault) }
}
