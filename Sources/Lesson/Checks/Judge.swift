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
    let checks = course.checks(at: attempt.step)
    var process: AppProcess?
    defer {
      attempt.app.exit = process?.exit
      attempt.app.output = process?.output ?? ""
    }
    let (step, seed) = (attempt.step, attempt.seed)
    let (results, listening, isOutOfTime) = try await RunningApp.with(
      app.command, in: app.folder, home: home, programs: app.programs, secretKey: attempt.app.secretKey,
      patience: patience, onOutput: onOutput, started: { process = $0 }
    ) { running in
      var setting = setting(running, step: step)
      setting.client.limits.deadline = .now + .seconds(patience.toFinish)
      let runner = CheckRunner(
        setting: setting, course: course, step: step, seed: seed,
        exit: running.process.exit(within:))
      let listening = running.listening
      return (await runner.run(checks, each: each), listening, runner.isOutOfTime)
    }
    attempt.app.listening = listening
    attempt.checks = results
    let done = results.count { $0.outcome != .appFailed }
    guard done < results.count else { return }
    attempt.app.failure =
      isOutOfTime && process?.exit == nil
      ? .tooSlow(seconds: patience.toFinish, done: done, of: results.count) : .stopped(process?.exit)
  }

  func setting(_ running: RunningApp, step: String) -> Stage.Setting {
    var client = HTTPClient()
    client.limits.seconds = patience.toAnswer
    return Stage.Setting(
      endpoint: running.endpoint, people: course.people,
      isDashboardGuarded: course.has(step, reached: course.guardedFrom),
      listening: { running.listening }, client: client)
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
