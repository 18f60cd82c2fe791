/// Sessions that can be ended, and changing a password.
enum SessionLine: StageCommand {
  /// At /password.
  case changePassword(from: String, to: String)
  case plantedCookiesRefused
  case newSessionAtEachSignIn
  case passwordsOfOthersKept
  case shortNewPasswordsRefused

  var traits: LineTraits {
    switch self {
    case .changePassword:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: "password")
    case .plantedCookiesRefused, .newSessionAtEachSignIn:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .passwordsOfOthersKept, .shortNewPasswordsRefused:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .changePassword(let old, _): "changed the password\(old.isEmpty ? " with an empty current one" : "")"
    case .plantedCookiesRefused: "put cookies of its own into a browser, and signed in there"
    case .newSessionAtEachSignIn: "signed one person in twice, and once more in the same browser"
    case .passwordsOfOthersKept: "changed a password and named somebody else in the request"
    case .shortNewPasswordsRefused: "changed a password to a short one"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .changePassword(let current, let new):
      try await PasswordChangeProbe.changePassword(from: stage.expand(current), to: stage.expand(new), on: stage)
    case .plantedCookiesRefused: try await SessionProbe.verifyPlantedCookies(on: stage)
    case .newSessionAtEachSignIn: try await SessionProbe.verifyNewSession(on: stage)
    case .passwordsOfOthersKept: try await PasswordChangeProbe.verifyPasswordsOfOthers(on: stage)
    case .shortNewPasswordsRefused: try await PasswordChangeProbe.verifyShortNewPasswords(on: stage)
    }
  }

  static let forms: [LineForm] = [
    LineForm(
      .sessions, "change password from PASSWORD to PASSWORD", "Open /password, fill in its form and send it.",
      example: "change password from abcd to correct-horse"
    ) { SessionLine.changePassword(from: $0[.password], to: $0[.password, 1]) },
    LineForm(
      .sessions, "expect planted cookies refused",
      "A value that was put into the browser before somebody signed in there signs nobody else in.",
      example: "expect planted cookies refused"
    ) { _ in SessionLine.plantedCookiesRefused },
    LineForm(
      .sessions, "expect a new session at each sign-in",
      "Two sign-ins have different cookies, and the second one in a browser ends the first.",
      example: "expect a new session at each sign-in"
    ) { _ in SessionLine.newSessionAtEachSignIn },
    LineForm(
      .sessions, "expect passwords of others kept", "Naming somebody else when changing a password changes nothing.",
      example: "expect passwords of others kept"
    ) { _ in SessionLine.passwordsOfOthersKept },
    LineForm(
      .sessions, "expect short new passwords refused",
      "Nobody changes to a password with fewer than 8 characters, nor to an empty one.",
      example: "expect short new passwords refused"
    ) { _ in SessionLine.shortNewPasswordsRefused },
  ]
}
