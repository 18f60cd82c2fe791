import Foundation
import Testing

@testable import Lesson

@Suite struct ResultDocumentTests {
  private func object(_ attempt: Attempt) throws -> [String: Any] {
    let json = try ResultDocument(attempt, version: "1.2.3").json()
    return try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
  }

  @Test func theDocumentSaysWhatWasJudgedByWhat() throws {
    let document = try object(try .sampleFailed())
    #expect(
      Set(document.keys) == [
        "schema", "lesson", "course", "track", "step", "scope", "seed", "verdict", "seconds", "phases", "app", "checks",
      ])
    #expect(document["schema"] as? String == "lesson/result/1")
    #expect(document["lesson"] as? String == "1.2.3")
    #expect(document["course"] as? [String: String] == ["id": "sample", "digest": "0123456789abcdef"])
    #expect(document["track"] as? String == "flask")
    #expect(document["step"] as? String == "login")
    #expect(document["verdict"] as? String == "failed")
    #expect(document["seconds"] as? Double == 1.25)
  }

  @Test func aFailedCheckHasItsDiagnosisAndTranscript() throws {
    let checks = try #require(try object(try .sampleFailed())["checks"] as? [[String: Any]])
    #expect(checks.map { $0["outcome"] as? String } == ["passed", "failed", "failed", "blocked"])
    let failed = checks[1]
    #expect(
      Set(failed.keys) == [
        "id", "step", "title", "outcome", "diagnosis", "message", "tried", "expected", "came", "cause", "cause-id",
        "next", "why", "blocked-by", "transcript", "seconds", "time",
      ])
    #expect(failed["diagnosis"] as? String == "sign-in.wrong-password-accepted")
    #expect((failed["message"] as? String)?.hasPrefix("alice got in with a wrong password. Expected:") == true)
    #expect(failed["tried"] as? String == "It signed in as alice with another password.")
    #expect(failed["came"] as? String == "alice got in with a wrong password.")
    #expect(failed["expected"] as? String == "a refusal" && failed["cause"] is String && failed["next"] is String)
    #expect(checks[0]["diagnosis"] is NSNull && checks[0]["message"] is NSNull)
    #expect(checks[3]["blocked-by"] as? [String] == ["login.wrong"])

    let transcript = try #require(failed["transcript"] as? [[String: Any]])
    #expect(transcript.map { $0["depth"] as? Int } == [0, 1, 1, 0, 1])
    #expect(transcript[0]["exchange"] is NSNull)
    let exchange = try #require(transcript[2]["exchange"] as? [String: Any])
    #expect(exchange["method"] as? String == "POST" && exchange["status"] as? Int == 303)
    #expect(exchange["request-body"] as? String == "username=alice&password=•••")
    #expect(exchange["failure"] is NSNull)
    let headers = try #require(exchange["response-headers"] as? [[String: String]])
    #expect(headers[1] == ["name": "Set-Cookie", "value": "session=•••; Path=/; HttpOnly"])
    let lost = try #require(transcript[4]["exchange"] as? [String: Any])
    #expect(lost["status"] is NSNull && lost["failure"] is String)
  }

  @Test(
    arguments: [(nil, nil), (.moved, "moved"), (.short, "shortened"), (.long, "shortened")] as [(TimePassing?, String?)]
  )
  func aCheckSaysHowTimePassed(_ passing: TimePassing?, _ word: String?) throws {
    var attempt = try Attempt.sampleFailed()
    attempt.checks[1].passing = passing
    let checks = try #require(try object(attempt)["checks"] as? [[String: Any]])
    #expect(checks[1]["time"] as? String == word)
    #expect(checks[0]["time"] is NSNull)
  }

  @Test func anAppThatEndedSaysHow() throws {
    let document = try object(try .sampleExited())
    let app = try #require(document["app"] as? [String: Any])
    #expect(Set(app.keys) == ["command", "outcome", "message", "exit", "listening", "compile-errors", "output"])
    #expect(app["outcome"] as? String == "app.exited")
    #expect(app["exit"] as? Int == 1)
    #expect((app["message"] as? String)?.hasPrefix("The app ended before it answered: exit status 1.\n") == true)
    #expect((document["checks"] as? [Any])?.isEmpty == true)
  }

  @Test func theCommandNamesNoFolderOfThisMachine() throws {
    let attempt = try Attempt.sample(.passed, app: AppRecord(command: ["/somewhere/else/App", "/a/b.py", "x/y"]))
    let app = try #require(try object(attempt)["app"] as? [String: Any])
    #expect(app["command"] as? [String] == ["App", "b.py", "x/y"])
  }

  @Test func ourOwnTroubleIsAnError() throws {
    let app = try #require(try object(try .sample(.error, app: AppRecord(trouble: "Full.")))["app"] as? [String: Any])
    #expect(app["outcome"] as? String == "error" && app["message"] as? String == "Full.")
  }

  @Test func bodiesAreCut() throws {
    var attempt = try Attempt.sampleFailed()
    var transcript = Transcript()
    transcript.begin("visit /", depth: 0, browser: "you")
    let body = Array(String(repeating: "é", count: 10_000).utf8)
    transcript.note(
      Exchange(request: Request(), result: .success(Response(status: 200, body: body)), seconds: 0), cookieChanges: [])
    attempt.checks[1].transcript = transcript
    let checks = try #require(try object(attempt)["checks"] as? [[String: Any]])
    let entry = try #require((checks[1]["transcript"] as? [[String: Any]])?.first)
    let text = try #require((entry["exchange"] as? [String: Any])?["response-body"] as? String)
    #expect(text.count == ResultDocument.bodyLimit)
  }

  /// A signed cookie, and a random id from a server without any framework.
  @Test(.withProcesses(), arguments: ["example", "bare-http-server"])
  func noPasswordAndNoCookieOfARealAttemptIsWrittenDown(_ app: String) async throws {
    let attempt =
      app == "example"
      ? try await RealAttempts.example(of: "login") : try await RealAttempts.rightApp(app, at: "logout")
    #expect(attempt.verdict == .passed)
    let exchanges = attempt.checks.flatMap(\.transcript.entries).compactMap(\.exchange)
    let cookies = Set(
      exchanges.flatMap { exchange in
        (exchange.response?.headers.values("set-cookie") ?? []).compactMap { line in
          line.firstMatch(of: /^[^=;]+=([^;]{8,})/).map { String($0.1) }
        }
      })
    #expect(cookies.count > 1)

    let json = String(decoding: try ResultDocument(attempt, version: "1").json(), as: UTF8.self)
    for cookie in cookies { #expect(!json.contains(cookie), "\(cookie)") }
    let texts = strings(in: try JSONSerialization.jsonObject(with: Data(json.utf8)))
    #expect(texts.contains { $0.contains("•••") })
    for text in texts {
      #expect(text.firstMatch(of: /\b(abcd|1234)\b/.wordBoundaryKind(.simple)) == nil, "\(text)")
    }
  }

  private func strings(in json: Any) -> [String] {
    switch json {
    case let text as String: [text]
    case let array as [Any]: array.flatMap(strings)
    case let object as [String: Any]: object.values.flatMap(strings)
    default: []
    }
  }
}
