import Foundation
import Testing

@testable import Lesson

/// Apps that cannot be judged: each ends in time, is named as what it is, and leaves no process behind.
@Suite(.withProcesses()) struct MisbehavingAppTests {
  struct Misbehavior: CustomTestStringConvertible, Sendable {
    let name: String
    let script: String
    let failure: String
    /// The verdict's words must say this.
    let says: String
    /// Only those that never listen wait so long, so only they must not wait long.
    var secondsToListen = 60.0
    var testDescription: String { name }
  }

  private static let listen = """
    import os, socket, sys, time
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)

    """

  static let all = [
    Misbehavior(
      name: "crashes at start", script: "print('half way')\nraise SystemExit('no database')", failure: "app.exited",
      says: "no database"),
    Misbehavior(
      name: "prints forever", script: "while True: print('y' * 300)", failure: "app.never-listened",
      says: "within 2 seconds",
      secondsToListen: 2),
    Misbehavior(
      name: "sleeps forever", script: "import time\ntime.sleep(1000)", failure: "app.never-listened",
      says: "nothing listened", secondsToListen: 2),
    Misbehavior(
      name: "listens at another port",
      script: listen + "server.bind(('127.0.0.1', 0)); server.listen()\ntime.sleep(1000)",
      failure: "app.listens-elsewhere", says: "The app listens on 127.0.0.1:"),
    Misbehavior(
      name: "listens at another address",
      script: """
        import os, socket, time
        server = socket.socket(socket.AF_INET6)
        server.bind(('::1', int(os.environ['PORT']))); server.listen()
        time.sleep(1000)
        """,
      failure: "app.listens-elsewhere", says: "The app listens on [::1]:"),
    Misbehavior(
      name: "accepts and never answers",
      script: listen + "server.bind(('127.0.0.1', int(os.environ['PORT']))); server.listen()\ntime.sleep(1000)",
      failure: "app.never-answered", says: "did not answer a request within 2 seconds"),
    Misbehavior(
      name: "answers garbage",
      script: listen + """
        server.bind(('127.0.0.1', int(os.environ['PORT']))); server.listen(50)
        while True:
          client, _ = server.accept()
          client.recv(1000); client.sendall(b'\\x00\\x01 I am no web server\\r\\n\\r\\n'); client.close()
        """,
      failure: "app.never-answered", says: "not in HTTP"),
    Misbehavior(
      name: "ends in the middle",
      script: listen + """
        server.bind(('127.0.0.1', int(os.environ['PORT']))); server.listen(50)
        for number in range(4):
          client, _ = server.accept()
          client.recv(1000)
          client.sendall(b'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\nhi'); client.close()
        sys.exit('enough')
        """,
      failure: "app.stopped", says: "ended in the middle of the checks: exit status 1"),
  ]

  @Test(arguments: all) func isNamedInTime(_ misbehavior: Misbehavior) async throws {
    try await withTemporaryFolder { folder in
      try misbehavior.script.write(to: folder.appending(path: "app.py"), atomically: true, encoding: .utf8)
      let home = Home(root: .repository, products: BuiltProducts.folder)
      let course = try CourseReader(folder: home.course, vocabulary: SignInCourse.vocabulary).course()
      let judge = Judge(
        home: home, course: course, knowledge: SignInCourse.knowledge,
        patience: .init(toListen: misbehavior.secondsToListen, toAnswer: 2))
      // The system's own Python, which needs no preparation.
      let app = try AppFolder(folder, run: "env python3 -u app.py")
      let attempt = await judge.attempt(step: "setup", source: .folder(app), build: folder)
      #expect(attempt.verdict == .appFailed)
      #expect(attempt.app.failure?.id == misbehavior.failure)
      #expect(TextReport(style: .plain).text(attempt).replacing("\n  ", with: " ").contains(misbehavior.says))
      #expect(attempt.seconds < 60)
      #expect(attempt.app.output.utf8.count < 70_000)
      #expect(try Self.processes(in: folder).isEmpty)
    }
  }

  private static let slow = """
    import os, time
    from http.server import BaseHTTPRequestHandler, HTTPServer

    print("key", os.environ["SECRET_KEY"], flush=True)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            time.sleep(0.3)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_HEAD = do_GET

        def log_message(self, *_):
            pass

    HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
    """

  @Test func aSlowAppTakesNoMoreTimeThanItMay() async throws {
    try await withTemporaryFolder { folder in
      try Self.slow.write(to: folder.appending(path: "slow.py"), atomically: true, encoding: .utf8)
      var judge = Judge(
        home: .built, course: try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course(),
        knowledge: SignInCourse.knowledge)
      judge.patience.toFinish = 2
      let app = try AppFolder(folder, run: "/usr/bin/env python3 slow.py")
      let attempt = await judge.attempt(step: "login", source: .folder(app), build: folder)
      guard case .tooSlow(2, let done, attempt.checks.count) = attempt.app.failure else {
        Issue.record("\(String(describing: attempt.app.failure))")
        return
      }
      #expect(attempt.verdict == .appFailed && done > 0 && done < attempt.checks.count)
      #expect(attempt.checks.count { $0.outcome == .appFailed } == attempt.checks.count - done)
      // It printed its key, and no report repeats that.
      #expect(attempt.app.output.contains(attempt.app.secretKey))
      let grade = Grade(submission: "slow", attempt: attempt)
      let json = String(decoding: try ResultDocument(attempt, version: "1").json(), as: UTF8.self)
      for report in [TextReport(style: .plain).text(attempt), JUnitReport(grade: grade).text, json] {
        #expect(!report.contains(attempt.app.secretKey))
        #expect(report == json || report.contains("key •••"))
      }
    }
  }

  @Test func aMissingProgramIsNamed() async throws {
    try await withTemporaryFolder { folder in
      let home = Home(root: .repository, products: BuiltProducts.folder)
      let judge = Judge(
        home: home, course: try CourseReader(folder: home.course, vocabulary: SignInCourse.vocabulary).course(),
        knowledge: SignInCourse.knowledge)
      let app = try AppFolder(folder, run: "no-such-program --port 1")
      let attempt = await judge.attempt(step: "setup", source: .folder(app), build: folder)
      #expect(attempt.app.failure == .notLaunched(.commandNotFound("no-such-program")))
      #expect(attempt.verdict.exitCode == 1)
    }
  }

  @Test func aCompileErrorIsAtTheLearnersLine() async throws {
    try await withTemporaryFolder { folder in
      let home = Home(root: .repository, products: BuiltProducts.folder)
      let text = "import SignInKit\n\n@main struct App: WebApp {\n  func routes(_ site: Site) { site.gte(\"/\") }\n}\n"
      try text.write(to: folder.appending(path: "App.swift"), atomically: true, encoding: .utf8)
      let judge = Judge(
        home: home, course: try CourseReader(folder: home.course, vocabulary: SignInCourse.vocabulary).course(),
        knowledge: SignInCourse.knowledge)
      let attempt = await judge.attempt(
        step: "setup", source: .folder(try AppFolder(folder)), build: folder.appending(path: "build"))
      let error = CompileError(
        file: "App.swift", line: 4, column: 36, message: "value of type 'Site' has no member 'gte'")
      #expect(attempt.app.failure == .notBuilt([error]))
    }
  }

  /// Processes whose working directory is the folder.
  private static func processes(in folder: URL) throws -> [String] {
    let path = folder.resolvingSymlinksInPath().path
    return try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
      Int(name) != nil && (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(name)/cwd")) == path
    }
  }
}
