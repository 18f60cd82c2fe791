/// What is known once every process of an app is gone.
struct AppEnd: Sendable, Equatable {
  var exit: AppExit
  /// How many processes were killed by SIGKILL, the main one included.
  var killed: Int
  /// Processor time of all processes together.
  var cpu: Duration
  /// The most memory that one process held at a time.
  var residentKiB: Int
}
