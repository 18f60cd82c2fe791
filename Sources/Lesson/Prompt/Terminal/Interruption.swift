import Synchronization

/// Ctrl-C while something runs: stops that, and never the prompt.
final class Interruption: Sendable {
  /// A command and the check of a save may run at the same time.
  private let running = Mutex<Set<Task<Void, Never>>>([])

  /// Stops what runs now; with nothing running it does nothing.
  func fire() {
    running.withLock { running in
      for task in running { task.cancel() }
      running = []
    }
  }

  /// Runs something that ``fire()`` can stop, and waits for its end.
  ///
  /// - Returns: whether it was stopped so. Where the task that waits is cancelled, it ends too.
  @discardableResult
  func stopping(_ body: @escaping @Sendable () async -> Void) async -> Bool {
    // Not a child task, for a signal handler must reach it; it does not outlive this call.
    let task = Task { await body() }
    _ = running.withLock { $0.insert(task) }
    await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    return running.withLock { $0.remove(task) } == nil
  }
}
