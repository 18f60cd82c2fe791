/// What is expected of stored passwords.
enum StoredPasswordLine: StageCommand {
  case noPasswordInData
  case noFastHashInData
  case saltedHashes
  case passwordsCheckedSlowly
  case storedHashesRefused
  case unknownNamesAlike
  case unknownNamesAsSlow

  var traits: LineTraits {
    switch self {
    case .noPasswordInData, .noFastHashInData, .passwordsCheckedSlowly:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .saltedHashes, .storedHashesRefused, .unknownNamesAlike, .unknownNamesAsSlow:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .noPasswordInData: "signed in and looked for the password in the files of DATA_DIR"
    case .noFastHashInData: "looked for fast hashes of a password in the files of DATA_DIR"
    case .saltedHashes: "registered two people with the same password and compared what is stored for them"
    case .passwordsCheckedSlowly: "signed in several times and looked how long that takes"
    case .storedHashesRefused: "signed in with what stands in the files of DATA_DIR as the password"
    case .unknownNamesAlike: "signed in with a wrong password, and with a name that nobody has"
    case .unknownNamesAsSlow: "signed in several times with a wrong password, and with names that nobody has"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .noPasswordInData: try await StoredPasswordProbe.verifyNoPasswordInData(on: stage)
    case .noFastHashInData: try await StoredPasswordProbe.verifyNoFastHashInData(on: stage)
    case .saltedHashes: try await StoredPasswordProbe.verifySaltedHashes(on: stage)
    case .passwordsCheckedSlowly: try await TimingProbe.verifyPasswordsCheckedSlowly(on: stage)
    case .storedHashesRefused: try await StoredPasswordProbe.verifyStoredHashesRefused(on: stage)
    case .unknownNamesAlike: try await UnknownNamesProbe.verifyUnknownNamesAlike(on: stage)
    case .unknownNamesAsSlow: try await TimingProbe.verifyUnknownNamesAsSlow(on: stage)
    }
  }

  static let forms: [LineForm] = [
    LineForm(
      .passwords, "expect no password in DATA_DIR",
      "After a sign-in no file holds the password, as it is or in base64, backwards and the like.",
      example: "expect no password in DATA_DIR"
    ) { _ in StoredPasswordLine.noPasswordInData },
    LineForm(
      .passwords, "expect no fast hash in DATA_DIR", "No file holds an MD5, SHA-1 or SHA-2 hash of a password.",
      example: "expect no fast hash in DATA_DIR"
    ) { _ in StoredPasswordLine.noFastHashInData },
    LineForm(
      .passwords, "expect salted hashes in DATA_DIR",
      "What is stored for two people differs, though they have the same password.",
      example: "expect salted hashes in DATA_DIR"
    ) { _ in StoredPasswordLine.saltedHashes },
    LineForm(
      .passwords, "expect passwords checked slowly", "To check a password takes 5 milliseconds or more.",
      example: "expect passwords checked slowly"
    ) { _ in StoredPasswordLine.passwordsCheckedSlowly },
    LineForm(
      .passwords, "expect stored hashes refused as passwords",
      "What is stored in place of a password signs nobody in.",
      example: "expect stored hashes refused as passwords"
    ) { _ in StoredPasswordLine.storedHashesRefused },
    LineForm(
      .passwords, "expect unknown names answered alike",
      "The answer to a name that nobody has is the answer to a wrong password.",
      example: "expect unknown names answered alike"
    ) { _ in StoredPasswordLine.unknownNamesAlike },
    LineForm(
      .passwords, "expect unknown names answered as slowly", "It takes as long, too.",
      example: "expect unknown names answered as slowly"
    ) { _ in StoredPasswordLine.unknownNamesAsSlow },
  ]
}
