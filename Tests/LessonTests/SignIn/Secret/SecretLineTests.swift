import Testing

@testable import Lesson

/// The key that signs cookies, and how cookies are sent.
@Suite(.withProcesses()) struct SecretLineTests {
  typealias Case = PracticeCase

  private static let https = "restart app with SITE_URL=https://lesson.example"

  private static let protecting: [Case] = [
    Case("cookie-readable", "cookie.scripts-can-read", "expect sign-in cookies hidden from scripts"),
    Case("cookie-any-site", "cookie.other-sites-send", "expect sign-in cookies kept from other sites"),
    Case("cookie-none", "cookie.other-sites-send", "expect sign-in cookies kept from other sites"),
    Case("remember-any-site", "cookie.other-sites-send", "expect sign-in cookies kept from other sites"),
    Case("cookie-domain", "cookie.shared-with-other-hosts", "expect sign-in cookies for this host only"),
    Case("cookie-not-secure", "cookie.sent-unencrypted", https, "expect sign-in cookies for HTTPS only"),
  ]

  private static let otherCopy = [
    "sign in as alice", "expect signed in as alice", "start app afresh", "as second", "sign in as alice",
    "expect signed in as alice", "as you", "expect signed out",
  ]

  // They start the app in other ways.
  private static let keys: [Case] =
    [
      ("key-made", "key.made-at-start"), ("sessions-in-memory", "session.in-memory"),
    ].map { mistake, cause in
      Case(
        mistake, "session.ended-by-restart \(cause)", "sign in as alice", "restart app", "expect signed in as alice")
    } + [
      Case("key-fixed", "secret.cookie-from-elsewhere", otherCopy),
      Case("sessions-elsewhere", "secret.cookie-from-elsewhere session.in-other-folder", otherCopy),
      Case("key-default", "secret.built-in-key", "expect no built-in key"),
      Case("sessions-elsewhere", "secret.built-in-key session.in-other-folder", "expect no built-in key"),
      Case("key-fixed", "secret.guessable-key", "expect guessable keys refused"),
      Case("key-shown", "secret.shown", "expect secret key shown nowhere"),
    ]

  static let cases: [Case] = protecting + keys

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws { try await example.expectFoundOut() }

  @Test func anAppThatIsRightPassesThem() async throws { try await Case.expectPassed(Self.cases) }
}
