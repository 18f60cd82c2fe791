import Foundation
import Testing

@testable import Lesson

/// `edit` with a small script as the editor.
@Suite(.withProcesses()) struct EditingOnTerminalTests {
  /// Opens the lesson in a new Flask folder, with an editor that is a shell script; `$1` in it is the file.
  private func open(
    editor: String?, arguments: [String] = [], _ body: (PseudoTerminal, URL) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let app = folder.appending(path: "app")
      try StarterFolder(url: app, home: .built).create(track: .flask, step: "setup")
      var environment: [String: String] = [:]
      if let editor {
        let script = folder.appending(path: "my editor")
        try (editor + "\n").write(to: script, atomically: true, encoding: .utf8)
        environment = ["VISUAL": "sh '\(script.path)' --option", "EDITOR": "false"]
      }
      let terminal = try PseudoTerminal.lesson(arguments, in: app, environment: environment)
      try await terminal.wait(for: "setup example> $")
      try await body(terminal, app)
      try await terminal.wait(for: "setup example> $")
      terminal.type("quit\r")
      #expect(await terminal.waitForExit() == 0)
    }
  }

  @Test func theEditorHasTheTerminalAndWhatItSavesIsJudged() async throws {
    let editor = """
      stty -a | grep -c -e -icanon -e -isig
      pwd
      echo "file $2 ready"
      read typed
      echo "typed $typed"
      echo 'print(oops)' > "$2"
      read typed
      """
    try await open(editor: editor) { terminal, app in
      terminal.type("edit\r")
      try await terminal.wait(for: "app.py opens in\\s+sh[^$]*editor'\\s+--option. Each save is\\s+judged.\n")
      try await terminal.wait(for: "^0\n\(app.path)\nfile \(app.path)/app.py ready\n")
      #expect(!terminal.isRaw)
      terminal.type("words\r")
      try await terminal.wait(for: "words\ntyped words\n")
      // Judged while the editor is open, and told when it is closed.
      try await eventually { try ProgressStore(folder: app.appending(path: ".lesson")).last(step: "setup") != nil }
      terminal.type("more\r")
      let told = try await terminal.wait(for: "APP FAILED[^$]*NameError", within: 60)
      #expect(told.hasPrefix("more\nSaved app.py"), "\(told)")
      terminal.type("visit /\r")
      try await terminal.wait(for: "GET / → 200")
    }
  }

  @Test func controlCBelongsToTheEditor() async throws {
    try await open(editor: "trap 'echo caught; exit 4' INT; echo ready; while :; do sleep 0.01; done") { terminal, _ in
      terminal.type("edit templates/index.html\r")
      try await terminal.wait(for: "\nready\n")
      terminal.type("\u{3}")
      try await terminal.wait(for: "caught\n[^$]*ended with exit status 4. What was\\s+saved is there.")
    }
  }

  @Test func controlZStopsBothAndTheShellLetsBothGoOn() async throws {
    try await withTemporaryFolder { folder in
      let app = folder.appending(path: "app")
      try StarterFolder(url: app, home: .built).create(track: .flask, step: "setup")
      let editor = "sh -c 'echo $$ >.lesson/editor; echo ready; read typed; echo got $typed'"
      var environment = ["TERM": "xterm", "NO_COLOR": "1", "PS1": "shell> ", "VISUAL": editor]
      environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
      environment["HOME"] = folder.path
      let shell = try PseudoTerminal(
        running: "/bin/bash", ["--norc", "--noprofile", "-i"], environment: environment)
      shell.type("cd '\(app.path)'; '\(BuiltProducts.lesson)'\r")
      try await shell.wait(for: "setup example> $", within: 20)
      shell.type("edit\r")
      try await shell.wait(for: "\nready\n")
      let editorID = try String(contentsOf: app.appending(path: ".lesson/editor"), encoding: .utf8)
      shell.type("\u{1a}")
      try await shell.wait(for: "Stopped[^>]*shell> $")
      // The shell waits for our program alone, and an editor that still runs takes what is typed.
      let status = "/proc/\(editorID.trimmingCharacters(in: .newlines))/status"
      try await eventually { try String(contentsOfFile: status, encoding: .utf8).contains("State:\tT") }
      shell.type("fg\r")
      try await shell.wait(for: "fg\n[^\n]*\n")
      shell.type("words\r")
      try await shell.wait(for: "got words\n[^$]*setup example> $")
      shell.type("quit\r")
      try await shell.wait(for: "shell> $")
      shell.type("exit\r")
      #expect(await shell.waitForExit() == 0)
    }
  }

  @Test func anEditorThatIsKilledGivesTheTerminalBack() async throws {
    try await open(editor: "stty raw -echo; echo ready; kill -KILL $$") { terminal, _ in
      terminal.type("edit\r")
      try await terminal.wait(for: "was\\s+ended\\s+by\\s+signal\\s+9")
      terminal.type("visit /\r")
      try await terminal.wait(for: "GET / → 200")
    }
  }

  @Test func anEditorThatGoesToTheBackgroundSavesLater() async throws {
    try await open(editor: "{ while [ ! -e .lesson/go ]; do sleep 0.01; done; echo 'print(oops)' > \"$2\"; } &") {
      terminal, app in
      terminal.type("edit\r")
      try await terminal.wait(for: "setup example> $")
      try Data().write(to: app.appending(path: ".lesson/go"))
      try await terminal.wait(for: "Saved app.py.[^$]*NameError", within: 60)
    }
  }

  @Test func onAPlainTerminalItIsTheSame() async throws {
    try await open(editor: "read typed; echo \"typed $typed\"", arguments: ["--plain"]) { terminal, _ in
      terminal.type("edit\r")
      try await terminal.wait(for: "Each save is\\s+judged")
      terminal.type("words\r")
      try await terminal.wait(for: "typed words\n")
    }
  }

  @Test func whatCannotBeOpenedIsSaid() async throws {
    try await open(editor: nil) { terminal, app in
      terminal.type("edit\r")
      try await terminal.wait(for: "No editor is set, so open\\s+\(app.path)/app.py\\s+in yours[^$]*export VISUAL=nano")
      for outside in ["../other", "/etc/passwd", "templates"] {
        terminal.type("edit \(outside)\r")
        try await terminal.wait(for: "\(outside) is no file in your app's folder")
      }
    }
    try await open(editor: "exec no-such-program") { terminal, app in
      terminal.type("edit\r")
      try await terminal.wait(for: "could not be\\s+started. Is it installed")
    }
  }

  @Test func visualComesBeforeEditor() {
    #expect(TextEditor(environment: ["VISUAL": "vim", "EDITOR": "ed"])?.command == "vim")
    #expect(TextEditor(environment: ["VISUAL": " ", "EDITOR": "code --wait"])?.command == "code --wait")
    #expect(TextEditor(environment: ["PATH": "/bin"]) == nil)
  }
}
