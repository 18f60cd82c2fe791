import Testing

@testable import Lesson

/// Each line of the practice on an app that is right, and on one that is wrong in exactly one way.
@Suite(.withProcesses(about: "SignIn")) struct PracticeLineTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let mistake: String
    let lines: [String]
    let id: String
    /// Which of the mistakes with this id it is; nil where the id says it.
    let cause: String?
    var testDescription: String { mistake }

    /// - Parameter said: the id, and behind a space the cause.
    init(_ mistake: String, _ said: String, _ lines: String...) { self.init(mistake, said, lines) }

    init(_ mistake: String, _ said: String, _ lines: [String]) {
      let parts = said.split(separator: " ").map(String.init)
      (self.mistake, self.id, self.lines) = (mistake, parts[0], lines)
      cause = parts.dropFirst().first
    }
  }

  private static let greeting = [
    Case(
      "name-global", "page.names-somebody user.last-name-wins", "sign in as admin", "sign in as alice", "as passer-by",
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
  ]

  private static let returning =
    [
      ("next-any", "not-checked"), ("next-two-slashes", "two-slashes"), ("next-backslash", "backslash"),
      ("next-control", "control-characters"), ("next-lookalike", "beginning-only"), ("next-scheme", "scheme"),
    ].map { Case($0, "next.leaves-site next.\($1)", "expect redirects to other sites refused") } + [
      Case("next-crash", "next.crashes", "expect redirects to other sites refused"),
      Case(
        "next-signed-in", "next.leaves-site-when-signed-in next.not-checked",
        "expect redirects to other sites refused when signed in"),
    ]
    + [("next-lost", "unused"), ("next-query-lost", "query-lost"), ("next-only-address", "only-in-address")].map {
      Case(
        $0, "page.elsewhere next.\($1)", "visit /settings?tab=2", "follow to the end", "sign in as alice on this page",
        "follow to the end", "expect page at /settings?tab=2")
    }

  private static let remembering = [
    Case("box-missing", "form.remember-missing", "visit /login", "expect login form has a remember box"),
    Case(
      "box-outside", "form.remember-missing form.remember-outside", "visit /login",
      "expect login form has a remember box"),
    Case("box-unnamed", "form.remember-unnamed", "visit /login", "expect login form has a remember box"),
    Case("box-ticked", "form.remember-ticked", "visit /login", "expect login form has a remember box"),
    Case("box-missing", "form.remember-missing", "sign in as alice and be remembered"),
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
    Case("remember-plain", "cookie.forged-accepted cookie.any-value", "expect forged remember-me cookies refused"),
    Case("remember-tail", "cookie.tampered-accepted", "expect tampered remember-me cookies refused"),
    Case("remember-tail", "cookie.mixed-accepted", "expect mixed remember-me cookies refused"),
    Case("remember-password", "cookie.holds-password", "expect no password in remember-me cookies"),
  ]

  private static let accounts =
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
    } + [
      Case("restart-dies", "app.does-not-restart", "restart app"),
      Case("sql-login", "sql.crashes", "expect SQL in sign-ins refused"),
      Case("sql-like", "sql.signs-in", "expect SQL in sign-ins refused"),
      Case("sql-register", "sql.crashes", "expect SQL in names harmless"),
      Case("markup", "markup.in-page", "expect markup in names harmless"),
    ]

  private static let password = "Open sesame, and then close it again"

  private static let passwords =
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

  private static let storing = [
    Case("kept-plain", "password.readable", "expect no password in DATA_DIR"),
    Case("kept-base64", "password.readable", "expect no password in DATA_DIR"),
    Case("kept-md5", "password.fast-hash", "expect no fast hash in DATA_DIR"),
    Case("kept-unsalted", "password.unsalted", "expect salted hashes in DATA_DIR"),
    Case("kept-fast", "password.checked-too-fast", "expect passwords checked slowly"),
    Case("kept-accepted", "password.hash-accepted", "expect stored hashes refused as passwords"),
    Case("unknown-words", "unknown-name.answered-differently", "expect unknown names answered alike"),
    Case("unknown-status", "unknown-name.answered-differently", "expect unknown names answered alike"),
    Case("unknown-redirect", "unknown-name.answered-differently", "expect unknown names answered alike"),
    Case("unknown-sooner", "unknown-name.answered-sooner", "expect unknown names answered as slowly"),
    Case("unknown-later", "unknown-name.answered-later", "expect unknown names answered as slowly"),
  ]

  private static let otherCopy = [
    "sign in as alice", "expect signed in as alice", "start app afresh", "as second", "sign in as alice",
    "expect signed in as alice", "as you", "expect signed out",
  ]

  private static let keys =
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

  private static let https = "restart app with SITE_URL=https://lesson.example"

  private static let protecting = [
    Case("cookie-readable", "cookie.scripts-can-read", "expect sign-in cookies hidden from scripts"),
    Case("cookie-any-site", "cookie.other-sites-send", "expect sign-in cookies kept from other sites"),
    Case("cookie-none", "cookie.other-sites-send", "expect sign-in cookies kept from other sites"),
    Case("remember-any-site", "cookie.other-sites-send", "expect sign-in cookies kept from other sites"),
    Case("cookie-domain", "cookie.shared-with-other-hosts", "expect sign-in cookies for this host only"),
    Case("cookie-not-secure", "cookie.sent-unencrypted", https, "expect sign-in cookies for HTTPS only"),
  ]

  // Those that start the app in other ways come last.
  static let cases =
    greeting + returning + remembering + accounts + passwords + storing + protecting + keys

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws {
    let found = try await PracticeApp.diagnosis(example.mistake, example.lines)
    #expect(found?.diagnosis.id == example.id, "\(found?.diagnosis.explanation.text ?? "")")
    if let cause = example.cause { #expect(found?.cause?.id == cause) }
  }

  /// All of the lines one after the other on one app, each in browsers of its own.
  @Test func anAppThatIsRightPassesThem() async throws {
    try await PracticeApp.with(nil) { setting in
      for (index, example) in Self.cases.enumerated() {
        let stage = Stage(setting, seed: "\(index)")
        do {
          for line in example.lines { try await stage.perform(try SignInCourse.vocabulary.line(line)) }
        } catch let diagnosis as Diagnosis {
          Issue.record("\(example.lines): \(diagnosis.explanation.text)")
        }
      }
    }
  }
}
