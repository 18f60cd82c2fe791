import Foundation

/// A submission's attempt, with its points.
struct Grade: Sendable {
  /// The folder's name.
  let submission: String
  let attempt: Attempt

  /// One point for each required check.
  var points: Int { attempt.checks.count { $0.outcome == .passed && $0.isRequired } }
  /// What can be had; it does not depend on how far the app came.
  var most: Int {
    attempt.course.checks(at: attempt.step).count { !$0.isAdvice(at: attempt.step, of: attempt.course) }
  }

  enum Format: String, Sendable {
    case json
    case junit = "xml"
  }

  /// Writes one file named after the submission; it is whole or not there at all.
  func write(to folder: URL, format: Format, version: String) throws {
    let data =
      switch format {
      case .json: try ResultDocument(attempt, version: version).json()
      case .junit: Data(JUnitReport(grade: self).text.utf8)
      }
    try data.write(to: folder.appending(path: "\(submission).\(format.rawValue)"), options: .atomic)
  }
}
