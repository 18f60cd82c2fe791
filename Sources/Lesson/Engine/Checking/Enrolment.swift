/// Registers the people of the course, once for all checks on one app, before the first check that needs them.
struct Enrolment {
  /// Runs the checks; it knows the people as soon as they are registered.
  private(set) var runner: CheckRunner
  private var isBlocked = false

  init(runner: CheckRunner) { self.runner = runner }

  /// What keeps a check from running that needs people; nil where nothing does.
  mutating func hindrance(of check: Check, _ results: [CheckResult]) async -> CheckResult? {
    guard let registration = runner.course.registration, let accounts = runner.setting.knowledge.accounts,
      check.id != registration,
      check.needs(runner.setting.people)
    else { return nil }
    if isBlocked { return blocked(check, by: registration) }
    guard !runner.setting.newcomers.isEmpty else { return nil }
    let stage = Stage(runner.setting, seed: "\(runner.seed)/people")
    await accounts.settle(on: stage)
    // An app that registers nobody yet has the people of the course.
    if await stage.newcomers.isEmpty {
      runner.setting.newcomers = []
      return nil
    }
    if let result = results.first(where: { $0.check.id == registration }), result.outcome != .passed {
      isBlocked = true
      return blocked(check, by: registration)
    }
    // On an app of its own a check registers them itself.
    guard !(check.needsOwnApp && runner.ownApp != nil) else { return nil }
    let mark = await runner.app.outputCount
    do throws(Diagnosis) {
      for role in await stage.people.map(\.role) { try await stage.enroll(role) }
      (runner.setting.people, runner.setting.newcomers) = (await stage.people, [])
      return nil
    } catch {
      isBlocked = true
      var result = runner.failed(check, await runner.afterEnd(error))
      result.transcript = await stage.transcript
      if result.isAppsOwnFailure { result.output = await runner.app.outputUpToNow(after: mark) }
      return result
    }
  }

  private func blocked(_ check: Check, by registration: String) -> CheckResult {
    var result = runner.result(check)
    (result.outcome, result.blockedBy) = (.blocked, [registration])
    return result
  }
}
