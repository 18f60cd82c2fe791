import CPTY
import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct StandardInputLineSourceTests {
  /// Everything that `source` reads from a pipe that ends after `text`.
  private func events(from text: String) async throws -> [LineEvent] {
    let (input, output) = (Pipe(), Pipe())
    let source = StandardInputLineSource(
      input: input.fileHandleForReading.fileDescriptor, output: output.fileHandleForWriting.fileDescriptor)
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    var events: [LineEvent] = []
    repeat {
      events.append(await source.next(prompt: "> "))
    } while events.last != .end
    withExtendedLifetime((input, output)) {}
    return events
  }

  @Test func readsEveryLineOfAPipe() async throws {
    #expect(
      try await events(from: "check\nhint é\n\nnext\n") == [
        .line("check"), .line("hint é"), .line(""), .line("next"), .end,
      ])
  }

  @Test func keepsALastLineWithoutItsNewline() async throws {
    #expect(try await events(from: "check\r\nlast") == [.line("check"), .line("last"), .end])
  }

  @Test func anEmptyPipeEndsAtOnce() async throws {
    #expect(try await events(from: "") == [.end])
  }

  @Test func readsLinesLongerThanOneRead() async throws {
    let long = String(repeating: "日", count: 5000)
    #expect(try await events(from: long + "\n" + long) == [.line(long), .line(long), .end])
  }

  @Test func printsWholeLinesAndNoPromptIntoAPipe() async throws {
    let (input, output) = (Pipe(), Pipe())
    let source = StandardInputLineSource(
      input: input.fileHandleForReading.fileDescriptor, output: output.fileHandleForWriting.fileDescriptor)
    try input.fileHandleForWriting.close()
    #expect(!source.isInteractive)
    #expect(source.columns == 80)
    #expect(await source.next(prompt: "> ") == .end)
    source.emit("one")
    source.emit("two\n")
    source.emit("")
    try output.fileHandleForWriting.close()
    let printed = try output.fileHandleForReading.readToEnd()
    #expect(printed == Data("one\ntwo\n\n".utf8))
  }

  @Test func aCancelledTaskStopsWaitingAndTheNextOneReadsOn() async throws {
    let (input, output) = (Pipe(), Pipe())
    let source = StandardInputLineSource(
      input: input.fileHandleForReading.fileDescriptor, output: output.fileHandleForWriting.fileDescriptor)
    let first = await withTaskGroup(of: LineEvent.self) { group in
      group.addTask { await source.next(prompt: "> ") }
      group.cancelAll()
      return await group.next()
    }
    #expect(first == .end)
    try input.fileHandleForWriting.write(contentsOf: Data("check\n".utf8))
    #expect(await source.next(prompt: "> ") == .line("check"))
    withExtendedLifetime((input, output)) {}
  }

  @Test func aDumbTerminalHasAPromptAndNoEscapes() async throws {
    let terminal = try PseudoTerminal(columns: 50)
    let source = StandardInputLineSource(input: terminal.device, output: terminal.device)
    #expect(source.isInteractive)
    #expect(source.columns == 50)
    async let event = source.next(prompt: PromptText().adding("login", .bold).adding("> "))
    try await terminal.wait(for: "^login> $")
    terminal.type("check\n")
    #expect(await event == .line("check"))
    #expect(!terminal.isRaw)
  }
}
