/// Runs checks on one app, each on a stage of its own.
struct CheckRunner: Sendable {
  var setting: Stage.Setting
  let course: Course
  let step: String
  let seed: String
  let app: any ObservedApp
  /// Runs a check on an app that it has for itself, or throws ``FailedStart``; nil where there is one app for all.
  var ownApp: OwnApp?

  /// - Parameter hasOwnClock: its clock can be moved.
  typealias OwnApp = @Sendable (_ hasOwnClock: Bool, Performance) async throws -> CheckResult
  typealias Performance = @Sendable (Stage.Setting, any ObservedApp) async -> CheckResult

  /// How many checks run side by side at most: as many as a server with the shortest queue of connections bears.
  private static let width = 2

  /// - Parameter each: is told each result as it comes.
  func run(_ checks: [Check], each: (CheckResult) -> Void = { _ in }) async -> [CheckResult] {
    await withTaskExecutorPreference(BlockingExecutor.shared) { await runInTurn(checks, each: each) }
  }

  private func runInTurn(_ checks: [Check], each: (CheckResult) -> Void) async -> [CheckResult] {
    var results: [CheckResult] = []
    var timeouts = 0
    var enrolment = Enrolment(runner: self)
    var rest = checks[...]
    while !rest.isEmpty, !Task.isCancelled {
      let group = Array(rest.prefix(max(1, countSideBySide(rest))))
      rest = rest.dropFirst(group.count)
      let isOver = await app.exit(within: .zero) != nil || timeouts > 1 || isOutOfTime
      var decided = group.map { isOver ? unrun($0) : blocked($0, results) }
      for (index, check) in group.enumerated() where decided[index] == nil {
        decided[index] = await enrolment.hindrance(of: check, results)
      }
      let runner = enrolment.runner
      let found = await runner.run(zip(group, decided).compactMap { $1 == nil ? $0 : nil }, after: results)
      for (check, decided) in zip(group, decided) {
        guard let result = decided ?? found[check.id] else { continue }
        if case .noAnswer(.timedOut, _) = result.diagnosis { timeouts += 1 }
        results.append(result)
        each(result)
      }
    }
    return results
  }

  /// How many of the next checks disturb neither each other nor those to come, and need nothing of each other.
  private func countSideBySide(_ checks: ArraySlice<Check>) -> Int {
    var ids: Set<String> = []
    for check in checks.prefix(Self.width) {
      let isApart = check.needsOwnApp ? ownApp != nil : check.isReadOnly
      guard isApart, ids.isDisjoint(with: check.needs) else { break }
      ids.insert(check.id)
    }
    return ids.count
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

  /// Runs checks side by side. The results are by the checks' ids.
  private func run(_ checks: [Check], after results: [CheckResult]) async -> [String: CheckResult] {
    await withTaskGroup(of: CheckResult.self) { group in
      for check in checks { group.addTask { await run(check, after: results) } }
      return await group.reduce(into: [:]) { $0[$1.check.id] = $1 }
    }
  }

  /// The checks together took longer than they may.
  var isOutOfTime: Bool { setting.client.limits.now() == nil }

  /// Runs one check in fresh browsers.
  private func run(_ check: Check, after results: [CheckResult]) async -> CheckResult {
    guard check.needsOwnApp, let ownApp else { return await perform(check) }
    guard check.waits else { return await run(check, on: ownApp, hasOwnClock: false) }
    // What the app does not do by a clock that was moved, it may do in real time: then it goes by a clock that nobody moves.
    var said: CheckResult?
    for passing in passings(for: check, after: results) {
      var result = await run(passing.applied(to: check), on: ownApp, hasOwnClock: passing == .moved)
      result.passing = passing
      if result.outcome == .passed || result.isAppsOwnFailure { return result }
      if said == nil || said?.diagnosis == .expiry(.clockStands) || said?.passing == .short { said = result }
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
      return try await ownApp(hasOwnClock) { setting, app in
        await CheckRunner(setting: setting, course: course, step: step, seed: seed, app: app).perform(check)
      }
    } catch let error as FailedStart {
      return failed(check, .account(.doesNotRestart(error.failure, output: error.output)))
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
    let stage = Stage(setting, seed: "\(seed)/\(check.id)")
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
    if result.outcome == .failed, let diagnosis = result.diagnosis { result.cause = await stage.cause(of: diagnosis) }
    return result
  }

  func result(_ check: Check) -> CheckResult {
    CheckResult(check: check, outcome: .passed, isRequired: !check.isAdvice(at: step, of: course))
  }

  /// Where no answer came because the app ended, that is what the diagnosis says.
  func afterEnd(_ diagnosis: Diagnosis) async -> Diagnosis {
    guard case .noAnswer(_, let request) = diagnosis else { return diagnosis }
    return await app.exit(within: .seconds(1)) == nil ? diagnosis : .ended(request: request)
  }
}
