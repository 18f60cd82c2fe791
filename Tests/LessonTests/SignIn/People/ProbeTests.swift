import Testing

@testable import Lesson

/// Probes of a server of this process, which answers each by its query.
@Suite(.inTurn) struct ProbeTests {
  private static func findings(
    among queries: [String], answering answer: @escaping @Sendable (inout TestServer.Connection) async throws -> Void,
    where tells: @Sendable (Int, Probe.Answer) -> Bool
  ) async throws -> (finding: Probe.Finding?, requests: Int) {
    try await TestServer.with(conversing: answer) { server in
      let probes = queries.map { Probe(browser: Browser(endpoint: server.endpoint), query: $0) }
      return (await Probe.first(of: probes, where: tells), server.requests.count)
    }
  }

  private static let empty = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

  @Test func theFirstInOrderDecidesThoughALaterOneIsAnsweredSooner() async throws {
    let second = Latch<Void>()
    let (finding, requests) = try await Self.findings(among: ["?slow", "?quick", "?never"]) { connection in
      guard let request = try await connection.request() else { return }
      if request.text.contains("?slow") { _ = await second.wait() }
      try await connection.send(Self.empty)
      second.set(())
    } where: { _, _ in
      true
    }
    #expect(finding?.index == 0)
    #expect(requests == 2)
  }

  @Test func noneTellsAnythingAndAllAreSent() async throws {
    let (finding, requests) = try await Self.findings(among: ["?1", "?2", "?3", "?4", "?5"]) { connection in
      _ = try await connection.request()
      try await connection.send(Self.empty)
    } where: { _, _ in
      false
    }
    #expect(finding == nil)
    #expect(requests == 5)
  }

  @Test func aProbeThatIsNotAnsweredIsTheFinding() async throws {
    let (finding, _) = try await Self.findings(among: ["?1", "?2", "?broken", "?4"]) { connection in
      let request = try await connection.request()
      if request?.text.contains("?broken") != true { try await connection.send(Self.empty) }
    } where: { _, _ in
      false
    }
    #expect(finding?.index == 2)
    #expect(finding?.answer.failure?.id == Diagnosis.app(.noAnswer(.closedWithoutAnswer, request: "GET /dashboard")).id)
  }
}
