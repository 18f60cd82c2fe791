import Foundation

/// The files that differ from what has landed. `./test` runs what they concern, besides all tests that start no process.
struct Change: Sendable {
  /// Their paths from the repository's root.
  let files: [String]

  /// The one that `LESSON_CHANGED` names, a file a line; nil where everything is to be tested.
  static let current = ProcessInfo.processInfo.environment["LESSON_CHANGED"].map { names in
    Change(files: names.split(separator: "\n").map(String.init))
  }

  /// Whether sources or tests of a folder changed, or of one below it.
  ///
  /// - Parameter folder: such as `SignIn/Guard`, below `Sources/Lesson` and the tests alike; or a module, such as `SignInKit`.
  func concerns(folder: String) -> Bool {
    files.contains { file in
      ["Sources/Lesson", "Sources", "Tests/LessonTests"].contains { file.hasPrefix("\($0)/\(folder)/") }
    }
  }

  /// The folder that a file of tests is about: the one with the same place among the sources.
  ///
  /// - Parameter file: an absolute path.
  static func folder(ofTests file: String) -> String {
    String(URL(filePath: file).deletingLastPathComponent().path.dropFirst(URL.tests.path.count + 1))
  }

  /// Whether something of a step changed: its text and checks, its exercises or its wrong apps.
  func concerns(step: String) -> Bool {
    let type = step.prefix(1).uppercased() + step.dropFirst()
    return files.contains { file in
      file == "lessons/sign-in/\(step).md"
        || [
          "lessons/sign-in/exercises/flask/\(step)/", "Sources/Exercises/\(type)/",
          "Tests/LessonTests/Fixtures/apps/wrong/\(step)/",
        ].contains { file.hasPrefix($0) }
    }
  }

  /// Whether the subject changed that says one of these ids, of a diagnosis or a cause.
  func concerns(ids: [String]) -> Bool { !subjectIDs.isDisjoint(with: ids) }

  /// The ids in the sources of the subjects that changed.
  private let subjectIDs: Set<String>

  init(files: [String]) {
    self.files = files
    let subjects = Set(files.compactMap { $0.firstMatch(of: /^Sources\/Lesson\/SignIn\/[A-Za-z]+\//)?.output })
    subjectIDs = Set(subjects.flatMap { Self.ids(in: .repository.appending(path: $0)) })
  }

  /// The texts such as `"guard.any-session"` in a folder's Swift files.
  private static func ids(in folder: URL) -> [String] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    return (files ?? []).filter { $0.pathExtension == "swift" }.flatMap { file in
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      return text.matches(of: /"([a-z-]+\.[a-z0-9-]+)"/).map { String($0.output.1) }
    }
  }
}
