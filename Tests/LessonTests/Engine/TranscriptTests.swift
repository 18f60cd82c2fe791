import Foundation
import Testing

@testable import Lesson

/// Golden transcripts: each file holds what was typed, behind the prompt, and what came. The typed lines are the input.
@Suite(.withProcesses()) struct TranscriptTests {
  private static let folder = URL.fixtures.appending(path: "transcripts")

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
    let readme = try String(contentsOf: URL.repository.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains("$ lesson\n" + transcript + "$"), "Copy Fixtures/transcripts/readme.txt into README.md.")
  }

  /// What differs from run to run, made the same: ports, cookies, folders and times.
  static func steady(_ text: String) -> String {
    text.replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:PORT")
      .replacing(/ey[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+/, with: "COOKIE")
      .replacing(/Date: [^\n]*/, with: "Date: DATE")
      .replacing(/Signed [^\n]*/, with: "Signed DATE.")
      .replacing(/\(\d+\.\d s\)/, with: "(TIME)")
      // The app prints when it likes.
      .replacing(#/    \| (GET|POST|Listening)[^\n]*\n/#, with: "")
      .replacing(/\/[^ \n]*\/lesson-test-[A-Z0-9-]+/, with: "FOLDER")
  }

  static func play(_ lines: [String]) async throws -> String {
    try await withTemporaryFolder { folder in
      let input = lines.map { $0 + "\n" }.joined()
      let ending = try await LessonProcess.run([], in: folder, input: input)
      #expect(ending.status == 0)
      return ending.output
    }
  }
}
