import Testing

@testable import Lesson

@Suite(.inTurn) struct VerdictTests {
  @Test(
    arguments: [
      ([], .error),
      ([.passed], .passed),
      ([.passed, .advice], .passed),
      ([.advice, .failed], .failed),
      ([.passed, .failed], .failed),
      ([.passed, .blocked], .failed),
      ([.failed, .appFailed], .appFailed),
      ([.passed, .skipped], .error),
      ([.failed, .skipped], .error),
      ([.appFailed, .error], .error),
      ([.passed, .failed, .appFailed, .error], .error),
    ] as [([Outcome], Verdict)])
  func theWorstOutcomeDecides(_ outcomes: [Outcome], _ verdict: Verdict) throws {
    let check = try Check.sample("one.a")
    #expect(Verdict(outcomes.map { CheckResult(check: check, outcome: $0) }) == verdict)
    #expect(Verdict(outcomes.reversed().map { CheckResult(check: check, outcome: $0) }) == verdict)
  }

  @Test(arguments: [Outcome.advice, .blocked, .skipped, .error]) func adviceDecidesNothing(_ outcome: Outcome) throws {
    let check = try Check.sample("one.a")
    let advice = CheckResult(check: check, outcome: outcome, isRequired: false)
    #expect(Verdict([CheckResult(check: check, outcome: .passed), advice]) == .passed)
    #expect(Verdict([advice]) == .error)
  }

  @Test func theExitStatusSaysWhoseFaultItIs() {
    #expect([Verdict.passed, .failed, .appFailed, .error].map(\.exitCode) == [0, 1, 1, 2])
  }

  @Test func theRawValuesAreThoseOfResults() {
    #expect(
      Outcome.allCases.map(\.rawValue) == ["passed", "failed", "advice", "blocked", "skipped", "app-failed", "error"])
    #expect(
      [Verdict.passed, .failed, .appFailed, .error].map(\.rawValue) == ["passed", "failed", "app-failed", "error"])
  }
}
