/// Passwords are not kept as they should be, or the app gives away who has one.
enum StoredPasswordFault: ProbedFault {
  case readable(PasswordSpelling, file: String)
  case fastHash(FastHash, file: String)
  case unsalted
  case checkedTooFast
  case hashAccepted(person: String)
  /// The texts are the parts of the answers that differ.
  case answeredDifferently(known: String, unknown: String)
  case unknownAnsweredSooner
  case unknownAnsweredLater
}

extension StoredPasswordFault {
  var id: String {
    switch self {
    case .readable: "password.readable"
    case .fastHash: "password.fast-hash"
    case .unsalted: "password.unsalted"
    case .checkedTooFast: "password.checked-too-fast"
    case .hashAccepted: "password.hash-accepted"
    case .answeredDifferently: "unknown-name.answered-differently"
    case .unknownAnsweredSooner: "unknown-name.answered-sooner"
    case .unknownAnsweredLater: "unknown-name.answered-later"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }
  var isAppsOwnFailure: Bool { false }

  func cause(on stage: isolated Stage) async -> (any Cause)? { nil }

  var explanation: Explanation {
    switch self {
    case .readable(.plain, let file):
      .init(
        expected: "a hash in its place",
        happened: "The file \(file) holds the password \(PasswordSpelling.plain.rawValue).",
        cause: "The password is stored, or written down along with something else, such as a log.",
        next: "Make a hash when somebody registers, and store that alone.")
    case .readable(let spelling, let file):
      .init(
        expected: "a hash in its place", happened: "The file \(file) holds the password \(spelling.rawValue).",
        cause: "That is another way to write it. Everybody can turn it back, and no key is needed.",
        next: "Make a hash when somebody registers, and store that alone.")
    case .fastHash(let hash, let file):
      .init(
        expected: "a slow hash with a salt",
        happened: "The file \(file) holds a plain \(hash.function.rawValue) hash \(hash.input.rawValue).",
        cause:
          "This function is made to be fast. Whoever has the file tries billions of passwords a second on one graphics card.",
        next: "Use scrypt, Argon2id, bcrypt or PBKDF2, as your framework's function for passwords does.")
    case .unsalted:
      .init(
        expected: "two different hashes",
        happened: "Two people chose the same password, and the same hash is stored for both.",
        cause: "The salt is missing, or it is the same for everybody.",
        next: "Let the function make a new random salt for each password, and store it with the hash.")
    case .checkedTooFast:
      .init(
        expected: "5 milliseconds or more for one password",
        happened: "To check a password takes no longer than to show the login form, or hardly longer.",
        cause: "The hash is a fast one, or its cost is set too low.",
        next: "Use scrypt, Argon2id, bcrypt or PBKDF2, with the cost that the library sets.")
    case .hashAccepted(let person):
      .init(
        expected: "a refusal", happened: "What is stored for \(person), typed as the password, signs \(person) in.",
        cause: "The text that was typed is compared with the one that is stored. Then the hash is the password.",
        next: "Only let the function decide that makes a hash of what was typed and compares the hashes.")
    case .answeredDifferently(let known, let unknown):
      .init(
        expected: "one answer for both",
        happened:
          "A wrong password is answered with \u{201C}\(known)\u{201D}, and a name that nobody has with \u{201C}\(unknown)\u{201D}.",
        cause:
          "There is a branch for unknown names that answers in its own way. It tells strangers who has an account.",
        next: "Answer both in the same branch, with the same status and the same sentence.")
    case .unknownAnsweredSooner:
      .init(
        expected: "the same time for both",
        happened: "A name that nobody has is refused much sooner than a wrong password.",
        cause: "A hash is checked only where there is an account, so a clock tells who has one.",
        next: "For a name that nobody has, check the password against a hash that was made once at the start.")
    case .unknownAnsweredLater:
      .init(
        expected: "the same time for both",
        happened: "To refuse a name that nobody has takes much longer than to refuse a wrong password.",
        cause: "For an unknown name more is done, such as to make a hash and then check it. A clock shows that.",
        next: "Make the hash for unknown names once at the start, so that only the check is left.")
    }
  }
}

extension StoredPasswordFault {
  static let samples: [StoredPasswordFault] = [
    .readable(.plain, file: "site.db"),
    .fastHash(FastHash(function: .md5, input: .password), file: "site.db"), .unsalted, .checkedTooFast,
    .hashAccepted(person: "alice"), .answeredDifferently(known: "401", unknown: "404"), .unknownAnsweredSooner,
    .unknownAnsweredLater,
  ]
}

extension Diagnosis {
  static func passwords(_ fault: StoredPasswordFault) -> Diagnosis { Diagnosis(fault) }
}
