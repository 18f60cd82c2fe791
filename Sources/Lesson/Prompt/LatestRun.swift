/// Runs one piece of work at a time: a newer one stops the one that runs, waits for its end, and goes on itself.
actor LatestRun {
  private var latest: Task<Void, Never>?

  /// Returns when the work has ended, or was stopped for newer work or because this task was cancelled.
  func run(_ work: @escaping @Sendable () async -> Void) async {
    let earlier = latest
    earlier?.cancel()
    // Not a child task, for the next call must reach it; it does not outlive this call.
    let task = Task {
      await earlier?.value
      if !Task.isCancelled { await work() }
    }
    latest = task
    await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
  }
}
