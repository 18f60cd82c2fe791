import Foundation
import Testing

@testable import Lesson

@Suite(.withProcesses()) struct TranscriptDocumentTests {
  @Test func itHoldsTheLinesAndWhatCameButNoSecret() async throws {
    let attempt = try await RealAttempts.example(of: "login", at: "protect")
    let text = TranscriptDocument(attempt: attempt, redaction: Redaction(attempt)).text(.lines)
    #expect(text.contains("# protect.anonymous: A stranger does not see the dashboard – failed\n"))
    #expect(text.contains("\n# visit /login\n") || text.contains("\n  # visit /login"))
    #expect(text.contains("#   > username=alice&password=•••\n") && text.contains("#   < HTTP/1.1 200 OK\n"))
    for secret in ["abcd\n", "1234\n", attempt.app.secretKey, "session=ey"] {
      #expect(!text.contains(secret), "\(secret)")
    }
    for line in text.split(separator: "\n") where !Line.isComment(String(line)) && !line.contains("•••") {
      _ = try SignInCourse.vocabulary.line(String(line))
    }
  }

  /// The commands, run by a shell against the same app, get the same statuses.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")))
  func theCommandsOfCurlGetTheSameAnswers() async throws {
    let attempt = try await RealAttempts.example(of: "logout")
    let login = ["login.right", "login.wrong-password", "protect.forged", "protect.tampered", "logout.works"]
    let checks = attempt.checks.filter { login.contains($0.check.id) }
    #expect(checks.count == login.count)
    try await withTemporaryFolder { folder in
      try await RunningApp.with([Home.built.program, "serve", "logout", "--port", "$PORT"], in: folder, home: .built) {
        app in
        for check in checks {
          let lines = CurlCommands(origin: app.endpoint.origin).lines(check.transcript)
          let (exit, output) = try await ShellCommand.run(
            ["/bin/sh", "-c", lines.joined(separator: "\n")], in: folder, home: .built)
          #expect(exit == .status(0), "\(output)")
          let statuses = output.matches(of: /(?m)^HTTP\/1\.1 (\d{3})/).map { Int($0.output.1) }
          #expect(
            statuses == check.transcript.entries.compactMap { $0.exchange?.response?.status }, "\(check.check.id)")
        }
      }
    }
  }

  @Test func whatAShellWouldReadOtherwiseIsQuoted() {
    var transcript = Transcript()
    transcript.begin("as it's", depth: 0, browser: "o'clock")
    transcript.begin("post", depth: 0, browser: "o'clock")
    let request = Request(
      method: "POST", target: "/a?b=$(c)&d='e'",
      headers: [Header("Content-Type", "text/plain"), Header("Cookie", "x=1")],
      body: Array("it's \"quoted\" $HOME `x`".utf8))
    transcript.note(Exchange(request: request, result: .failure(.refused), seconds: 0), cookieChanges: [])
    transcript.begin("post", depth: 0, browser: "o'clock")
    let bytes = Request(method: "PUT", target: "/", body: [0, 255, 10])
    transcript.note(Exchange(request: bytes, result: .failure(.refused), seconds: 0), cookieChanges: [])
    let lines = CurlCommands(origin: "http://127.0.0.1:5000").lines(transcript)
    #expect(
      lines.contains(
        #"curl -sS --path-as-is -g -i -X POST -b cookies-o-clock.txt -c cookies-o-clock.txt -H 'Content-Type: text/plain' "$app"'/a?b=$(c)&d='\''e'\''' --data-raw 'it'\''s "quoted" $HOME `x`'"#
      ))
    #expect(
      lines.contains(
        #"printf '\000\377\012' | curl -sS --path-as-is -g -i -X PUT -b cookies-o-clock.txt -c cookies-o-clock.txt "$app"/ --data-binary @-"#
      ))
  }
}
