import Foundation

/// Builds and starts an app, runs a step's checks on it, and stops it again.
struct Judge: Sendable {
  let home: Home
  let course: Course
  var patience = Patience()
  /// Told before something slow begins.
  var say: @Sendable (String) -> Void = { _ in }
  /// The app's output, line by line.
  var onOutput: @Sendable (String) -> Void = { _ in }

  /// Never throws: whatever an app does is a verdict, and whatever we do wrong is the verdict `error`.
  ///
  /// - Parameter build: where a compiled program is kept.
  func attempt(
    step: String, source: AppSource, build: URL, seed: String = Attempt.randomSeed(),
    each: (CheckResult) -> Void = { _ in }
  ) async -> Attempt {
    let start = ContinuousClock.now
    var attempt = Attempt(
      course: course, step: step, track: source.trackName, seed: seed, verdict: .error, app: AppRecord(), checks: [],
      began: Date(), seconds: 0)
    do {
      let prepared = try await source.prepared(home: home, build: build, patience: patience, say: say)
      attempt.app.command = prepared.command
      attempt.phases.build = start.duration(to: .now) / .seconds(1)
      try await judge(prepared, &attempt, each)
      attempt.verdict = Verdict(attempt.checks)
    } catch let failure as AppFailure {
      attempt.app.failure = failure
      if case .listensElsewhere(let sockets, _) = failure { attempt.app.listening = sockets }
      attempt.verdict = .appFailed
    } catch {
      attempt.app.trouble = Trouble.words(error)
    }
    attempt.seconds = start.duration(to: .now) / .seconds(1)
    return attempt
  }

  private func judge(_ app: PreparedApp, _ attempt: inout Attempt, _ each: (CheckResult) -> Void) async throws {
    let start = ContinuousClock.now
    let (course, step, seed, secretKey) = (course, attempt.step, attempt.seed, attempt.app.secretKey)
    var process: AppProcess?
    // Until it was judged, whatever ended it was its own doing; later it is we who stop it.
    var exit: AppExit?
    var isJudged = false
    defer {
      attempt.app.exit = isJudged ? exit : process?.exit
      attempt.app.output = process?.output ?? ""
    }
    let outcome = try await RunningApp.with(
      app.command, in: app.folder, home: home, programs: app.programs, secretKey: secretKey,
      patience: patience, onOutput: onOutput, started: { process = $0 }
    ) { running in
      let started = ContinuousClock.now
      var setting = setting(running, step: step, seed: seed)
      setting.client.limits.deadline = started + .seconds(patience.toFinish)
      let listening = running.listening
      setting.listening = { listening }
      var runner = CheckRunner(
        setting: setting, course: course, step: step, seed: seed, exit: running.process.exit(within:))
      runner.ownApp = ownApp(
        app, step: step, seed: seed, secretKey: secretKey, deadline: setting.client.limits.deadline)
      let results = await runner.run(course.checks(at: step), each: each)
      return (
        results: results, listening: listening, started: started, ended: ContinuousClock.now,
        isOutOfTime: runner.isOutOfTime, exit: running.process.exit
      )
    }
    (exit, isJudged) = (outcome.exit, true)
    (attempt.checks, attempt.app.listening) = (outcome.results, outcome.listening)
    attempt.phases.start = start.duration(to: outcome.started) / .seconds(1)
    attempt.phases.checks = outcome.started.duration(to: outcome.ended) / .seconds(1)
    let done = outcome.results.count { $0.outcome != .appFailed }
    guard done < outcome.results.count else { return }
    attempt.app.failure =
      outcome.isOutOfTime && exit == nil
      ? .tooSlow(seconds: patience.toFinish, done: done, of: outcome.results.count) : .stopped(exit)
  }

  /// - Parameter seed: makes the people who register.
  func setting(_ running: RunningApp, step: String, seed: String) -> Stage.Setting {
    var client = HTTPClient()
    client.limits.seconds = patience.toAnswer
    return Stage.Setting(
      endpoint: running.endpoint, people: course.people,
      newcomers: course.newcomers(at: step, seed: seed),
      isDashboardGuarded: course.has(step, reached: course.guardedFrom),
      listening: { running.listening }, dataFolder: running.dataFolder, client: client)
  }

  /// Starts the app once more, with empty data, for a check that must have it for itself.
  private func ownApp(
    _ app: PreparedApp, step: String, seed: String, secretKey: String, deadline: ContinuousClock.Instant?
  ) -> CheckRunner.OwnApp {
    { body in
      var process: AppProcess?
      let running: RunningApp
      do {
        running = try await RunningApp.start(
          app.command, in: app.folder, home: home, programs: app.programs, secretKey: secretKey, patience: patience,
          onOutput: onOutput, started: { process = $0 })
      } catch let failure as AppFailure {
        throw CheckRunner.OwnAppFailure(failure: failure, output: process?.output ?? "")
      }
      let restarting = RestartingApp(running)
      var setting = setting(running, step: step, seed: seed)
      setting.client.limits.deadline = deadline
      setting.restart = restarting.restart(asTyped:)
      var result = await body(setting, restarting.exit(within:))
      result.output = await restarting.output
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
