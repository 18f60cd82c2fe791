import Foundation
import Testing
import Yams

@testable import Lesson

/// A known wrong solution: a step's solution with a few edits, and what must be said about it.
struct WrongApp: Decodable, Sendable {
  let name: String
  let step: String
  /// The check that must fail; nil where the app itself must.
  let fails: String?
  /// `app-failed` where no check is reached: the app would not build, start or stay up.
  let outcome: Outcome?
  /// The id of the check's diagnosis, or of the app's failure.
  let diagnosis: String
  /// The real mistake: several apps may have the same, in either track.
  let cause: String
  /// What is wrong, in a sentence.
  let because: String
  let edits: [Edit]

  struct Edit: Decodable, Sendable {
    let file: String
    /// Stands exactly once in the file.
    let replace: String
    let with: String
  }

  static let swift = Result { try read(.swift) }
  static let flask = Result { try read(.flask) }

  /// All, or those whose names hold one of the texts in `LESSON_WRONG_APP`, which stand between commas.
  static func chosen(_ apps: [WrongApp]) -> [WrongApp] {
    let parts = (ProcessInfo.processInfo.environment["LESSON_WRONG_APP"] ?? "").split(separator: ",")
    return apps.filter { app in parts.isEmpty || parts.contains { app.testDescription.contains($0) } }
  }

  /// What stands in the track's folder, which has one file for each step.
  private static func read(_ track: TaughtTrack) throws -> [WrongApp] {
    let folder = URL.repository.appending(path: "Tests/LessonTests/Fixtures/apps/wrong-\(track.rawValue)")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.sorted { $0.path < $1.path }.flatMap { file in
      let apps = try YAMLDecoder().decode([WrongApp].self, from: try String(contentsOf: file, encoding: .utf8))
      for app in apps {
        try #require("\(app.step).yml" == file.lastPathComponent, "\(app.name) stands in \(file.lastPathComponent)")
      }
      return apps
    }
  }

  /// The solution's files with the edits made.
  func files(_ track: TaughtTrack) throws -> [String: String] {
    var files = try Exercise(step: step, track: track, home: .built).files(.solution)
    for edit in edits {
      let parts = try #require(files[edit.file]).components(separatedBy: edit.replace)
      try #require(parts.count == 2, "\(name): this stands \(parts.count - 1) times in \(edit.file): \(edit.replace)")
      files[edit.file] = parts.joined(separator: edit.with)
    }
    return files
  }
}

extension WrongApp: CustomTestStringConvertible {
  var testDescription: String { "\(step)/\(name)" }
}
