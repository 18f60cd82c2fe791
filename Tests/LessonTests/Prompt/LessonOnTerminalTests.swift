import Foundation
import Testing

@testable import Lesson

/// The whole program on a real terminal.
@Suite(.withProcesses()) struct LessonOnTerminalTests {
  @Test func completesRunsAndLeavesNothingBehind() async throws {
    try await withTemporaryFolder { folder in
      let terminal = try PseudoTerminal.lesson(in: folder)
      try await terminal.wait(for: "Step 1 of ")
      try await terminal.wait(for: "setup example> $")
      #expect(terminal.isRaw)
      terminal.type("vis\t/\r")
      try await terminal.wait(for: "GET / → 200")
      try await terminal.wait(for: "setup example> $")
      terminal.type("go lo\tin\r")
      try await terminal.wait(for: "Step 3 of ")
      try await terminal.wait(for: "login example> $")
      terminal.type("sign in as al\t\r")
      try await terminal.wait(for: "POST /login → 303, to /dashboard")
      try await terminal.wait(for: "login example> $")
      terminal.type("visit /login\r")
      try await terminal.wait(for: "GET /login → 200[^$]*login example> $")
      terminal.type("press \"\t\r")
      try await terminal.wait(for: "press \"Log in\"[^$]*login example> $")
      terminal.type("drop cookie \t\r")
      try await terminal.wait(for: "cookie session is gone[^$]*login example> $")
      terminal.type("half a line\u{3}")
      try await terminal.wait(for: #"half a line\^C\nlogin example> $"#)
      terminal.type("quit\r")
      #expect(await terminal.waitForExit() == 0)
      #expect(!terminal.isRaw)
    }
  }

  @Test func theEndOfInputLeaves() async throws {
    try await withTemporaryFolder { folder in
      let terminal = try PseudoTerminal.lesson(in: folder)
      try await terminal.wait(for: "setup example> $")
      terminal.type("\u{4}")
      #expect(await terminal.waitForExit() == 0)
    }
  }

  @Test func whereTheLearnerWasIsKept() async throws {
    try await withTemporaryFolder { folder in
      _ = try await LessonProcess.run(["new", "app"], in: folder)
      let app = folder.appending(path: "app")
      _ = try await LessonProcess.run([], in: app, input: "go protect\nquit\n")
      let terminal = try PseudoTerminal.lesson(in: app)
      try await terminal.wait(for: "Step 4 of ")
      try await terminal.wait(for: "protect example> $")
      terminal.type("quit\r")
      #expect(await terminal.waitForExit() == 0)
    }
  }

  @Test func aKilledLessonLeavesNoAppBehind() async throws {
    try await withTemporaryFolder { folder in
      let terminal = try PseudoTerminal.lesson(in: folder)
      try await terminal.wait(for: "setup example> $")
      let apps = ProcessTree.pids(from: terminal.child).dropFirst()
      #expect(apps.count >= 2, "the supervisor and the example")
      kill(terminal.child, SIGKILL)
      try await eventually { apps.allSatisfy { kill($0, 0) != 0 } }
    }
  }

  @Test func controlCStopsTheCheckAndNotThePrompt() async throws {
    try await withTemporaryFolder { folder in
      let script = "open('started', 'w').close()\nimport time\ntime.sleep(1000)\n"
      try script.write(to: folder.appending(path: "app.py"), atomically: true, encoding: .utf8)
      try "run: env python3 app.py\n".write(to: folder.appending(path: "app.yml"), atomically: true, encoding: .utf8)
      let terminal = try PseudoTerminal.lesson(in: folder)
      try await terminal.wait(for: "setup example> $")
      terminal.type("check\r")
      try await eventually { FileManager.default.fileExists(atPath: folder.appending(path: "started").path) }
      terminal.type("\u{3}")
      try await terminal.wait(for: "The check was stopped. Nothing was recorded.")
      try await terminal.wait(for: "setup example> $")
      terminal.type("quit\r")
      #expect(await terminal.waitForExit() == 0)
    }
  }
}
