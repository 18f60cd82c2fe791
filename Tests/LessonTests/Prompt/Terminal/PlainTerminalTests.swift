import Foundation
import Testing

@testable import Lesson

/// The lesson for screen readers and simple terminals: lines, and nothing that moves.
@Suite(.withProcesses()) struct PlainTerminalTests {
  @Test(arguments: [["--plain"], []]) func aSaveIsToldInWholeLines(_ arguments: [String]) async throws {
    try await withTemporaryFolder { folder in
      let app = folder.appending(path: "app")
      try StarterFolder(url: app, home: .built).create(track: .flask, step: "setup")
      let environment = ["NO_COLOR": "", "LESSON_PLAIN": arguments.isEmpty ? "1" : "0"]
      let terminal = try PseudoTerminal.lesson(arguments, in: app, environment: environment)
      try await terminal.wait(for: "setup example> $")
      #expect(!terminal.isRaw)
      terminal.type("visit /no")
      try await terminal.wait(for: "visit /no$")
      try Data("print(oops)\n".utf8).write(to: app.appending(path: "app.py"))
      // On a slow machine it says first that it checks.
      let notice = "(\nChecking app.py [^\n]*\nsetup example> )?"
      let verdict = "\nSaved app.py[^\n]*\nAPP FAILED[^$]*NameError[^$]*\nsetup example> $"
      try await terminal.wait(for: "^\(notice)\(verdict)", within: 30)
      // What was typed before waits unseen.
      terminal.type("where\n")
      try await terminal.wait(for: "where\n  GET /nowhere → 404\n[^$]*setup example> $")
      terminal.type("quit\n")
      #expect(await terminal.waitForExit() == 0)
      #expect(await !terminal.hasSeenEscapes)
    }
  }

  @Test func withoutItThereAreColorsAndEditing() async throws {
    try await withTemporaryFolder { folder in
      let terminal = try PseudoTerminal.lesson(in: folder, environment: ["NO_COLOR": ""])
      try await terminal.wait(for: "setup example> $")
      #expect(terminal.isRaw)
      #expect(await terminal.hasSeenEscapes)
    }
  }
}
