/// An app that can be stopped and started again, at the same port and with the same data.
actor RestartingApp {
  private(set) var app: RunningApp
  /// What it was started with, for a first restart that asks for just that; nil once it was restarted.
  private var firstVariables: [String: String?]?

  /// - Parameter variables: what it was started with beyond the usual, where the first line that is performed on it is to
  ///   restart it with these.
  init(_ app: RunningApp, startedWith variables: [String: String]? = nil) {
    (self.app, firstVariables) = (app, variables)
  }

  /// Stops it as a person would, and starts it again with these variables in its environment, and without those that are nil.
  ///
  /// - Throws: ``AppFailure``, or what the file system says; the app is gone then.
  func restart(with variables: [String: String?], keepingData: Bool = true) async throws {
    defer { firstVariables = nil }
    if keepingData, variables == firstVariables { return }
    await app.process.stop()
    if !keepingData { try app.emptyData() }
    app = try await app.started(again: variables) { app = $0 }
  }

  /// Moves the clock that the app reads.
  ///
  /// - Returns: false where it would not notice, and nothing was moved.
  func moveClock(by time: Duration) -> Bool { app.moveClock(by: time) }

  /// How the process that runs now ended, given some time; nil while it runs.
  func exit(within time: Duration) async -> AppExit? { await app.process.exit(within: time) }

  var output: String { app.process.output }

  /// With what it has printed up to this moment.
  func outputUpToNow() async -> String { await app.process.outputUpToNow() }

  /// Of the process that runs now.
  var outputCount: Int { app.process.outputCount }

  func outputUpToNow(after mark: Int) async -> String { await app.process.outputUpToNow(after: mark) }

  var listening: [ListeningSocket] { app.listening }

  func stop(grace: Duration) async { await app.stop(grace: grace) }
}
