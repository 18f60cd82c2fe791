/// An app whose end and whose output can be seen while it is used.
protocol ObservedApp: Sendable {
  /// How its process ended, given some time; nil while it runs.
  func exit(within time: Duration) async -> AppExit?

  /// How much it has printed, in bytes: a mark for ``outputUpToNow(after:)``.
  var outputCount: Int { get async }

  /// What it has printed after a mark, up to this moment.
  func outputUpToNow(after mark: Int) async -> String
}

extension AppProcess: ObservedApp {}
extension RestartingApp: ObservedApp {}
