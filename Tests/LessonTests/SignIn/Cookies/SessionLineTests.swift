import Testing

@testable import Lesson

/// The line `session`, performed.
@Suite(.inTurn) struct SessionLineTests {
  /// What the last line shows, or why it cannot be done.
  private static func shown(_ lines: String..., setCookie: String = "a=1") async throws -> String {
    try await TestServer.with(answering: { _ in
      "HTTP/1.1 200 OK\r\nSet-Cookie: \(setCookie)\r\nContent-Length: 0\r\n\r\n"
    }) { server in
      let stage = Stage(
        Stage.Setting.sample(server.endpoint),
        seed: "seed")
      do {
        for line in lines { try await stage.perform(try SignInCourse.vocabulary.line(line)) }
      } catch let diagnosis as Diagnosis {
        return diagnosis.explanation.happened + " " + diagnosis.explanation.advice
      }
      return await stage.transcript.entries.last?.shown ?? ""
    }
  }

  @Test func itReadsAllCookiesOrTheOneThatIsNamed() async throws {
    let all = try await Self.shown("set cookie user=alice", "set cookie n=41", "session")
    #expect(all.contains("user: plain text.\n") && all.contains("\n\nn: a number.\n"))
    let one = try await Self.shown("set cookie user=alice", "set cookie n=41", "session n")
    #expect(one.hasPrefix("n: a number.\n") && !one.contains("user"))
  }

  @Test func withoutCookiesItSaysSo() async throws {
    #expect(try await Self.shown("session") == "This browser keeps no cookies.")
    #expect(try await Self.shown("session x") == "There is no cookie named x. It keeps no cookie at all.")
    #expect(try await Self.shown("set cookie a=1", "session x") == "There is no cookie named x. It keeps: a.")
  }

  @Test(arguments: [
    "a={\"x\":\"\\u001b]\\u009b\\u202e\"}", "a=%7B%22x%22%3A%22%C2%9B2J%22%7D", "\u{9B}2J=\u{202E}\u{9B}alice",
    "=alice",
  ]) func aHostileCookieDoesNothingToTheTerminal(_ cookie: String) async throws {
    let text = try await Self.shown("visit /", "session", setCookie: cookie)
    #expect(text.contains("Who can read it?"))
    #expect(text == text.harmless)
    #expect(text.contains("\u{FFFD}") || cookie == "=alice")
  }
}
