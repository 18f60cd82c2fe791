import Testing

@testable import Lesson

/// Each line about other sites on an app that is right, and on one that is wrong in exactly one way.
@Suite(.withProcesses()) struct CrossSiteLineTests {
  typealias Case = PracticeCase

  static let cases =
    [
      ("csrf-none", "csrf.saves-motto"), ("csrf-missing", "csrf.saves-motto csrf.token-missing"),
      ("csrf-origin-host", "csrf.saves-motto csrf.port-ignored"), ("csrf-null", "csrf.saves-motto csrf.null-origin"),
      ("csrf-referer", "csrf.saves-motto csrf.address-in-referer"),
      ("csrf-fetch-only", "csrf.saves-motto csrf.header-missing"),
      ("csrf-cross-site-only", "csrf.saves-motto csrf.same-site-allowed"), ("csrf-happens", "csrf.saves-motto"),
      ("csrf-crash", "csrf.crashes"),
    ].map { Case($0, $1, "expect mottos from other sites refused") } + [
      Case("csrf-logout", "csrf.logs-out", "expect logouts from other sites refused"),
      Case("csrf-missing", "csrf.logs-out csrf.token-missing", "expect logouts from other sites refused"),
      Case("csrf-login", "csrf.signs-in", "expect sign-ins from other sites refused"),
      Case("csrf-register", "csrf.registers", "expect registrations from other sites refused"),
      Case("csrf-missing", "csrf.registers csrf.token-missing", "expect registrations from other sites refused"),
      Case("csrf-null", "csrf.registers csrf.null-origin", "expect registrations from other sites refused"),
      Case("csrf-empty", "csrf.empty-token", "expect tokens of other people refused"),
      Case("csrf-any-session", "csrf.token-of-others", "expect tokens of other people refused"),
      Case("csrf-cookie", "csrf.token-planted", "expect tokens of other people refused"),
      Case("logout-get", "csrf.logs-out-by-address", "expect logout by address refused"),
      Case("settings-get", "csrf.motto-by-address", "expect mottos by address refused"),
      Case(
        "logout-link", "logout.is-link", "sign in as alice", "visit /dashboard and follow", "expect logout form posts"),
      Case("settings-no-form", "motto.form-missing", "sign in as alice", "save motto $words"),
      Case("motto-token-missing", "motto.refused", "sign in as alice", "save motto $words"),
    ]
    + [("settings-forget", ""), ("motto-twice", " markup.escaped-twice"), ("motto-markup", " markup.not-escaped")].map {
      Case(
        $0, "page.text-missing\($1)", "sign in as alice", "save motto \"Less <b> more & $words\"",
        "visit /profile and follow", "expect page shows \"Less <b> more & $words\"")
    }

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws {
    let found = try await PracticeApp.diagnosis(example.mistake, example.lines, file: "forms.py")
    #expect(found?.diagnosis.id == example.id, "\(found?.diagnosis.explanation.text ?? "")")
    #expect(found?.cause?.id == example.cause)
  }

  /// All of the lines one after the other on one app, each in browsers of its own.
  @Test func anAppThatIsRightPassesThem() async throws {
    try await Case.expectPassed(Self.cases, in: "forms.py")
  }

  /// A copy of a form has what people type, and no hidden field that nobody named. Cookies with SameSite=Lax stay at home
  /// for another site, and go along from another port.
  @Test func aPageOfAnotherSiteSendsWhatItCan() async throws {
    try await PracticeApp.with(nil, file: "forms.py") { setting in
      let stage = Stage(setting, seed: "a")
      for line in [
        "sign in as alice", "visit /settings", "submit motto=a from another site", "visit /settings",
        "submit motto=b csrf=c from another port with header Origin=null Referer=\"\"",
      ] {
        try await stage.perform(try SignInCourse.vocabulary.line(line))
      }
      let sent = await stage.takeTranscript().entries.compactMap(\.exchange?.request).filter {
        $0.target == "/settings" && $0.method == "POST"
      }
      let (site, port) = (try #require(sent.first), try #require(sent.last))
      let address = setting.endpoint.origin
      #expect(String(decoding: site.body, as: UTF8.self) == "motto=a")
      #expect(site.headers["Origin"] == "https://evil.example")
      #expect(site.headers["Referer"] == "https://evil.example/?\(address)/")
      #expect(site.headers["Sec-Fetch-Site"] == "cross-site" && site.headers["Cookie"] == nil)
      #expect(String(decoding: port.body, as: UTF8.self) == "csrf=c&motto=b")
      #expect(port.headers["Origin"] == "null" && port.headers["Referer"] == nil)
      #expect(port.headers["Sec-Fetch-Site"] == "same-site" && port.headers["Cookie"]?.hasPrefix("session=") == true)
    }
  }
}
