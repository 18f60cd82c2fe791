import Foundation
import Testing

@testable import Lesson

/// A check of an earlier step that fails beside others runs again on an app of its own.
@Suite(.withProcesses()) struct RepeatedCheckTests {
  /// The first start of it waits for two visitors at /meet, and disappoints one of them; or both, where it is told so.
  private static let server = """
    import http.server, os, sys, threading
    with open("starts", "a+") as file:
      file.write("x")
      file.seek(0)
      is_first = len(file.read()) == 1
    both = threading.Barrier(2, timeout=20)
    class Handler(http.server.BaseHTTPRequestHandler):
      def do_GET(self):
        words = "fine"
        if self.path == "/meet" and (is_first and both.wait() == 0 or "always" in sys.argv):
          words = "busy"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(words.encode())
    http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
    """

  private static func attempt(_ mode: String) async throws -> (attempt: Attempt, told: [String], starts: Int) {
    let lines = ["visit /meet", "expect page shows \"fine\""]
    let early = try ["early.one", "early.two"].map { try Check.sample($0, lines: lines) }
    let late = [try Check.sample("late.home"), try .sample("late.needy", needs: ["early.one", "early.two"])]
    let course = Course.sample([.sample("early", checks: early), .sample("late", checks: late)])
    return try await withTemporaryFolder { build in
      let folder = build.appending(path: "app")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try server.write(to: folder.appending(path: "app.py"), atomically: true, encoding: .utf8)
      var told: [String] = []
      let attempt = await Judge(home: .built, course: course, knowledge: SignInCourse.knowledge).attempt(
        step: "late", source: .folder(try AppFolder(folder, run: "/usr/bin/env python3 app.py \(mode)")), build: build,
        seed: "a-seed", each: { told.append($0.check.id) })
      let starts = try String(contentsOf: folder.appending(path: "starts"), encoding: .utf8).count
      return (attempt, told, starts)
    }
  }

  @Test func whatFailedForTheOthersPasses() async throws {
    let (attempt, told, starts) = try await Self.attempt("once")
    #expect(attempt.verdict == .passed, "\(attempt.summary)")
    #expect(attempt.checks.map(\.check.id) == told && Set(told).count == 4)
    #expect(starts == 2)
  }

  @Test func whatFailsByItselfAsWellFails() async throws {
    let (attempt, told, starts) = try await Self.attempt("always")
    #expect(attempt.ids(.failed) == ["early.one", "early.two"], "\(attempt.summary)")
    #expect(attempt["late.needy"]?.blockedBy == ["early.one", "early.two"])
    #expect(attempt["early.one"]?.diagnosis?.id == "page.text-missing")
    #expect(attempt.checks.map(\.check.id) == told && Set(told).count == 4)
    #expect(starts == 3)
  }
}
