import Foundation
import Testing

@testable import Lesson

/// What is said about the wrong apps of a step, in a file that people read: each text once, and below it the apps.
///
///     login.right redirect.page-instead
///       The app answered 200 with a page.
///       Expected: a redirect to /dashboard
///     - dashboard-without-redirect (flask, swift)
///
/// `LESSON_RECORD=1` writes what was said; without it that is compared.
struct CauseFile {
  static var isRecorded: Bool { ProcessInfo.processInfo.environment["LESSON_RECORD"] == "1" }

  struct Text: Hashable {
    /// Of the check, the diagnosis and the cause, as far as there are such.
    var ids: [String]
    /// What people read.
    var lines: [String]
  }

  private let url: URL
  /// By the names of the apps and their tracks.
  private(set) var texts: [String: [TaughtTrack: Text]] = [:]

  init(step: String) throws {
    url = WrongApp.folder.appending(path: "\(step)/causes.txt")
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    for block in try String(contentsOf: url, encoding: .utf8).split(separator: "\n\n") {
      let lines = block.split(separator: "\n").map(String.init)
      let text = Text(ids: lines[0].split(separator: " ").map(String.init), lines: lines.filter { $0.hasPrefix("  ") })
      for line in lines where line.hasPrefix("- ") {
        let app = try #require(line.wholeMatch(of: /- ([a-z0-9-]+) \(([a-z, ]+)\)/)?.output)
        for track in app.2.split(separator: ", ") {
          texts[String(app.1), default: [:]][try #require(TaughtTrack(rawValue: String(track)))] = text
        }
      }
    }
  }

  subscript(app: WrongApp) -> Text? { texts[app.entry.name]?[app.track] }

  private static let turn = NSLock()

  /// Puts what is said about one app into the file of its step.
  static func record(_ app: WrongApp, _ text: Text) throws {
    try turn.withLock {
      var file = try CauseFile(step: app.step)
      file.texts[app.entry.name, default: [:]][app.track] = text
      try file.write()
    }
  }

  private func write() throws {
    var apps: [Text: [String]] = [:]
    for (name, byTrack) in texts.sorted(by: { $0.key < $1.key }) {
      for text in Set(byTrack.values) {
        let tracks = byTrack.filter { $0.value == text }.map(\.key.rawValue).sorted()
        apps[text, default: []].append("- \(name) (\(tracks.joined(separator: ", ")))")
      }
    }
    let blocks = apps.map { text, apps in
      ([text.ids.joined(separator: " ")] + text.lines + apps).joined(separator: "\n") + "\n"
    }
    try Data(blocks.sorted().joined(separator: "\n").utf8).write(to: url, options: .atomic)
  }
}

extension CauseFile.Text {
  init(_ app: WrongApp, _ attempt: Attempt) {
    let result = app.entry.fails.flatMap { attempt[$0] }
    ids = [app.entry.fails, app.entry.diagnosis, result?.cause?.id].compactMap(\.self)
    guard let explanation = result?.explanation ?? attempt.app.failure?.explanation else {
      lines = []
      return
    }
    let parts = [
      explanation.happened, explanation.expected.map { "Expected: \($0)" }, explanation.cause, explanation.next,
    ]
    // Ports differ from run to run.
    lines = parts.compactMap(\.self).map {
      "  " + $0.replacing(/\b\d{5}\b/, with: "PORT").replacing("\n", with: " ")
    }
  }
}
