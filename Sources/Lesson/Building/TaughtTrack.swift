/// A track that the course has starters and solutions for.
enum TaughtTrack: String, Sendable, CaseIterable {
  case swift, flask

  /// Of its code, as a Markdown fence names it.
  var language: String {
    switch self {
    case .swift: "swift"
    case .flask: "python"
    }
  }

  /// The file that a learner writes in.
  var file: String {
    switch self {
    case .swift: "App.swift"
    case .flask: "app.py"
    }
  }
}
