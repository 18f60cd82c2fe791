/// What a thief does with cookies, and what ends a session.
extension Vocabulary {
  static let sessions: [LineForm] = [
    LineForm(
      .sessions, "change password from PASSWORD to PASSWORD", "Open /password, fill in its form and send it.",
      example: "change password from abcd to correct-horse"
    ) { .changePassword(from: $0[.password], to: $0[.password, 1]) },
    LineForm(
      .sessions, "expect planted cookies refused",
      "A value that was put into the browser before somebody signed in there signs nobody else in.",
      example: "expect planted cookies refused"
    ) { _ in .expect(.plantedCookiesRefused) },
    LineForm(
      .sessions, "expect a new session at each sign-in",
      "Two sign-ins have different cookies, and the second one in a browser ends the first.",
      example: "expect a new session at each sign-in"
    ) { _ in .expect(.newSessionAtEachSignIn) },
    LineForm(
      .sessions, "expect passwords of others kept", "Naming somebody else when changing a password changes nothing.",
      example: "expect passwords of others kept"
    ) { _ in .expect(.passwordsOfOthersKept) },
    LineForm(
      .sessions, "expect short new passwords refused",
      "Nobody changes to a password with fewer than 8 characters, nor to an empty one.",
      example: "expect short new passwords refused"
    ) { _ in .expect(.shortNewPasswordsRefused) },
    LineForm(
      .sessions, "expect no remember-me token in DATA_DIR",
      "No file holds what a remember-me cookie says, as it is or in another encoding.",
      example: "expect no remember-me token in DATA_DIR"
    ) { _ in .expect(.noTokenInData) },
  ]
}
