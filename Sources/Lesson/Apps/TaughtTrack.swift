/// A track that the course has starters and solutions for.
enum TaughtTrack: String, Sendable, CaseIterable {
  case swift, flask

  /// The file that a learner writes in.
  var file: String {
    switch self {
    case .swift: "App.swift"
    case .flask: "app.py"
    }
  }
}
