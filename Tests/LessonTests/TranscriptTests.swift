import Foundation
import Testing

@testable import Lesson

/// Golden transcripts: each file holds what was typed, behind the prompt, and what came. The typed lines are the input.
@Suite struct TranscriptTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/transcripts")

  @Test(arguments: ["first-minutes", "readme", "mistakes", "my-app", "other-browsers"])
  func plays(_ name: String) async throws {
    let file = Self.folder.appending(path: "\(name).txt")
    let golden = try String(contentsOf: file, encoding: .utf8)
    let typed = golden.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      line.firstMatch(of: /^[a-z]+ (?:example|mine)> ?(.*)$/).map { String($0.1) }
    }
    #expect(!typed.isEmpty, "\(file.path) types nothing")
    let played = Self.steady(try await Self.play(typed))
    if ProcessInfo.processInfo.environment["LESSON_RECORD"] == "1" {
      try played.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(played == golden, "If the new text is right, record it: LESSON_RECORD=1 ./test --filter TranscriptTests")
  }

  @Test func readmeShowsARealTranscript() throws {
    let transcript = try String(contentsOf: Self.folder.appending(path: "readme.txt"), encoding: .utf8)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains("$ ./lesson\n" + transcript + "$"), "Copy Fixtures/transcripts/readme.txt into README.md.")
  }

  /// What differs from run to run, made the same: ports, cookies, folders and times.
  private static func steady(_ text: String) -> String {
    text.replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:PORT")
      .replacing(/ey[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+/, with: "COOKIE")
      .replacing(/Date: [^\n]*/, with: "Date: DATE")
      .replacing(/\(\d+\.\d s\)/, with: "(TIME)")
      // The app prints when it likes.
      .replacing(#/    \| (GET|POST|Listening)[^\n]*\n/#, with: "")
      .replacing(#/  app \| [^\n]*\n/#, with: "")
      .replacing(/\/[^ \n]*\/lesson-transcript-[A-Z0-9-]+/, with: "FOLDER")
  }

  private static func play(_ lines: [String]) async throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lesson-transcript-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: BuiltProducts.lesson)
    process.currentDirectoryURL = folder
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(lines.map { $0 + "\n" }.joined().utf8))
    try input.fileHandleForWriting.close()
    let text = try await withCheckedThrowingContinuation { (done: CheckedContinuation<Data, any Error>) in
      // Reading to the end blocks, so it gets a thread of its own.
      Thread.detachNewThread { done.resume(with: Result { try output.fileHandleForReading.readToEnd() ?? Data() }) }
    }
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: text, as: UTF8.self)
  }
}
