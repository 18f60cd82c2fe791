import Testing

@testable import Lesson

/// Who is named, and which passwords let in.
@Suite(.withProcesses()) struct SignInLineTests {
  typealias Case = PracticeCase

  private static let password = "Open sesame, and then close it again"

  private static let passwords: [Case] =
    [
      ("password-case", "case-ignored", "open SESAME, and then close it again"),
      ("password-cut", "end-ignored", "Open sesame, and then nothing"),
      ("password-anybodys", "anybodys", "$other"),
    ].map { mistake, cause, typed in
      Case(
        mistake, "sign-in.wrong-password-accepted password.\(cause)", "register as $new password=\"\(password)\"",
        "register as $somebody password=$other", "as third", "sign in as $new password=\"\(typed)\"", "expect refused")
    } + [
      Case(
        "password-ascii", "sign-in.wrong-password-accepted password.letters-lost", "register as $new password=Пароль",
        "as third", "sign in as $new password=\"??????\"", "expect refused"),
      Case(
        "name-like", "sign-in.unknown-person-accepted password.name-is-pattern", "register as $new password=$secret",
        "as third", "sign in as \"%\" password=$secret", "expect refused"),
      Case(
        "sql-like", "sign-in.wrong-password-accepted password.pattern", "register as $new password=$secret", "as third",
        "sign in as $new password=\"%\"", "expect refused"),
    ]

  static let cases: [Case] =
    [
      Case(
        "name-global", "page.names-somebody user.last-name-wins", "sign in as admin", "sign in as alice",
        "as passer-by",
        "visit /",
        "expect page names nobody"),
      Case("greets-none", "page.empty-greeting", "visit /", "expect page names nobody"),
      Case("greets-nobody", "page.empty-greeting", "visit /about", "expect page names nobody"),
      Case(
        "no-logout", "page.no-way-to-log-out", "sign in as alice", "visit /about", "expect page has a way to log out"),
      Case(
        "name-from-query", "page.text-present name.from-query", "sign in as alice", "visit /about?user=$other",
        "expect page hides $other"
      ),
    ] + passwords

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws { try await example.expectFoundOut() }

  @Test func anAppThatIsRightPassesThem() async throws { try await Case.expectPassed(Self.cases) }
}
