import Foundation

/// The two apps that the prompt can talk to, each with a stage of its own. Both end with this object.
actor PromptApps {
  enum Whose: String, Sendable { case example, mine }

  private let home: Home
  private let course: Course
  private let patience: Patience
  private let onOutput: @Sendable (String) -> Void
  private var running: [Whose: Running] = [:]

  private struct Running {
    let app: RestartingApp
    let endpoint: Endpoint
    let stage: Stage
  }

  init(home: Home, course: Course, patience: Patience, onOutput: @escaping @Sendable (String) -> Void) {
    (self.home, self.course, self.patience, self.onOutput) = (home, course, patience, onOutput)
  }

  func stage(_ whose: Whose) -> Stage? { running[whose]?.stage }
  func endpoint(_ whose: Whose) -> Endpoint? { running[whose]?.endpoint }
  /// It was never started, or has ended by itself.
  func isGone(_ whose: Whose) async -> Bool {
    guard let app = running[whose]?.app else { return true }
    return await app.exit(within: .zero) != nil
  }

  /// The exit of an app that ended by itself, with what it printed.
  ///
  /// - Parameter time: how long to wait for it: connections break before the end of their program is known.
  func ended(_ whose: Whose, within time: Duration) async -> (exit: AppExit, output: String)? {
    guard let app = running[whose]?.app, let exit = await app.exit(within: time) else { return nil }
    return (exit, await app.output)
  }

  /// What an app has printed; nil where it was never started.
  func output(_ whose: Whose) async -> String? { await running[whose]?.app.outputUpToNow() }

  /// What an app has printed since. It prints when it likes, so this waits a moment until it is done.
  func output(_ whose: Whose, after before: String) async -> String {
    var seen = ""
    for _ in 0..<15 {
      let all = await output(whose) ?? ""
      let new = all.hasPrefix(before) ? String(all.dropFirst(before.count)) : all
      if !new.isEmpty, new == seen { break }
      seen = new
      try? await Task.sleep(for: .milliseconds(20))
    }
    return seen
  }

  /// Builds and starts an app in the place of the one that ran before.
  ///
  /// - Parameters:
  ///   - seed: makes the tokens of its lines, and the people who register.
  ///   - check: whose tokens these are; nil for those of the prompt.
  /// - Throws: ``AppFailure`` where it cannot be built, ``FailedStart``, ``PythonFailure``, or what the file system says.
  func start(
    _ whose: Whose, _ source: AppSource, step: String, build: URL, seed: String = Attempt.randomSeed(),
    check: String? = nil, say: @Sendable (String) -> Void
  ) async throws {
    await stop(whose)
    let prepared = try await source.prepared(home: home, build: build, patience: patience, say: say)
    var process: AppProcess?
    let app: RunningApp
    do {
      app = try await RunningApp.start(
        prepared.command, in: prepared.folder, home: home, programs: prepared.programs, hasOwnClock: true,
        patience: patience, onOutput: onOutput, started: { process = $0 })
    } catch let failure as AppFailure {
      throw FailedStart(failure: failure, output: process?.output ?? "")
    }
    let restarting = RestartingApp(app)
    var setting = Stage.Setting(
      app, course: course, knowledge: SignInCourse.knowledge, step: step, seed: seed, patience: patience)
    setting.use(restarting, clock: app.clock)
    let stage = Stage(setting, seed: check.map { "\(seed)/\($0)" } ?? seed)
    running[whose] = Running(app: restarting, endpoint: app.endpoint, stage: stage)
  }

  func stop(_ whose: Whose) async {
    guard let old = running.removeValue(forKey: whose) else { return }
    await old.app.stop(grace: .milliseconds(300))
  }

  func stopAll() async {
    await stop(.example)
    await stop(.mine)
  }
}
