import Foundation

/// What starts this program in a shell, so that a command in a text can be pasted.
enum ProgramName {
  /// The clone's script puts its own path into `LESSON_PROGRAM` where a shell would not find `lesson`.
  static let current = from(ProcessInfo.processInfo.environment)

  static func from(_ environment: [String: String]) -> String {
    let path = environment["LESSON_PROGRAM"] ?? ""
    return path.isEmpty ? "lesson" : path.shellQuoted
  }
}
