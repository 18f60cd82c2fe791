/// The stack that a learner writes in.
enum Track: Sendable, Equatable {
  case swift
  case flask
  /// Any other: this command starts the app.
  case any(run: String)

  /// As it stands in `app.yml` and in results.
  var name: String {
    switch self {
    case .swift: "swift"
    case .flask: "flask"
    case .any: "any"
    }
  }

  /// nil for a stack that the course has no files for.
  var taught: TaughtTrack? { TaughtTrack(rawValue: name) }
}
