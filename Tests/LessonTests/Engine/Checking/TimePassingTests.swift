import Testing

@testable import Lesson

@Suite struct TimePassingTests {
  private func lines(_ lines: String..., shortenedTo seconds: Int) throws -> [String] {
    try Check.sample("expiry.sample", lines: lines).shortened(to: seconds).lines.map(\.text)
  }

  @Test func theShortestLifetimeSetsTheScale() throws {
    let shortened = try lines(
      "restart app with SESSION_IDLE_SECONDS=600 SESSION_MAX_SECONDS=3600 SECRET_KEY=7", "sign in as alice",
      "wait 15 minutes", "visit /profile every 4 minutes for 1 hour", "expect signed out", shortenedTo: 3)
    #expect(
      shortened == [
        "restart app with SESSION_IDLE_SECONDS=3 SESSION_MAX_SECONDS=18 SECRET_KEY=7", "sign in as alice",
        "wait 4.5 seconds", "visit /profile every 1.2 seconds for 18 seconds", "expect signed out",
      ])
  }

  /// The app's own lifetimes are not known to be short, so only what must hold for a while can be looked at.
  @Test func withoutALifetimeOnlyTheFirstWaitIsLeft() throws {
    let shortened = try lines(
      "sign in as alice", "wait 25 minutes", "expect signed in as alice", "wait 35 minutes", "expect signed out",
      shortenedTo: 3)
    #expect(shortened == ["sign in as alice", "wait 3 seconds", "expect signed in as alice"])
  }

  @Test(arguments: [
    (31.0, "minutes", "31 minutes"), (90, "minutes", "90 minutes"), (120, "minutes", "2 hours"), (1, "hour", "1 hour"),
    (24, "hours", "1 day"), (4.5, "seconds", "4.5 seconds"), (0.5, "minutes", "30 seconds"),
  ]) func aTimeIsTypedInTheLargestUnitThatFits(_ count: Double, _ unit: String, _ typed: String) throws {
    let time = try #require(Duration(count: count, unit: unit))
    #expect(time.typed == typed)
    #expect(try SignInCourse.vocabulary.line("wait \(typed)").command.isEqual(to: AppLine.wait(time)))
  }

  @Test func unitsMayBeWrittenInAnyWay() throws {
    #expect(try SignInCourse.vocabulary.line("wait 13 Hour").command.isEqual(to: AppLine.wait(.seconds(46_800))))
    #expect(try SignInCourse.vocabulary.line("WAIT 40 DAYS").command.isEqual(to: AppLine.wait(.seconds(3_456_000))))
  }

  @Test(arguments: ["wait 5 weeks", "wait 0 seconds", "wait -1 seconds", "wait", "wait 5", "wait nan days"])
  func whatIsNoTimeIsNoLine(_ line: String) {
    #expect(throws: LineError.self) { try SignInCourse.vocabulary.line(line) }
  }

  @Test func noTimeOfAnUnknownUnit() { #expect(Duration(count: 1, unit: "weeks") == nil) }

  @Test func aDelayIsWhatAWaitTookTooLong() {
    let start = ContinuousClock.now
    var delay = Delay()
    func exchange(at seconds: Int) { delay.noteExchange(at: start + .seconds(seconds)) }
    exchange(at: 0)
    delay.noteWait(of: .seconds(10))
    exchange(at: 13)
    #expect(delay.worst == .seconds(3))
    delay.noteWait(of: .seconds(10))
    exchange(at: 24)
    // Nobody waited in between.
    exchange(at: 60)
    #expect(delay.worst == .seconds(3))
  }
}
