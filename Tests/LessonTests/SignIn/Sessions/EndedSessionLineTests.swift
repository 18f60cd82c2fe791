import Testing

@testable import Lesson

/// Each line about sessions that can be ended, on an app that is right, and on one that is wrong in exactly one way.
@Suite(.withProcesses()) struct EndedSessionLineTests {
  typealias Case = PracticeCase

  private static let newcomer = [
    "register as $new password=$secret", "as first", "sign in as $new password=$secret",
  ]

  private static func ended(_ mistake: String, _ said: String, _ lines: String...) -> Case {
    Case(mistake, said, newcomer + lines)
  }

  private static let sessions = [
    Case("planted-any", "session.planted-accepted session.id-from-browser", "expect planted cookies refused"),
    Case("planted-shaped", "session.planted-accepted session.id-only-shaped", "expect planted cookies refused"),
    Case(
      "id-kept", "session.kept-at-sign-in", "visit /", "copy cookies to thief", "sign in as alice", "as thief",
      "expect signed out"),
    Case("same-id", "session.same-each-time", "expect a new session at each sign-in"),
    Case(
      "relogin-keeps", "session.outlives-sign-in", "expect a new session at each sign-in"),
    Case(
      "logout-forgets", "session.outlives-logout session.never-deleted", "sign in as alice", "copy cookies to thief",
      "log out", "as thief", "expect signed out"),
    Case(
      "stateless", "session.outlives-logout session.cookie-says-who", "sign in as alice", "copy cookies to thief",
      "log out", "as thief", "expect signed out"),
    Case(
      "store", "header.missing", "sign in as alice", "visit /dashboard",
      "expect header Cache-Control contains \"no-store\""),
  ]

  private static let passwords = [
    Case("password-page-missing", "password-change.page-missing", "sign in as alice", "change password from a to b"),
    Case("password-form-missing", "password-change.form-missing", "sign in as alice", "change password from a to b"),
    ended(
      "change-current-ignored", "password-change.current-not-needed password-change.current-not-compared",
      "change password from $guess to $other", "as second", "sign in as $new password=$other", "expect refused"),
    ended(
      "change-empty-current", "password-change.current-not-needed password-change.empty-current-passes",
      "change password from \"\" to $other", "as second", "sign in as $new password=$other", "expect refused"),
    ended(
      "change-not-stored", "password-change.new-refused password-change.not-stored",
      "change password from $secret to $other", "as second", "sign in as $new password=$other",
      "expect signed in as $new"),
    ended(
      "change-stored-otherwise", "password-change.new-refused password-change.stored-otherwise",
      "change password from $secret to $other", "as second", "sign in as $new password=$other",
      "expect signed in as $new"),
    ended(
      "change-both", "password-change.former-accepted password-change.both-fit",
      "change password from $secret to $other", "as second", "sign in as $new password=$secret", "expect refused"),
    ended(
      "change-not-stored", "password-change.former-accepted password-change.not-stored",
      "change password from $secret to $other", "as second", "sign in as $new password=$secret", "expect refused"),
    ended(
      "change-keeps-others", "session.outlives-password-change", "as second",
      "sign in as $new password=$secret", "as first", "change password from $secret to $other", "as second",
      "expect signed out"),
    ended(
      "change-ends-own", "session.outlives-password-change session.only-own-ended", "as second",
      "sign in as $new password=$secret", "as first", "change password from $secret to $other", "as second",
      "expect signed out"),
    ended(
      "stateless", "session.outlives-password-change session.cookie-says-who", "copy cookies to thief",
      "change password from $secret to $other", "as thief", "expect signed out"),
    ended(
      "change-ends-everybody", "session.ended-by-password-change", "as second", "sign in as alice",
      "expect signed in as alice", "as first", "change password from $secret to $other", "as second",
      "expect signed in as alice"),
    Case("change-of-named", "password-change.changes-others", "expect passwords of others kept"),
    Case("change-short", "password-change.short-accepted", "expect short new passwords refused"),
  ]

  static let cases = sessions + passwords

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws {
    try await example.expectFoundOut(in: "sessions.py")
  }

  /// All of the lines one after the other on one app, each in browsers of its own.
  @Test func anAppThatIsRightPassesThem() async throws {
    try await Case.expectPassed(Self.cases.filter { !$0.mistake.hasSuffix("-missing") }, in: "sessions.py")
  }

  @Test func aPasswordThatWasChangedIsThePersonsOwn() async throws {
    try await PracticeApp.with(nil, file: "sessions.py") { setting in
      let stage = Stage(setting, seed: "seed")
      for line in [
        "sign in as alice", "change password from $alice-password to $other", "log out", "sign in as alice",
        "expect signed in as alice",
      ] {
        try await stage.perform(try SignInCourse.vocabulary.line(line))
      }
    }
  }
}
