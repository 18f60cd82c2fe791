import Foundation
import Testing

@testable import Lesson

/// What an app printed while it failed stands in the report, whatever it printed before and after.
@Suite(.withProcesses()) struct FailureOutputTests {
  /// An app that prints much at each visit, and fails at `/login` in its own way.
  private static func app(failing: String) -> String {
    """
    import http.server, os, sys

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path.startswith("/login"):
                \(failing)
            body = b"<a href=/login>Log in</a>" if self.path == "/" else b"no"
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_POST = do_HEAD = do_GET

        def log_message(self, *arguments):
            Handler.count = getattr(Handler, "count", 0) + 1
            for number in range(20):
                print("request", Handler.count, flush=True)

    http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
    """
  }

  private func attempt(failing: String) async throws -> Attempt {
    try await RealAttempts.folder("app.py", Self.app(failing: failing), run: "/usr/bin/env python3 app.py", at: "form")
  }

  @Test func theOutputIsThatOfTheRequestThatFailed() async throws {
    let attempt = try await attempt(
      failing: "print(\"NameError: name 'usres' is not defined\", flush=True); self.send_error(500); return")
    let failed = try #require(attempt.checks.first { $0.outcome == .failed })
    let output = try #require(failed.output)
    #expect(output.contains("NameError: name 'usres'"))
    #expect(attempt.app.output.contains("request 1\n") && !output.contains("request 1\n"), "\(output)")
    for columns in [40, 80] {
      let text = TextReport(style: Style(columns: columns)).text(attempt)
      #expect(text.contains("  What the app printed then:\n    | "), "\(text)")
      #expect(text.replacing("\n    | ", with: "").contains("NameError: name 'usres' is not defined"), "\(text)")
    }
  }

  @Test func theLastWordsOfAnAppThatARequestEndedAreShownOnce() async throws {
    let attempt = try await attempt(
      failing: "print(\"App/App.swift:39: Fatal error: Index out of range\", flush=True); os._exit(3)")
    let text = TextReport(style: .plain).text(attempt)
    #expect(text.contains("The app ended in the middle of the checks"), "\(text)")
    let last = "    | App/App.swift:39: Fatal error: Index out of range"
    #expect(text.components(separatedBy: last).count == 2, "\(text)")
  }

  @Test func anAppThatIsFineExplainsNothing() async throws {
    let attempt = try await RealAttempts.example(of: "setup", at: "form")
    #expect(attempt.checks.contains { $0.outcome == .failed })
    #expect(attempt.checks.allSatisfy { $0.output == nil })
  }

  @Test func whatCameAfterAMarkIsKeptApart() {
    var output = AppOutput()
    func append(_ text: String) { Array(text.utf8).withUnsafeBytes { output.append($0) } }
    append("before\n")
    let mark = output.total
    #expect(output.text(after: mark) == "")
    append("after\n")
    #expect(output.text(after: mark) == "after\n")
    append(String(repeating: "y", count: 3 * AppOutput.tailLimit))
    let late = output.total
    append("end\n")
    #expect(output.text(after: late) == "end\n")
    #expect(output.text(after: mark).hasSuffix("yend\n"))
  }
}
