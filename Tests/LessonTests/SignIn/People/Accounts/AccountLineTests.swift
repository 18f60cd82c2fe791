import Testing

@testable import Lesson

/// Registering, and what becomes of accounts.
@Suite(.withProcesses()) struct AccountLineTests {
  typealias Case = PracticeCase

  static let cases: [Case] =
    [
      Case("no-register", "register.page-missing", "register as $new password=$secret"),
      Case("register-no-form", "register.form-missing", "register as $new password=$secret"),
      Case("register-crashes", "register.crashes", "register as $new password=$secret"),
      Case(
        "register-forgets", "register.fails", "register as $new password=$secret", "sign in as $new password=$secret",
        "expect signed in as $new"),
      Case(
        "register-replaces", "register.takes-over register.replaces", "register as $new password=$secret", "as other",
        "register as $new password=$guess", "sign in as $new password=$guess", "expect refused"),
      Case(
        "register-replaces", "register.takes-over", "register as $new password=$secret", "as other",
        "register as $new password=$guess", "as third", "sign in as $new password=$secret", "expect signed in as $new"),
      Case(
        "register-keeps-both", "register.takes-over register.keeps-both", "register as $new password=$secret",
        "as other", "register as $new password=$guess", "sign in as $new password=$guess", "expect refused"),
      Case(
        "register-case", "register.takes-over register.case-counts", "register as a$new password=$secret", "as other",
        "register as A$new password=$guess", "sign in as A$new password=$guess", "expect refused"),
      Case(
        "register-by-address", "register.by-address", "register as $new password=$secret by address",
        "sign in as $new password=$secret", "expect refused"),
      Case(
        "register-empty", "register.empty-accepted", "register as $new password=\"\"", "as other",
        "sign in as $new password=\"\"", "expect refused"),
      Case(
        "register-empty", "register.empty-accepted", "register as \"\" password=$secret", "as other",
        "visit /login", "submit username=\"\" password=$secret", "expect refused"),
      Case("register-crashes-at-once", "register.crashes-at-once", "expect registrations at once accepted"),
      Case("register-lost-at-once", "register.lost-at-once", "expect registrations at once accepted"),
      Case("register-two-owners", "register.two-owners", "expect one owner for each name"),
      Case("data-in-memory", "data.elsewhere data.in-memory", "expect data kept in DATA_DIR"),
      Case("data-other-folder", "data.elsewhere data.other-folder", "expect data kept in DATA_DIR"),
    ]
    + [("data-in-memory", "in-memory"), ("data-emptied", "emptied-at-start")].map {
      Case(
        $0, "data.lost-at-restart data.\($1)", "register as $new password=$secret", "restart app",
        "sign in as $new password=$secret", "expect signed in as $new")
    }

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws { try await example.expectFoundOut() }

  @Test func anAppThatIsRightPassesThem() async throws { try await Case.expectPassed(Self.cases) }
}
