import Foundation

@testable import Lesson

extension Home {
  /// The repository's files with the programs that were built along with these tests.
  static let built = Home(root: .repository, products: BuiltProducts.folder)
}

/// An app's files in a folder that is gone when the judgement is made.
struct ExerciseFolder {
  /// By their paths in the folder.
  let files: [String: String]

  /// A step's starter or solution as a learner gets it.
  static func part(_ part: Exercise.Part, of step: String, _ track: TaughtTrack) throws -> ExerciseFolder {
    ExerciseFolder(files: try Exercise(step: step, track: track, home: .built).files(part))
  }

  /// Judges the app at a step.
  func attempt(at step: String, _ scope: Course.Scope = .whole) async throws -> Attempt {
    try await withTemporaryFolder { folder in
      for (name, text) in files {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      var judge = Judge(
        home: .built, course: try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course(),
        knowledge: SignInCourse.knowledge,
        scope: scope)
      // Slow hashes take their time where everything else is busy as well.
      judge.patience.toFinish = 1200
      return await judge.attempt(
        step: step, source: .folder(try AppFolder(folder)), build: folder.appending(path: ".lesson/build"),
        seed: "a-seed")
    }
  }
}

extension Attempt {
  /// The check's result; nil if it was not run.
  subscript(id: String) -> CheckResult? { checks.first { $0.check.id == id } }

  /// The ids of the checks that ended so, in the order in which they were run.
  func ids(_ outcome: Outcome) -> [String] { checks.filter { $0.outcome == outcome }.map(\.check.id) }

  /// What a person needs to know about it when a test failed.
  var summary: String {
    let checks = checks.filter { $0.outcome != .passed }
      .map { "\($0.check.id) \($0.outcome.rawValue) \($0.diagnosis?.id ?? "")" }
    return ([verdict.rawValue, app.failure?.id, app.trouble].compactMap(\.self) + checks).joined(separator: "\n")
  }
}
