import Testing

@testable import Lesson

/// Lines about remember-me tokens, on an app that is right, and on one that is wrong in exactly one way.
@Suite(.withProcesses()) struct TokenLineTests {
  typealias Case = PracticeCase

  static let cases = [
    Case(
      "token-is-session", "token.without-session token.only-session-kept", "sign in as alice and be remembered",
      "copy session cookies to other", "as other", "expect signed in as alice"),
    Case("token-plain", "token.readable", "expect no remember-me token in DATA_DIR"),
    Case(
      "token-not-rotated", "token.used-twice", "sign in as alice and be remembered", "close browser",
      "copy cookies to thief", "expect signed in as alice", "as thief", "expect signed out"),
    Case(
      "token-kept-at-logout", "token.outlives-logout token.never-deleted", "sign in as alice and be remembered",
      "copy cookies to thief", "log out", "as thief", "close browser", "expect signed out"),
    Case(
      "token-says-who", "token.outlives-logout token.says-who", "sign in as alice and be remembered",
      "copy cookies to thief", "log out", "as thief", "close browser", "expect signed out"),
    Case(
      "token-kept-at-change", "token.outlives-password-change token.never-deleted",
      "register as $new password=$secret", "as first", "sign in as $new and be remembered", "close browser",
      "as second", "sign in as $new", "change password from $secret to $other", "as first", "expect signed out"),
  ]

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws {
    try await example.expectFoundOut(in: "sessions.py")
  }

  /// The lines of the step `remember` as well: an app may take each token once only.
  @Test func anAppThatIsRightPassesThem() async throws {
    let others =
      ["forged", "tampered", "mixed"].map { ["expect \($0) remember-me cookies refused"] } + [
        ["expect remember-me cookies kept for 1 to 400 days"], ["expect remember-me cookies hidden from scripts"],
        ["expect no password in remember-me cookies"],
      ]
    try await PracticeApp.with(nil, file: "sessions.py") { setting in
      for (index, lines) in (Self.cases.map(\.lines) + others).enumerated() {
        try await Case.expectHold(lines, on: setting, seed: "\(index)")
      }
    }
  }
}
