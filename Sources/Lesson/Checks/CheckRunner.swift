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
      var result = CheckResult(check: check, outcome: .passed)
      result.blockedBy = check.needs.filter { need in results.contains { $0.check.id == need && $0.outcome != .passed }
      }
      if await exit(.zero) != nil || timeouts > 1 {
        result.outcome = .appFailed
      } else if !result.blockedBy.isEmpty {
        result.outcome = check.isAdvice(at: step, of: course) ? .advice : .blocked
      } else {
        result = await run(check)
        if case .noAnswer(.timedOut, _) = result.diagnosis { timeouts += 1 }
      }
      results.append(result)
      each(result)
    }
    return results
  }

  /// Runs one check in fresh browsers.
  func run(_ check: Check) async -> CheckResult {
    let start = ContinuousClock.now
    let stage = Stage(setting, seed: "\(seed)/\(check.id)")
    var result = CheckResult(check: check, outcome: .passed)
    for line in check.lines {
      do throws(Diagnosis) {
        try await stage.perform(line)
      } catch {
        result.outcome = check.isAdvice(at: step, of: course) ? .advice : .failed
        result.diagnosis = await afterEnd(error)
        result.failedLine = line
        break
      }
    }
    result.transcript = await stage.transcript
    result.seconds = start.duration(to: .now) / .seconds(1)
    return result
  }

  /// Where no answer came because the app ended, that is what the diagnosis says.
  private func afterEnd(_ diagnosis: Diagnosis) async -> Diagnosis {
    guard case .noAnswer(_, let request) = diagnosis else { return diagnosis }
    return await exit(.seconds(1)) == nil ? diagnosis : .ended(request: request)
  }
}
