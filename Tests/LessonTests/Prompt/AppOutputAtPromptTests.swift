import Foundation
import Testing

@testable import Lesson

/// What an app prints, as the prompt shows it.
@Suite(.withProcesses()) struct AppOutputAtPromptTests {
  private static let app = """
    import http.server, os, sys

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/end":
                print("about to end", flush=True)
                os._exit(3)
            if self.path == "/many":
                for number in range(40):
                    print("number", number)
            if self.path == "/fail":
                print("the cause", flush=True)
            self.send_response(500 if self.path == "/fail" else 501 if self.path == "/unwritten" else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()
            sys.stdout.flush()

        def log_message(self, *arguments):
            if self.path != "/many":
                print("asked for", self.path, flush=True)

    http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
    """

  /// What is said after `use mine` and these lines, each part under the line that caused it.
  private func answers(_ typed: String...) async throws -> [String] {
    try await withTemporaryFolder { folder in
      try Self.app.write(to: folder.appending(path: "app.py"), atomically: true, encoding: .utf8)
      try "run: env python3 app.py\n".write(to: folder.appending(path: "app.yml"), atomically: true, encoding: .utf8)
      let input = (["use mine"] + typed).map { $0 + "\n" }.joined()
      let output = try await LessonProcess.run([], in: folder, input: input).output
      let parts = output.split(separator: /setup (example|mine)> [^\n]*\n/).map(String.init)
      try #require(parts.count == typed.count + 2, "\(output)")
      return Array(parts.dropFirst(2))
    }
  }

  @Test func theLogShowsTheLastLinesWhenAsked() async throws {
    let answers = try await answers("log", "visit /", "visit /many", "visit /", "log")
    #expect(answers[0] == "  Your app has printed nothing so far.\n" || answers[0].contains("asked for /\n"))
    #expect(answers[1] == "  GET / → 200\n")
    #expect(answers[4].hasPrefix("  The last 20 of 4"), "\(answers[4])")
    #expect(answers[4].contains("  app | number 39\n"))
    #expect(answers[4].split(separator: "\n").count == 21)
  }

  @Test func theLogIsShownLiveOnDemand() async throws {
    let answers = try await answers("log on", "visit /fail", "log off", "visit /", "log")
    #expect(answers[0].contains("is shown at once now"))
    // The app's lines come by themselves, and here nothing but the app's own pace says when.
    let said = answers.joined()
    #expect(!said.contains("The last lines that"))
    #expect(!answers[3].contains("app | asked for /\n"))
    #expect(answers[4].contains("  app | the cause\n"))
  }

  @Test func aFailureShowsWhatTheAppSaid() async throws {
    let answers = try await answers("visit /fail", "visit /unwritten", "visit /end", "log", "visit /")
    #expect(answers[0].contains("The last lines that your app printed (`log` shows more):\n  app | "))
    #expect(answers[0].contains("  app | the cause\n"))
    #expect(answers[1] == "  GET /unwritten → 501\n")
    #expect(
      answers[2].contains("Your app has ended: exit status 3. Type `use mine` to start it again."), "\(answers[2])")
    #expect(answers[2].contains("  app | about to end\n"))
    #expect(answers[3].contains("  app | about to end\n"))
  }

  /// What the prompt says in a folder with this app, the learner talking to the example at first.
  private func output(of script: String, _ typed: String...) async throws -> String {
    try await withTemporaryFolder { folder in
      try script.write(to: folder.appending(path: "app.py"), atomically: true, encoding: .utf8)
      try "run: env python3 app.py\n".write(to: folder.appending(path: "app.yml"), atomically: true, encoding: .utf8)
      return try await LessonProcess.run([], in: folder, input: typed.map { $0 + "\n" }.joined()).output
    }
  }

  @Test func afterACheckTheLogIsThatOfTheAppThatWasChecked() async throws {
    let output = try await output(of: Self.app, "check", "log", "visit /", "log")
    let parts = output.components(separatedBy: "setup example> log\n")
    try #require(parts.count == 3, "\(output)")
    #expect(parts[1].contains("that your app printed while it was checked"), "\(parts[1])")
    #expect(parts[1].contains("  app | asked for "))
    #expect(!parts[2].contains("your app"), "now the example ran last: \(parts[2])")
  }

  @Test func anAppThatEndsAtItsStartIsHeard() async throws {
    let output = try await output(of: "raise SystemExit('no database')\n", "use mine", "log")
    let parts = output.components(separatedBy: "setup example> ")
    #expect(parts[1].contains("Its last lines say why."), "\(output)")
    #expect(parts[1].contains("  app | no database\n"))
    #expect(parts[2].contains("All that your app printed when it was started (lines: 1):\n  app | no database\n"))
  }

  @Test func theAppThatIsCheckedIsHeardLive() async throws {
    let output = try await output(of: Self.app, "log on", "check")
    #expect(output.contains("  app | asked for /\n"), "\(output)")
  }

  @Test func linesAreNoWiderThanTheScreen() {
    let log = AppLines("one\n  two " + String(repeating: "x", count: 60) + "\n\n")
    #expect(log.lines.count == 2)
    let text = log.text(columns: 40)
    #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("  app | ") && $0.count <= 40 })
    #expect(text.replacing("\n  app | ", with: "").hasSuffix(String(repeating: "x", count: 60)))
    #expect(AppLines("one\ntwo").text(last: 1, columns: 40) == "  app | two")
  }
}
