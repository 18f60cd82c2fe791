import Testing

@testable import Lesson

@Suite struct CheckScheduleTests {
  private func own(_ id: String, needs: [String] = []) throws -> Check {
    try .sample(id, lines: ["restart app"], needs: needs)
  }

  /// The ids of the checks that begin together, round by round, where all of a round end at once.
  private func rounds(_ checks: [Check], hasOwnApps: Bool = true) -> [[String]] {
    var schedule = CheckSchedule(checks, hasOwnApps: hasOwnApps)
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

  @Test func oneWithAnAppOfItsOwnRunsBesideAnyOther() throws {
    let checks = try [Check.sample("a.1"), .sample("a.2"), own("a.3"), own("a.4")]
    #expect(rounds(checks) == [["a.1", "a.3"], ["a.2", "a.4"]])
    #expect(rounds(checks, hasOwnApps: false) == [["a.1"], ["a.2"], ["a.3"], ["a.4"]])
  }

  @Test func noneWithAnAppOfItsOwnBeginsBeforeItIsKnownWhetherPeopleCanRegister() throws {
    var schedule = CheckSchedule(
      try [.sample("a.1"), own("a.2"), .sample("a.3")], hasOwnApps: true, registration: "a.3")
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
    var schedule = CheckSchedule([slow, quick, next], hasOwnApps: true)
    #expect(schedule.next()?.id == slow.id && schedule.next()?.id == quick.id && schedule.next() == nil)
    schedule.end(quick)
    #expect(schedule.next()?.id == next.id && schedule.next() == nil)
  }
}
