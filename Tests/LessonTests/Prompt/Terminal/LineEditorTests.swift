import Foundation
import Testing

@testable import Lesson

/// One after the other: an editor sets signal handlers, which a process has only once.
@Suite(.withProcesses(), .serialized) struct LineEditorTests {
  private static let prompt = PromptText().adding("login", .boldCyan).adding("> ")

  private static let completer: Completer = { line, cursor in
    let before = String(decoding: Array(line.utf8)[..<cursor], as: UTF8.self)
    let start = before.lastIndex(of: " ").map(before.index(after:)) ?? before.startIndex
    let word = before[start...]
    let words = ["check", "checkout", "next", "日本語"]
    return Completion(start: before[..<start].utf8.count, candidates: words.filter { $0.hasPrefix(word) })
  }

  private func editor(on terminal: PseudoTerminal, history: HistoryFile? = nil) throws -> LineEditor {
    let environment = ["TERM": "xterm", "NO_COLOR": ""]
    return try #require(
      LineEditor(
        program: "lesson-test", history: history, environment: environment, input: terminal.device,
        output: terminal.device, completer: Self.completer))
  }

  /// Types `keys` when the prompt stands and returns what the editor makes of them.
  private func read(_ keys: String, with editor: LineEditor, on terminal: PseudoTerminal) async throws -> LineEvent {
    async let event = editor.next(prompt: Self.prompt)
    try await terminal.wait(for: "login> $")
    terminal.type(keys)
    return await event
  }

  @Test func aTypedLineComesBack() async throws {
    let terminal = try PseudoTerminal()
    let editor = try editor(on: terminal)
    #expect(try await read("check\r", with: editor, on: terminal) == .line("check"))
    #expect(try await read("\r", with: editor, on: terminal) == .line(""))
    #expect(try await read("日本é\u{7f}e\r", with: editor, on: terminal) == .line("日本e"))
    #expect(try await read("eck\u{1}ch\r", with: editor, on: terminal) == .line("check"))
  }

  @Test func theTerminalIsRawOnlyWhileTyping() async throws {
    let terminal = try PseudoTerminal()
    #expect(!terminal.isRaw)
    do {
      let editor = try editor(on: terminal)
      #expect(try await read("check\r", with: editor, on: terminal) == .line("check"))
      #expect(terminal.isRaw)
    }
    #expect(!terminal.isRaw)
  }

  @Test func controlCGivesUpTheLineOnly() async throws {
    let terminal = try PseudoTerminal()
    let editor = try editor(on: terminal)
    #expect(try await read("abc\u{3}", with: editor, on: terminal) == .interrupt)
    try await terminal.wait(for: #"abc\^C\n"#)
    #expect(try await read("next\r", with: editor, on: terminal) == .line("next"))
  }

  @Test func controlDOnAnEmptyLineEnds() async throws {
    let terminal = try PseudoTerminal()
    let editor = try editor(on: terminal)
    #expect(try await read("\u{4}", with: editor, on: terminal) == .end)
  }

  @Test func anEventIsPrintedAboveTheHalfTypedLine() async throws {
    let terminal = try PseudoTerminal()
    let editor = try editor(on: terminal)
    async let event = editor.next(prompt: Self.prompt)
    try await terminal.wait(for: "login> $")
    terminal.type("half")
    try await terminal.wait(for: "half$")
    editor.emit("App.swift saved")
    try await terminal.wait(for: "App.swift saved\nlogin> half$")
    terminal.type("way\r")
    #expect(await event == .line("halfway"))
  }

  @Test func manyEventsArriveInOrderWhileTyping() async throws {
    let terminal = try PseudoTerminal(columns: 40)
    let editor = try editor(on: terminal)
    async let event = editor.next(prompt: Self.prompt)
    try await terminal.wait(for: "login> $")
    let typed = String(repeating: "0123456789", count: 9)
    for number in 1...100 {
      editor.emit("event \(number)")
      if number <= 90 { terminal.type(String(Array(typed)[number - 1])) }
    }
    terminal.type("\r")
    #expect(await event == .line(typed))
    editor.emit("done")
    let seen = try await terminal.wait(for: "done\n")
    let numbers = seen.matches(of: #/event (\d+)\n/#).compactMap { Int($0.output.1) }
    #expect(numbers == Array(1...100))
  }

  @Test func textBetweenReadsIsPrintedAtOnce() async throws {
    let terminal = try PseudoTerminal()
    let editor = try editor(on: terminal)
    editor.emit("welcome")
    editor.emit("")
    try await terminal.wait(for: "^welcome\n\n$")
  }

  @Test func tabCompletesOrLists() async throws {
    let terminal = try PseudoTerminal()
    let editor = try editor(on: terminal)
    #expect(try await read("n\t\r", with: editor, on: terminal) == .line("next "))
    #expect(try await read("c\t\r", with: editor, on: terminal) == .line("check"))
    #expect(try await read("é 日\tx\r", with: editor, on: terminal) == .line("é 日本語 x"))
    async let event = editor.next(prompt: Self.prompt)
    try await terminal.wait(for: "login> $")
    terminal.type("check\t")
    try await terminal.wait(for: "check  checkout\nlogin> check$")
    terminal.type("o\t\r")
    #expect(await event == .line("checkout "))
  }

  @Test func aPasteRunsNothingByItself() async throws {
    let terminal = try PseudoTerminal()
    let editor = try editor(on: terminal)
    let lines = "visit /login\rsubmit a=b\rfollow\r"
    #expect(
      try await read("\u{1b}[200~\(lines)\u{1b}[201~\r", with: editor, on: terminal)
        == .line("visit /login\nsubmit a=b\nfollow"))
  }

  @Test func aLargePasteArrivesWhole() async throws {
    let terminal = try PseudoTerminal()
    let editor = try editor(on: terminal)
    let text = String(repeating: "expect page shows \"é\" ", count: 1000)
    async let event = editor.next(prompt: Self.prompt)
    try await terminal.wait(for: "login> $")
    async let shown: String = terminal.wait(for: "THE END")
    terminal.type("\u{1b}[200~\(text)THE END\u{1b}[201~\r")
    _ = try await shown
    #expect(await event == .line(text + "THE END"))
  }

  @Test func theUpArrowBringsRememberedLinesBack() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "editor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let history = HistoryFile(url: folder.appending(path: "history"))
    history.append("from before")

    let terminal = try PseudoTerminal()
    let editor = try editor(on: terminal, history: history)
    editor.remember("submit password=abcd")
    #expect(try await read("\u{1b}[A\r", with: editor, on: terminal) == .line("submit password=abcd"))
    #expect(try await read("\u{1b}[A\u{1b}[A\r", with: editor, on: terminal) == .line("from before"))
    #expect(history.load() == ["from before"])
  }

  @Test func aNewWidthIsUsedAtOnce() async throws {
    let terminal = try PseudoTerminal(columns: 80)
    let editor = try editor(on: terminal)
    async let event = editor.next(prompt: Self.prompt)
    try await terminal.wait(for: "login> $")
    terminal.type(String(repeating: "x", count: 40))
    try await terminal.wait(for: "x{40}$")
    terminal.resize(columns: 30)
    kill(getpid(), SIGWINCH)
    try await terminal.wait(for: "login> x+")
    #expect(editor.columns == 30)
    terminal.type("\r")
    #expect(await event == .line(String(repeating: "x", count: 40)))
  }

  @Test func aCancelledTaskGetsTheEndAndTheNextOneReadsOn() async throws {
    let terminal = try PseudoTerminal()
    let editor = try editor(on: terminal)
    let first = try await withThrowingTaskGroup(of: LineEvent.self) { group in
      group.addTask { await editor.next(prompt: Self.prompt) }
      try await terminal.wait(for: "login> $")
      group.cancelAll()
      return try await group.next()
    }
    #expect(first == .end)
    #expect(try await read("check\r", with: editor, on: terminal) == .line("check"))
  }

  @Test func nothingIsEditedOnAPipeOrADumbTerminal() throws {
    let terminal = try PseudoTerminal()
    let pipe = Pipe()
    let reading = pipe.fileHandleForReading.fileDescriptor
    func isEditable(_ term: String?, input: Int32) -> Bool {
      var environment: [String: String] = [:]
      environment["TERM"] = term
      return LineEditor(
        program: "lesson-test", history: nil, environment: environment, input: input, output: terminal.device,
        completer: Self.completer) != nil
    }
    #expect(!isEditable("xterm", input: reading))
    #expect(!isEditable("dumb", input: terminal.device))
    #expect(!isEditable(nil, input: terminal.device))
    #expect(isEditable("a-terminal-nobody-knows", input: terminal.device))
  }
}
