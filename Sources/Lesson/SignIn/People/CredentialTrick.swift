/// What was tried when someone was let in who should not have been.
enum CredentialTrick: Sendable, Equatable {
  case wrongPassword(person: String)
  case unknownPerson
  case othersPassword(person: String, owner: String)
  case nearMiss(person: String, what: NearMiss)
  case emptyPassword(person: String)
  case emptyName
  case emptyForm
  case missingField(String)
  case byAddress(person: String)
  /// With the password of somebody who registered a name that was taken.
  case secondRegistration(name: String, first: String)
  case registrationByAddress
  case emptyRegistration
  /// With the one that was replaced.
  case formerPassword(person: String)
  /// With one that somebody asked for who did not know the current one.
  case unprovenPassword(person: String)

  /// Signing in is not to blame: the account should not be there.
  var isOfRegistration: Bool {
    switch self {
    case .secondRegistration, .registrationByAddress, .emptyRegistration: true
    default: false
    }
  }
}

extension CredentialTrick {
  var id: String {
    switch self {
    case .wrongPassword: "sign-in.wrong-password-accepted"
    case .unknownPerson: "sign-in.unknown-person-accepted"
    case .othersPassword: "sign-in.others-password-accepted"
    case .nearMiss: "sign-in.near-miss-accepted"
    case .emptyPassword, .emptyName, .emptyForm: "sign-in.empty-accepted"
    case .missingField: "sign-in.missing-field-accepted"
    case .byAddress: "sign-in.by-address-accepted"
    case .secondRegistration: "register.takes-over"
    case .registrationByAddress: "register.by-address"
    case .emptyRegistration: "register.empty-accepted"
    case .formerPassword: "password-change.former-accepted"
    case .unprovenPassword: "password-change.current-not-needed"
    }
  }
}

extension CredentialTrick {
  var explanation: Explanation {
    switch self {
    case .wrongPassword(let person):
      .init(
        expected: "a refusal", happened: "\(person) got in with a wrong password.",
        cause: "The name is stored although the password does not fit.",
        next:
          "The name must exist and its own password must be the one that was typed. Store the user only inside that branch."
      )
    case .unknownPerson:
      .init(
        expected: "a refusal", happened: "A name that nobody has got in.",
        cause: "Nobody asks whether the name exists. Two missing values are equal to each other.",
        next: "Look the name up first; a name that is not there is a wrong answer.")
    case .othersPassword(let person, let owner):
      .init(
        expected: "a refusal", happened: "\(person) got in with the password of \(owner).",
        cause: "The password is compared with more than the one that belongs to the name.",
        next: "Compare with the password of that very name, not with all passwords.")
    case .nearMiss(let person, let what):
      .init(
        expected: "a refusal",
        happened: "\(person) got in with a password that is almost right: \(what.words).", cause: what.cause,
        next: "Compare the whole password, exactly as it was typed.")
    case .emptyPassword(let person):
      .init(
        expected: "a refusal", happened: "\(person) got in with an empty password.",
        cause: "An empty password counts as none, or every text begins with an empty one.",
        next: "Treat an empty password as a wrong one.")
    case .emptyName, .emptyForm:
      .init(
        expected: "a refusal", happened: "An empty name got in.",
        cause: "An empty name stands for somebody, for instance by a default.",
        next: "Treat an empty name as one that nobody has.")
    case .missingField(let field):
      .init(
        expected: "a refusal", happened: "A form without \(field) got in.",
        cause: "What is missing is not compared, or is equal to something else that is missing.",
        next: "Check that both fields arrived before you compare.")
    case .byAddress(let person):
      .init(
        expected: "a refusal", happened: "\(person) got in with name and password in the address.",
        cause: "The app reads the address as well as the form. Addresses end up in logs and histories.",
        next: "Read the form's fields of a POST only.")
    case .secondRegistration(let name, let first):
      .init(
        expected: "a refusal",
        happened: name == first
          ? "\(name) was taken, and somebody else who registered it got in with another password."
          : "\(first) was taken, and somebody else who registered \(name) got in.",
        cause: name == first
          ? "The second registration replaces the password of the first, or both are kept."
          : "Names that differ only in upper and lower case count as two. People take them for one.",
        next: "Let the database hold it: name TEXT UNIQUE COLLATE NOCASE. Answer that the name is taken.")
    case .registrationByAddress:
      .init(
        expected: "no account", happened: "A name and a password in the address of /register made an account.",
        cause: "The app reads the address as well as the form, or answers GET as it answers POST.",
        next: "Make an account only for a POST, from the form's fields.")
    case .emptyRegistration:
      .init(
        expected: "a refusal", happened: "An account with an empty name or an empty password was made, and lets in.",
        cause: "Nobody asks whether the fields are empty. An attribute such as required stops only honest browsers.",
        next: "Refuse an empty name and an empty password in the app.")
    case .formerPassword(let person):
      .init(
        expected: "a refusal", happened: "\(person) changed the password, and got in with the one from before.",
        cause: "The new password was not stored, or the old one still counts beside it.",
        next: "Replace the stored password of this account, and compare with nothing else.")
    case .unprovenPassword(let person):
      .init(
        expected: "a refusal",
        happened: "The password of \(person) was changed by somebody who did not know the current one.",
        cause:
          "Nobody compares the current password that the form sends. Whoever finds an open browser takes the account.",
        next: "Check the current password as signing in does, and change nothing when it is wrong, empty or missing.")
    }
  }
}

extension CredentialTrick {
  static let samples: [CredentialTrick] = [
    .wrongPassword(person: "alice"), .unknownPerson, .othersPassword(person: "alice", owner: "admin"),
    .nearMiss(person: "alice", what: .otherCase), .emptyPassword(person: "alice"), .emptyName, .emptyForm,
    .missingField("password"), .byAddress(person: "alice"), .secondRegistration(name: "alice", first: "alice"),
    .registrationByAddress, .emptyRegistration, .formerPassword(person: "alice"),
    .unprovenPassword(person: "alice"),
  ]
}
