/// Runs checks on one app, each on a stage of its own.
struct CheckRunner: Sendable {
  let setting: Stage.Setting
  let course: Course
  let step: String
  let seed: String
  /// How the app's process ended, given a moment; nil while it runs.
  let exit: @Sendable (Duration) async -> AppExit?

  /// - Parameter each: is told each result as it comes.
  func run(_ checks: [Check], each: (CheckResult) -> Void = { _ in }) async -> [CheckResult] {
    var results: [CheckResult] = []
    var timeouts = 0
    for check in checks {
      guard !Task.isCancelled else { break }
      var result = result(check)
      result.blockedBy = check.needs.filter { need in results.contains { $0.check.id == need && $0.outcome != .passed }
      }
      if await exit(.zero) != nil || timeouts > 1 || isOutOfTime {
        result.outcome = .appFailed
      } else if !result.blockedBy.isEmpty {
        result.outcome = .blocked
      } else {
        result = await run(check)
        if case .noAnswer(.timedOut, _) = result.diagnosis { timeouts += 1 }
      }
      results.append(result)
      each(result)
    }
    return results
  }

  /// The checks together took longer than they may.
  var isOutOfTime: Bool { setting.client.limits.now() == nil }

  /// Runs one check in fresh browsers.
  func run(_ check: Check) async -> CheckResult {
    let start = ContinuousClock.now
    let stage = Stage(setting, seed: "\(seed)/\(check.id)")
    var result = result(check)
    for line in check.lines {
      do throws(Diagnosis) {
        try await stage.perform(line)
      } catch {
        let diagnosis = await afterEnd(error)
        result.outcome = !result.isRequired && diagnosis.outcome == .failed ? .advice : diagnosis.outcome
        result.diagnosis = diagnosis
        result.failedLine = line
        break
      }
    }
    result.transcript = await stage.transcript
    result.seconds = start.duration(to: .now) / .seconds(1)
    // Requests were cut off then, so nothing that it found counts.
    if isOutOfTime { (result.outcome, result.diagnosis, result.failedLine) = (.appFailed, nil, nil) }
    if result.outcome == .failed, let diagnosis = result.diagnosis { result.cause = await stage.cause(of: diagnosis) }
    return result
  }

  private func result(_ check: Check) -> CheckResult {
    CheckResult(check: check, outcome: .passed, isRequired: !check.isAdvice(at: step, of: course))
  }

  /// Where no answer came because the app ended, that is what the diagnosis says.
  private func afterEnd(_ diagnosis: Diagnosis) async -> Diagnosis {
    guard case .noAnswer(_, let request) = diagnosis else { return diagnosis }
    return await exit(.seconds(1)) == nil ? diagnosis : .ended(request: request)
  }
}
