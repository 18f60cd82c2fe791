import Testing

@testable import Lesson

/// Lines performed on a server of this process.
@Suite(.inTurn) struct StageTests {
  private static func with(
    _ page: @escaping @Sendable (ReceivedRequest) -> String, _ body: (Stage) async throws -> Void
  ) async throws {
    try await TestServer.with(answering: { request in
      let html = page(request)
      return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(html.utf8.count)\r\n\r\n\(html)"
    }) { server in
      try await body(
        Stage(
          Stage.Setting.sample(server.endpoint), seed: "seed"))
    }
  }

  @Test func oddFieldNamesOfAnAppEndInADiagnosis() async throws {
    let page = """
      <form method=post action="/login?$a b"><input name="user name"><input type=password name='p"w'>
      <input type=hidden name="=" value=1><input type=hidden name="a\\b" value="$x"></form>
      """
    try await Self.with({ _ in page }) { stage in
      await #expect(throws: Diagnosis.self) {
        try await stage.perform(try SignInCourse.vocabulary.line("expect incomplete forms of alice refused"))
      }
    }
  }

  @Test func anExpectationLeavesTheBrowserThatItWasTypedIn() async throws {
    try await Self.with({ _ in "<form method=post><input name=u><input type=password name=p></form>" }) { stage in
      try await stage.perform(try SignInCourse.vocabulary.line("as bob"))
      try await stage.perform(try SignInCourse.vocabulary.line("expect /dashboard keeps its secret"))
      #expect(await stage.current == "bob")
    }
  }

  @Test func tokensAreRandomButTheSameInOneScript() async throws {
    try await Self.with({ _ in "" }) { stage in
      try await stage.perform(try SignInCourse.vocabulary.line("visit /$page"))
      try await stage.perform(try SignInCourse.vocabulary.line("visit /$page/$other"))
      let targets = await stage.transcript.entries.compactMap { $0.exchange?.request.target }
      #expect(targets[1].hasPrefix(targets[0] + "/zq"))
      #expect(targets[1] != targets[0] + targets[0])
    }
  }

  // MARK: An open dashboard that names the admin on everybody's page

  /// - Parameter signatures: what follows the name in a person's cookie.
  private static func site(
    _ request: ReceivedRequest, greets: Bool = true, signatures: [String: String] = [:]
  ) -> String {
    let user = request[header: "cookie"].flatMap { $0.firstMatch(of: /user=([a-z]+)/)?.output.1 } ?? ""
    let html =
      request.target == "/login"
      ? "<form method=post action=/login><input name=u><input type=password name=p></form>"
      : "<p>Hello \(greets ? user : "")! Questions? Write to the admin.</p>"
    let fits = ["u=alice&p=abcd", "u=admin&p=1234"].contains(request.body)
    let name = String(request.body.dropFirst(2).prefix { $0 != "&" })
    let cookie = fits ? "Set-Cookie: user=\(name)\(signatures[name] ?? "")\r\n" : ""
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(cookie)Content-Length: \(html.utf8.count)\r\n\r\n\(html)"
  }

  private static func diagnosis(
    of lines: [String], isGuarded: Bool = false, greets: Bool = true, signatures: [String: String] = [:],
    deadline: Duration? = nil
  ) async throws -> Diagnosis? {
    try await TestServer.with(answering: { site($0, greets: greets, signatures: signatures) }) { server in
      var setting = Stage.Setting.sample(server.endpoint, isDashboardGuarded: isGuarded)
      setting.client.limits.deadline = deadline.map { .now + $0 }
      let stage = Stage(setting, seed: "seed")
      do {
        for line in lines { try await stage.perform(try SignInCourse.vocabulary.line(line)) }
        return nil
      } catch let diagnosis as Diagnosis {
        return diagnosis
      }
    }
  }

  @Test(arguments: ["alice", "admin"]) func aNameThatStandsOnEveryPageMixesNobodyUp(_ person: String) async throws {
    let lines = ["sign in as \(person)", "expect signed in as \(person)"]
    #expect(try await Self.diagnosis(of: lines, isGuarded: true) == nil)
    #expect(try await Self.diagnosis(of: ["expect claims ignored"]) == .cookie(.claimLetsIn("?user=admin")))
  }

  @Test func aNameThatStandsOnEveryPageIsNoSignIn() async throws {
    #expect(try await Self.diagnosis(of: ["expect signed out"]) == nil)
    #expect(try await Self.diagnosis(of: ["sign in as alice password=guess", "expect signed out"]) == nil)
    #expect(
      try await Self.diagnosis(of: ["expect signed out"], isGuarded: true) == .guarding(.openToAnyone("/dashboard")))
  }

  @Test func aPageThatGreetsNobodyIsNobodyElses() async throws {
    #expect(
      try await Self.diagnosis(of: ["sign in as alice", "expect signed in as alice"], greets: false)
        == .signIn(.notGreeted(person: "alice")))
  }

  @Test func aSignatureMaySpellAPasswordByChance() async throws {
    let line = "expect no password in cookies"
    #expect(try await Self.diagnosis(of: [line], signatures: ["alice": ".0abcd5", "admin": ".99f7e1"]) == nil)
    #expect(try await Self.diagnosis(of: [line], signatures: ["alice": ".7d01c2", "admin": ".012345"]) == nil)
    #expect(
      try await Self.diagnosis(of: [line], signatures: ["alice": ".abcd", "admin": ".1234"])
        == .cookie(.holdsPassword(cookie: "user", encoding: "as it is")))
  }

  // MARK: What an expectation leaves

  @Test func anExpectationLeavesBrowsersOfTheSameNameAsTheyWere() async throws {
    try await Self.with({ Self.page($0) }) { stage in
      for line in ["as visitor", "set cookie mine=1", "as alice", "set cookie mine=2", "as visitor"] {
        try await stage.perform(try SignInCourse.vocabulary.line(line))
      }
      for line in ["expect /dashboard keeps its secret", "expect forged cookies refused"] {
        // Whether they hold is not the question.
        try? await stage.perform(try SignInCourse.vocabulary.line(line))
      }
      #expect(await stage.browser.jar.cookie(named: "mine")?.value == "1")
      #expect(
        await stage.visitors.mapValues { $0.browser.jar.cookies.map(\.value) } == ["visitor": ["1"], "alice": ["2"]])
    }
  }

  private static func page(_ request: ReceivedRequest) -> String {
    "<form method=post action=/login><input name=u><input type=password name=p></form>"
  }

  // MARK: What cannot be done

  @Test func whatCannotBeSeenIsSkipped() async throws {
    let diagnosis = try await Self.diagnosis(of: ["expect loopback only"])
    #expect(diagnosis == .server(.socketsUnseen) && diagnosis?.outcome == .skipped)
  }

  @Test func afterTheDeadlineNothingIsSent() async throws {
    #expect(try await Self.diagnosis(of: ["visit /"], deadline: .seconds(60)) == nil)
    #expect(
      try await Self.diagnosis(of: ["visit /"], deadline: .zero)
        == .app(.noAnswer(.timedOut(seconds: 0), request: "GET /")))
  }
}
