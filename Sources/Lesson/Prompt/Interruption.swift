import Synchronization

/// Ctrl-C while something runs: stops that, and never the prompt.
final class Interruption: Sendable {
  private let running = Mutex<Task<Void, Never>?>(nil)

  /// Stops what runs now; with nothing running it does nothing.
  func fire() { running.withLock { $0?.cancel() } }

  /// Runs something that ``fire()`` can stop, and waits for its end.
  func stopping(_ body: @escaping @Sendable () async -> Void) async {
    // Not a child task, for a signal handler must reach it; it does not outlive this call.
    let task = Task { await body() }
    running.withLock { $0 = task }
    await task.value
    running.withLock { $0 = nil }
  }
}
