/// Runs checks on one app, each on a stage of its own.
struct CheckRunner: Sendable {
  var setting: Stage.Setting
  let course: Course
  let step: String
  let seed: String
  let app: any ObservedApp
  /// Runs a check on an app that it has for itself, or throws ``FailedStart``; nil where there is one app for all.
  var ownApp: OwnApp?

  /// - Parameters:
  ///   - variables: what to start it with beyond the usual, where the check begins with a restart.
  ///   - hasOwnClock: its clock can be moved.
  typealias OwnApp =
    @Sendable (_ variables: [String: String]?, _ hasOwnClock: Bool, Performance) async throws -> CheckResult
  typealias Performance = @Sendable (Stage.Setting, any ObservedApp) async -> CheckResult

  /// - Parameter each: is told each result in the order of the checks, as soon as those before it have ended.
  func run(_ checks: [Check], each: (CheckResult) -> Void = { _ in }) async -> [CheckResult] {
    await withTaskExecutorPreference(BlockingExecutor.shared) { await runAll(checks, each: each) }
  }

  private func runAll(_ checks: [Check], each: (CheckResult) -> Void) async -> [CheckResult] {
    var schedule = CheckSchedule(
      checks, at: step, hasOwnApps: ownApp != nil, registration: course.registration)
    var enrolment = Enrolment(runner: self)
    /// In the order in which they ended, and in that of the checks.
    var (results, told): ([CheckResult], [CheckResult]) = ([], [])
    func note(_ result: CheckResult) {
      results.append(result)
      while told.count < checks.count, let next = results.first(where: { $0.check.id == checks[told.count].id }) {
        told.append(next)
        each(next)
      }
    }
    await withTaskGroup(of: CheckResult.self) { group in
      while !Task.isCancelled {
        guard let check = schedule.next() else {
          guard let result = await group.next() else { break }
          schedule.end(result.check)
          if !schedule.repeats(result) { note(result) }
          continue
        }
        if schedule.isRepeated(check) {
          group.addTask { [runner = enrolment.runner, results] in
            await runner.run(check, after: results, isRepeated: true)
          }
        } else if let decided = await decision(on: check, results, &enrolment) {
          schedule.end(check)
          note(decided)
        } else {
          group.addTask { [runner = enrolment.runner, results] in await runner.run(check, after: results) }
        }
      }
    }
    return told
  }

  /// What is said of a check without running it; nil where it is to be run.
  private func decision(
    on check: Check, _ results: [CheckResult], _ enrolment: inout Enrolment
  ) async -> CheckResult? {
    if await app.exit(within: .zero) != nil || results.count(where: \.isTimeout) > 1 || isOutOfTime {
      return unrun(check)
    }
    if let blocked = blocked(check, results) { return blocked }
    return await enrolment.hindrance(of: check, results)
  }

  private func unrun(_ check: Check) -> CheckResult {
    var result = result(check)
    result.outcome = .appFailed
    return result
  }

  /// nil where nothing keeps the check from running.
  private func blocked(_ check: Check, _ results: [CheckResult]) -> CheckResult? {
    var result = result(check)
    result.blockedBy = check.needs.filter { need in results.contains { $0.check.id == need && $0.outcome != .passed } }
    result.outcome = .blocked
    return result.blockedBy.isEmpty ? nil : result
  }

  /// The checks together took longer than they may.
  var isOutOfTime: Bool { setting.client.limits.now() == nil }

  /// Runs one check in fresh browsers.
  private func run(_ check: Check, after results: [CheckResult], isRepeated: Bool = false) async -> CheckResult {
    guard check.needsOwnApp || isRepeated, let ownApp else { return await perform(check) }
    guard check.waits else { return await run(check, on: ownApp, hasOwnClock: false) }
    // What the app does not do by a clock that was moved, it may do in real time: then it goes by a clock that nobody moves.
    var said: CheckResult?
    for passing in passings(for: check, after: results) {
      var result = await run(passing.applied(to: check), on: ownApp, hasOwnClock: passing == .moved)
      result.passing = passing
      if result.outcome == .passed || result.isAppsOwnFailure { return result }
      if said == nil || said?.diagnosis == .control(.clockStands) || said?.passing == .short { said = result }
      if passing == .short, result.delay < TimePassing.leeway { break }
    }
    return said ?? result(check)
  }

  /// How time may pass in a check: it fails only where it fails in all of these ways.
  private func passings(for check: Check, after results: [CheckResult]) -> [TimePassing] {
    let needed = results.filter { check.needs.contains($0.check.id) }.compactMap(\.passing)
    if needed.contains(where: { $0 != .moved }) { return [.short, .long] }
    // An app's own limits cannot be waited for. Whether it goes by the moved clock, the needed checks have shown.
    if !check.setsLifetimes, needed.contains(.moved) { return [.moved] }
    return [.moved, .short, .long]
  }

  private func run(_ check: Check, on ownApp: OwnApp, hasOwnClock: Bool) async -> CheckResult {
    do {
      return try await ownApp(check.firstRestart, hasOwnClock) { setting, app in
        await CheckRunner(setting: setting, course: course, step: step, seed: seed, app: app).perform(check)
      }
    } catch let error as FailedStart {
      return failed(check, .control(.doesNotRestart(error.failure, output: error.output)))
    } catch {
      var result = result(check)
      result.outcome = .error
      return result
    }
  }

  /// A check that fails before its first line.
  func failed(_ check: Check, _ diagnosis: Diagnosis) -> CheckResult {
    var result = result(check)
    result.outcome = result.isRequired ? .failed : .advice
    (result.diagnosis, result.failedLine) = (diagnosis, check.lines.first)
    return result
  }

  private func perform(_ check: Check) async -> CheckResult {
    let start = ContinuousClock.now
    let stage = Stage(setting(for: check), seed: "\(seed)/\(check.id)")
    var result = result(check)
    // How much was sent, and what had been printed before the last line that sent something: an expectation may fail for
    // what the app did in the line above.
    var (sent, mark) = (0, 0)
    for line in check.lines {
      let before = await app.outputCount
      do throws(Diagnosis) {
        try await stage.perform(line)
      } catch {
        let diagnosis = await afterEnd(error)
        result.outcome = !result.isRequired && diagnosis.outcome == .failed ? .advice : diagnosis.outcome
        result.diagnosis = diagnosis
        result.failedLine = line
      }
      let count = await stage.exchangeCount
      if count > sent { (sent, mark) = (count, before) }
      if result.diagnosis != nil { break }
    }
    result.transcript = await stage.transcript
    result.delay = await stage.delay.worst
    if result.isAppsOwnFailure { result.output = await app.outputUpToNow(after: mark) }
    result.seconds = start.duration(to: .now) / .seconds(1)
    // Requests were cut off then, so nothing that it found counts.
    if isOutOfTime { (result.outcome, result.diagnosis, result.failedLine) = (.appFailed, nil, nil) }
    if result.outcome == .failed, let diagnosis = result.diagnosis {
      result.cause = await stage.cause(of: diagnosis)
    }
    return result
  }

  /// Each check sends from an address of its own, and has people of its own where it looks like an attack: an app may slow down
  /// the address that guesses come from and whoever is guessed at, and end the sessions of somebody whose token was changed.
  private func setting(for check: Check) -> Stage.Setting {
    var setting = setting
    setting.client.source = LoopbackAddress.own(check.id)
    if check.looksLikeAttack, setting.newcomers.isEmpty, setting.people != course.people {
      setting.newcomers = course.newcomers(at: step, seed: seed, of: check.id)
    }
    return setting
  }

  func result(_ check: Check) -> CheckResult {
    CheckResult(check: check, outcome: .passed, isRequired: !check.isAdvice(at: step, of: course))
  }

  /// Where no answer came because the app ended, that is what the diagnosis says.
  func afterEnd(_ diagnosis: Diagnosis) async -> Diagnosis {
    guard case .noAnswer(_, let request) = diagnosis.fault as? AppFault else { return diagnosis }
    return await app.exit(within: .seconds(1)) == nil ? diagnosis : .app(.ended(request: request))
  }
}
