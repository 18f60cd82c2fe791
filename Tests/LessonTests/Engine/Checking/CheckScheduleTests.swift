import Testing

@testable import Lesson

@Suite struct CheckScheduleTests {
  private func own(_ id: String, needs: [String] = []) throws -> Check {
    try .sample(id, lines: ["restart app"], needs: needs)
  }

  /// The ids of the checks that begin together, round by round, where all of a round end at once.
  private func rounds(_ checks: [Check], hasOwnApps: Bool = true) -> [[String]] {
    var schedule = CheckSchedule(checks, at: "a", hasOwnApps: hasOwnApps)
    var rounds: [[String]] = []
    while true {
      var round: [Check] = []
      while let check = schedule.next() { round.append(check) }
      if round.isEmpty { return rounds }
      for check in round { schedule.end(check) }
      rounds.append(round.map(\.id))
    }
  }

  @Test func thoseThatChangeTheSharedAppRunOneByOneInTheirOrder() throws {
    #expect(rounds(try ["a.1", "a.2", "a.3"].map { try .sample($0) }) == [["a.1"], ["a.2"], ["a.3"]])
  }

  @Test func thoseThatChangeNothingRunSideBySide() throws {
    let checks = try [
      Check.sample("a.1", isReadOnly: true), .sample("a.2", isReadOnly: true), .sample("a.3", isReadOnly: true),
      .sample("a.4"), .sample("a.5", isReadOnly: true),
    ]
    #expect(rounds(checks) == [["a.1", "a.2"], ["a.3"], ["a.4"], ["a.5"]])
  }

  @Test func thoseOfEarlierStepsRunSideBySideUnlessTheyMustBeAlone() throws {
    let checks = try [
      Check.sample("b.1"), .sample("b.2"), .sample("b.3", isAlone: true), .sample("b.4", needs: ["b.1"]),
      .sample("c.5", isReadOnly: true), .sample("b.6"), .sample("a.7"), .sample("b.8"),
      .sample("b.9", isReadOnly: true, isAlone: true),
    ]
    #expect(rounds(checks) == [["b.1", "b.2"], ["b.3"], ["b.4", "c.5"], ["b.6"], ["a.7"], ["b.8"], ["b.9"]])
    // Where there is one app for all, none could run again on another one.
    #expect(rounds(checks, hasOwnApps: false) == checks.map { [$0.id] })
  }

  /// What the step's own checks say counts at once, so none disturbs them that may change something.
  @Test func readOnlyOnesOfTheStepItselfRunBesideOthersOfThatKindOnly() throws {
    let checks = try [
      Check.sample("b.1"), .sample("a.2", isReadOnly: true), .sample("b.3", isReadOnly: true), .sample("b.4"),
    ]
    #expect(rounds(checks) == [["b.1", "b.3"], ["a.2"], ["b.4"]])
  }

  @Test func nothingRunsBesideTheOneThatSaysWhetherPeopleCanRegister() throws {
    var schedule = CheckSchedule(
      try [.sample("b.1"), .sample("b.2"), .sample("b.3")], at: "a", hasOwnApps: true, registration: "b.1")
    let first = schedule.next()
    #expect(first?.id == "b.1" && schedule.next() == nil)
    if let first { schedule.end(first) }
    #expect(schedule.next()?.id == "b.2" && schedule.next()?.id == "b.3")
  }

  private func result(_ check: Check, _ outcome: Outcome, _ diagnosis: Diagnosis? = nil) -> CheckResult {
    var result = CheckResult(check: check, outcome: outcome, isRequired: true)
    result.diagnosis = diagnosis
    return result
  }

  @Test func oneOfAnEarlierStepThatFailsBesideOthersRunsAgainByItself() throws {
    let (one, two, three) = (try Check.sample("b.1"), try Check.sample("b.2"), try Check.sample("a.3"))
    var schedule = CheckSchedule([one, two, three], at: "a", hasOwnApps: true)
    #expect(schedule.next()?.id == one.id && schedule.next()?.id == two.id)
    schedule.end(one)
    #expect(schedule.repeats(result(one, .failed)) == true && schedule.isRepeated(one))
    #expect(schedule.next() == nil)
    schedule.end(two)
    #expect(schedule.repeats(result(two, .passed)) == false && !schedule.isRepeated(two))
    #expect(schedule.next()?.id == one.id && schedule.next() == nil)
    schedule.end(one)
    #expect(schedule.repeats(result(one, .failed)) == false)
    #expect(schedule.next()?.id == three.id)
    schedule.end(three)
    #expect(schedule.repeats(result(three, .failed)) == false && schedule.next() == nil)
  }

  @Test func oneWithAnAppOfItsOwnThatFailedBesideOthersRunsAgainByItself() throws {
    let (one, two, three) = (try own("a.1"), try own("a.2"), try own("a.3"))
    var schedule = CheckSchedule([one, two, three], at: "a", hasOwnApps: true)
    #expect(schedule.next()?.id == one.id && schedule.next()?.id == two.id)
    schedule.end(one)
    #expect(schedule.repeats(result(one, .failed, .app(.serverError(status: 500, request: "GET /")))) == true)
    schedule.end(two)
    #expect(schedule.repeats(result(two, .failed, .signIn(.noMessage))) == false)
    #expect(schedule.next()?.id == one.id && schedule.next() == nil)
    schedule.end(one)
    #expect(schedule.next()?.id == three.id)
  }

  @Test func whatFailedByItselfOrWaitedTooLongDoesNotRunAgain() throws {
    let (one, two, alone) = (try Check.sample("b.1"), try Check.sample("b.2"), try Check.sample("b.3", isAlone: true))
    var schedule = CheckSchedule([one, two, alone], at: "a", hasOwnApps: true)
    #expect(schedule.next()?.id == one.id && schedule.next()?.id == two.id)
    schedule.end(one)
    schedule.end(two)
    #expect(schedule.repeats(result(one, .failed, .app(.noAnswer(.timedOut(seconds: 15), request: "GET /")))) == false)
    #expect(schedule.repeats(result(two, .advice)) == false)
    #expect(schedule.next()?.id == alone.id)
    schedule.end(alone)
    #expect(schedule.repeats(result(alone, .failed)) == false)
  }

  @Test func oneWithAnAppOfItsOwnRunsBesideAnyOther() throws {
    let checks = try [Check.sample("a.1"), .sample("a.2"), own("a.3"), own("a.4")]
    #expect(rounds(checks) == [["a.1", "a.3"], ["a.2", "a.4"]])
    #expect(rounds(checks, hasOwnApps: false) == [["a.1"], ["a.2"], ["a.3"], ["a.4"]])
  }

  @Test func noneWithAnAppOfItsOwnBeginsBeforeItIsKnownWhetherPeopleCanRegister() throws {
    var schedule = CheckSchedule(
      try [.sample("a.1"), own("a.2"), .sample("a.3")], at: "a", hasOwnApps: true, registration: "a.3")
    let first = schedule.next()
    #expect(first?.id == "a.1" && schedule.next() == nil)
    if let first { schedule.end(first) }
    let registration = schedule.next()
    #expect(registration?.id == "a.3" && schedule.next() == nil)
    if let registration { schedule.end(registration) }
    #expect(schedule.next()?.id == "a.2")
  }

  @Test func noneBeginsBeforeThoseThatItNeeds() throws {
    let checks = try [
      Check.sample("a.1"), own("a.2", needs: ["a.1"]), own("a.3", needs: ["a.2"]), .sample("a.4", needs: ["a.3"]),
      .sample("a.5", needs: ["b.elsewhere"]),
    ]
    #expect(rounds(checks) == [["a.1"], ["a.2"], ["a.3"], ["a.4"], ["a.5"]])
  }

  @Test func noneIsForgottenWhereAllNeedEachOther() throws {
    let checks = try [Check.sample("a.1", needs: ["a.2"]), .sample("a.2", needs: ["a.1"]), own("a.3", needs: ["a.3"])]
    #expect(Set(rounds(checks).joined()) == ["a.1", "a.2", "a.3"])
  }

  /// The next one takes the place of the first that ends.
  @Test func aPlaceThatIsFreeIsTaken() throws {
    let (slow, quick, next) = (try own("a.1"), try own("a.2"), try own("a.3"))
    var schedule = CheckSchedule([slow, quick, next], at: "a", hasOwnApps: true)
    #expect(schedule.next()?.id == slow.id && schedule.next()?.id == quick.id && schedule.next() == nil)
    schedule.end(quick)
    #expect(schedule.next()?.id == next.id && schedule.next() == nil)
  }
}
