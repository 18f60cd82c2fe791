/// Why an app cannot be judged: it would not build, start, listen or answer.
enum AppFailure: Error, Sendable, Equatable {
  /// There is nothing that could be started.
  case notFound(AppFolderError)
  /// Its settings name a command, and whoever grades did not allow that: no fault of the app.
  case runNotAllowed
  case notBuilt([CompileError])
  /// The compiler failed without naming a place.
  case buildBroke(output: String)
  /// The compiler was stopped.
  case buildTooSlow(seconds: Double)
  case notLaunched(LaunchFailure)
  case exited(AppExit)
  /// It listens, but not where it was told to.
  case listensElsewhere([ListeningSocket], port: Int)
  case neverListened(port: Int, seconds: Double)
  /// It accepts connections, and no HTTP comes back.
  case neverAnswered(ExchangeFailure)
  /// It answers, but so slowly that only some of the checks could be made.
  case tooSlow(seconds: Double, done: Int, of: Int)
  /// It was up and is not any more.
  case stopped(AppExit?)

  /// Stable, as a check's diagnosis is.
  var id: String {
    switch self {
    case .notFound: "app.not-found"
    case .runNotAllowed: "app.run-not-allowed"
    case .notBuilt: "app.compile-error"
    case .buildBroke: "app.build-broke"
    case .buildTooSlow: "app.build-too-slow"
    case .notLaunched: "app.not-launched"
    case .exited: "app.exited"
    case .listensElsewhere: "app.listens-elsewhere"
    case .neverListened: "app.never-listened"
    case .neverAnswered: "app.never-answered"
    case .tooSlow: "app.too-slow"
    case .stopped: "app.stopped"
    }
  }
}
