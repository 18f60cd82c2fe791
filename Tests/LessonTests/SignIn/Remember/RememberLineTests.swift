import Testing

@testable import Lesson

/// Who is remembered, and for how long.
@Suite(.withProcesses()) struct RememberLineTests {
  typealias Case = PracticeCase

  static let cases: [Case] = [
    Case(
      "remember-everybody", "remember.unasked remember.everybody", "sign in as alice", "close browser",
      "expect signed out"),
    Case(
      "remember-upside-down", "remember.unasked remember.upside-down", "sign in as alice", "close browser",
      "expect signed out"),
    Case(
      "remember-sticks", "remember.unasked remember.sticks", "sign in as alice and be remembered", "log out",
      "sign in as admin",
      "close browser", "expect signed out"),
    Case(
      "remember-ignored", "remember.forgotten remember.nothing-kept", "sign in as alice and be remembered",
      "close browser",
      "expect signed in as alice"),
    Case(
      "remember-not-read", "remember.forgotten remember.cookie-not-read", "sign in as alice and be remembered",
      "close browser",
      "expect signed in as alice"),
    Case("remember-short", "remember.too-short", "expect remember-me cookies kept for 1 to 400 days"),
    Case("remember-long", "remember.too-long", "expect remember-me cookies kept for 1 to 400 days"),
    Case(
      "remember-outlives-logout", "remember.outlives-logout", "sign in as alice and be remembered", "log out",
      "expect signed out"),
    Case(
      "remember-after-refusal", "remember.after-refusal", "visit /login",
      "submit username=$alice password=$guess remember=yes", "close browser", "expect signed out"),
    Case("remember-not-hidden", "remember.scripts-can-read", "expect remember-me cookies hidden from scripts"),
  ]

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws { try await example.expectFoundOut() }

  @Test func anAppThatIsRightPassesThem() async throws { try await Case.expectPassed(Self.cases) }
}
