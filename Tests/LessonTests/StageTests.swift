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
      let people = [Person(name: "alice", password: "abcd"), Person(name: "admin", password: "1234")]
      try await body(
        Stage(
          Stage.Setting(
            endpoint: server.endpoint, people: people, isDashboardGuarded: true, listening: { nil }), seed: "seed"))
    }
  }

  @Test func oddFieldNamesOfAnAppEndInADiagnosis() async throws {
    let page = """
      <form method=post action="/login?$a b"><input name="user name"><input type=password name='p"w'>
      <input type=hidden name="=" value=1><input type=hidden name="a\\b" value="$x"></form>
      """
    try await Self.with({ _ in page }) { stage in
      await #expect(throws: Diagnosis.self) {
        try await stage.perform(try LineParser.parse("expect incomplete forms of alice refused"))
      }
    }
  }

  @Test func anExpectationLeavesTheBrowserThatItWasTypedIn() async throws {
    try await Self.with({ _ in "<form method=post><input name=u><input type=password name=p></form>" }) { stage in
      try await stage.perform(try LineParser.parse("as bob"))
      try await stage.perform(try LineParser.parse("expect /dashboard keeps its secret"))
      #expect(await stage.current == "bob")
    }
  }

  @Test func tokensAreRandomButTheSameInOneScript() async throws {
    try await Self.with({ _ in "" }) { stage in
      try await stage.perform(try LineParser.parse("visit /$page"))
      try await stage.perform(try LineParser.parse("visit /$page/$other"))
      let targets = await stage.transcript.entries.compactMap { $0.exchange?.request.target }
      #expect(targets[1].hasPrefix(targets[0] + "/zq"))
      #expect(targets[1] != targets[0] + targets[0])
    }
  }
}
