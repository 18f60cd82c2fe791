import Foundation

@testable import Lesson

/// What is said about each wrong app, in one file that people read: `Fixtures/apps/causes.txt`.
///
/// `LESSON_RECORD=1` writes what was said; without it that is compared.
struct CauseFile {
  static let url = URL.repository.appending(path: "Tests/LessonTests/Fixtures/apps/causes.txt")
  static var isRecorded: Bool { ProcessInfo.processInfo.environment["LESSON_RECORD"] == "1" }

  /// The lines about each app, by a head that names it.
  private(set) var entries: [String: [String]]

  init() throws {
    let text = (try? String(contentsOf: Self.url, encoding: .utf8)) ?? ""
    let blocks = text.split(separator: "\n\n").map { $0.split(separator: "\n").map(String.init) }
    entries = Dictionary(uniqueKeysWithValues: blocks.map { ($0[0], Array($0.dropFirst())) })
  }

  private static let turn = NSLock()

  /// Puts the lines about one app into the file.
  static func record(_ head: String, _ lines: [String]) throws {
    try turn.withLock {
      var file = try CauseFile()
      file.entries[head] = lines
      try file.write()
    }
  }

  private func write() throws {
    let blocks = entries.sorted { $0.key < $1.key }.map { ([$0.key] + $0.value).joined(separator: "\n") + "\n" }
    try Data(blocks.joined(separator: "\n").utf8).write(to: Self.url, options: .atomic)
  }

  static func head(_ app: WrongApp, _ track: TaughtTrack) -> String { "\(app.testDescription) (\(track.rawValue))" }

  /// The first line holds ids, the others what people read.
  static func lines(_ app: WrongApp, _ attempt: Attempt) -> [String] {
    let result = app.fails.flatMap { attempt[$0] }
    let ids = [app.fails, app.diagnosis, result?.cause?.rawValue].compactMap(\.self)
    guard let words = result?.words ?? attempt.app.failure?.words else { return [ids.joined(separator: " ")] }
    let parts = [words.happened, words.expected.map { "Expected: \($0)" }, words.cause, words.next]
    // Ports differ from run to run.
    return [ids.joined(separator: " ")]
      + parts.compactMap(\.self).map { "  " + $0.replacing(/\b\d{5}\b/, with: "PORT").replacing("\n", with: " ") }
  }
}
