/// What a new folder can be made for.
enum StarterTrack: String, Sendable, CaseIterable {
  case swift, flask
  /// A stack of the learner's own.
  case any

  /// nil for a stack that the course has no solutions for.
  var taught: TaughtTrack? { TaughtTrack(rawValue: rawValue) }

  /// The file that a learner begins with.
  var file: String { taught?.file ?? "server.py" }
}
