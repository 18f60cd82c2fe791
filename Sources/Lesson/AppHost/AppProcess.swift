import Foundation

/// A running app: a process tree below a supervisor that lets nothing of it outlive this object.
final class AppProcess: Sendable {
  /// The app's main process.
  let pid: Int32
  private let watch: AppWatch

  private init(pid: Int32, watch: AppWatch) {
    self.pid = pid
    self.watch = watch
  }

  deinit { watch.hangUp() }

  /// Starts an app and returns when its command runs; that is before it listens.
  ///
  /// - Parameters:
  ///   - supervisor: The path of `lesson-supervisor`.
  ///   - onOutput: Gets whole lines as the app prints them, on a thread of its own, at most
  ///     `OutputLines.perSecond`. An app that prints much waits while it works.
  static func start(
    _ launch: Launch, supervisor: String, onOutput: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws(LaunchFailure) -> AppProcess {
    guard launch.command.first?.isEmpty == false else { throw .commandNotFound("") }
    let spawned = try SpawnedSupervisor.spawn(launch, supervisor: supervisor)
    let watch = AppWatch(supervisorPID: spawned.pid, control: spawned.control, pipe: spawned.output)
    AppReader.start(spawned, watch: watch, onOutput: onOutput)
    after(.seconds(10)) { [weak watch] in
      if let watch, watch.started.value == nil { watch.giveUp() }
    }
    switch await watch.started.wait() {
    case .started(let pid):
      return AppProcess(pid: pid, watch: watch)
    case .failed(let step, let errno):
      _ = await watch.ended.wait()
      throw LaunchFailure(step: step, errno: errno, of: launch)
    default:
      _ = await watch.ended.wait()
      throw .other(step: "supervisor", errno: 0)
    }
  }

  /// The root of the app's process tree: its orphans belong to the supervisor.
  var supervisorPID: Int32 { watch.supervisorPID }

  /// How the main process ended, or `nil` while it runs. Children of it may still run.
  var exit: AppExit? { watch.exited.value }

  /// What the whole tree used, once all of it is gone.
  var end: AppEnd? { watch.ended.value ?? nil }

  /// How the main process ended, given some time: its connections break before its end is known.
  func exit(within time: Duration) async -> AppExit? {
    guard exit == nil, time > .zero else { return exit }
    return await withTaskGroup { group in
      group.addTask { await self.waitForExit() }
      group.addTask {
        try? await Task.sleep(for: time)
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
  }

  /// Waits for the end of the main process; `nil` when the waiting task is cancelled first.
  func waitForExit() async -> AppExit? { await watch.exited.waitUnlessCancelled() }

  /// What the app has printed so far, safe to show and capped (`AppOutput`).
  /// What the main process printed is complete as soon as its exit is known.
  var output: String { watch.output }

  /// The same, with what the app has printed up to this moment.
  func outputUpToNow() async -> String {
    await waitUntilRead()
    return output
  }

  /// How much the app has printed so far, in bytes.
  var outputCount: Int { watch.outputCount }

  /// What the app has printed after so many bytes, up to this moment.
  func outputUpToNow(after count: Int) async -> String {
    await waitUntilRead()
    return watch.output(after: count)
  }

  /// At most a fifth of a second.
  private func waitUntilRead() async {
    let start = ContinuousClock.now
    while watch.hasUnreadOutput, start.duration(to: .now) < .milliseconds(200) {
      do { try await Task.sleep(for: .milliseconds(1)) } catch { break }
    }
  }

  /// Ends the app: SIGTERM, then SIGKILL to the whole tree once the main process has ended or the grace is over.
  ///
  /// Returns when no process is left, in a cancelled task too; then `end` is there. It can be called more than once.
  func stop(grace: Duration = .seconds(2)) async {
    // Timers of Dispatch, because a cancelled task does not sleep.
    if grace > .zero {
      watch.terminate()
      after(grace) { [weak watch] in watch?.killTree() }
    } else {
      watch.killTree()
    }
    after(grace + .seconds(20)) { [weak watch] in watch?.giveUp() }
    _ = await watch.ended.wait()
  }
}

private func after(_ time: Duration, _ work: @escaping @Sendable () -> Void) {
  let milliseconds = Int(time / .milliseconds(1))
  DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds), execute: work)
}
