import Foundation

/// Builds and starts an app, runs a step's checks on it, and stops it again.
struct Judge: Sendable {
  let home: Home
  let course: Course
  let knowledge: CourseKnowledge
  var scope = Course.Scope.whole
  var patience = Patience()
  /// Told before something slow begins.
  var say: @Sendable (String) -> Void = { _ in }
  /// The app's output, line by line.
  var onOutput: @Sendable (String) -> Void = { _ in }

  /// Never throws: whatever an app does is a verdict, and whatever we do wrong is the verdict `error`.
  ///
  /// - Parameters:
  ///   - build: where a compiled program is kept.
  ///   - each: is told each result as it comes.
  ///   - tell: is told the whole as soon as it is known. The app is still there then, and gone when this returns.
  func attempt(
    step: String, source: AppSource, build: URL, seed: String = Attempt.randomSeed(),
    each: (CheckResult) -> Void = { _ in }, tell: @Sendable (Attempt) async -> Void = { _ in }
  ) async -> Attempt {
    let start = ContinuousClock.now
    var attempt = Attempt(
      course: course, step: step, scope: scope, track: source.trackName, seed: seed, verdict: .error, app: AppRecord(),
      checks: [],
      began: Date(), seconds: 0)
    var isTold = false
    do {
      let prepared = try await source.prepared(home: home, build: build, patience: patience, say: say)
      attempt.app.command = prepared.command
      (attempt.phases.compile, attempt.phases.link) = (prepared.compileSeconds, prepared.linkSeconds)
      attempt.phases.build = start.duration(to: .now) / .seconds(1)
      try await withRunning(prepared, &attempt) { running, attempt in
        await judge(running, prepared, &attempt, each)
        attempt.verdict = attempt.app.failure == nil ? Verdict(attempt.checks) : .appFailed
        attempt.seconds = start.duration(to: .now) / .seconds(1)
        isTold = true
        await tell(attempt)
      }
    } catch let failure as AppFailure {
      attempt.app.failure = failure
      if case .listensElsewhere(let sockets, _) = failure { attempt.app.listening = sockets }
      attempt.verdict = .appFailed
    } catch {
      attempt.app.trouble = Trouble.words(error)
    }
    if !isTold {
      attempt.seconds = start.duration(to: .now) / .seconds(1)
      await tell(attempt)
    }
    return attempt
  }

  /// Starts the app, and notes what it printed and how it ended where it did so by itself.
  private func withRunning(
    _ app: PreparedApp, _ attempt: inout Attempt, _ body: (RunningApp, inout Attempt) async -> Void
  ) async throws {
    let start = ContinuousClock.now
    var process: AppProcess?
    do {
      try await RunningApp.with(
        app.command, in: app.folder, home: home, programs: app.programs, secretKey: attempt.app.secretKey,
        patience: patience, onOutput: onOutput, started: { process = $0 }
      ) { running in
        attempt.phases.start = start.duration(to: .now) / .seconds(1)
        await body(running, &attempt)
      }
    } catch {
      (attempt.app.exit, attempt.app.output) = (process?.exit, process?.output ?? "")
      throw error
    }
  }

  private func judge(
    _ running: RunningApp, _ app: PreparedApp, _ attempt: inout Attempt, _ each: (CheckResult) -> Void
  ) async {
    let start = ContinuousClock.now
    let (step, seed) = (attempt.step, attempt.seed)
    var setting = setting(running, step: step, seed: seed)
    setting.client.limits.deadline = start + .seconds(patience.toFinish)
    let listening = running.listening
    setting.listening = { listening }
    var runner = CheckRunner(
      setting: setting, course: course, step: step, seed: seed, app: running.process)
    runner.ownApp = ownApp(
      app, step: step, seed: seed, secretKey: attempt.app.secretKey, deadline: setting.client.limits.deadline)
    attempt.checks = await runner.run(course.checks(at: step, scope), each: each)
    attempt.phases.checks = start.duration(to: .now) / .seconds(1)
    attempt.app.listening = listening
    // Until now, whatever ended it was its own doing; from here on it is we who stop it.
    (attempt.app.exit, attempt.app.output) = (running.process.exit, await running.process.outputUpToNow())
    let done = attempt.checks.count { $0.outcome != .appFailed }
    guard done < attempt.checks.count else { return }
    attempt.app.failure =
      runner.isOutOfTime && attempt.app.exit == nil
      ? .tooSlow(seconds: patience.toFinish, done: done, of: attempt.checks.count) : .stopped(attempt.app.exit)
  }

  private func setting(_ running: RunningApp, step: String, seed: String) -> Stage.Setting {
    Stage.Setting(running, course: course, knowledge: knowledge, step: step, seed: seed, patience: patience)
  }

  /// Starts the app once more, with empty data, for a check that must have it for itself.
  private func ownApp(
    _ app: PreparedApp, step: String, seed: String, secretKey: String, deadline: ContinuousClock.Instant?
  ) -> CheckRunner.OwnApp {
    { variables, hasOwnClock, body in
      var process: AppProcess?
      let running: RunningApp
      do {
        running = try await RunningApp.start(
          app.command, in: app.folder, home: home, programs: app.programs, secretKey: secretKey,
          variables: variables ?? [:], hasOwnClock: hasOwnClock, patience: patience, onOutput: onOutput,
          started: { process = $0 })
      } catch let failure as AppFailure {
        throw FailedStart(failure: failure, output: process?.output ?? "")
      }
      let restarting = RestartingApp(running, startedWith: variables)
      var setting = setting(running, step: step, seed: seed)
      setting.client.limits.deadline = deadline
      setting.use(restarting, clock: running.clock)
      let result = await body(setting, restarting)
      await restarting.stop(grace: .zero)
      return result
    }
  }
}

extension AppSource {
  /// As it stands in a result.
  var trackName: String {
    switch self {
    case .example: "swift"
    case .folder(let folder): folder.track.name
    }
  }
}
