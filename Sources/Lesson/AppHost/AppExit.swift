/// How an app's main process ended.
enum AppExit: Sendable, Equatable {
  /// It exited with this status.
  case status(Int32)
  /// This signal ended it.
  case signal(Int32)
}
