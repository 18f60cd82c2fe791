import Testing

@testable import Lesson

/// Each line about guessing, on an app that is right, and on one that is wrong in exactly one way.
@Suite(.withProcesses()) struct GuessingLineTests {
  typealias Case = PracticeCase

  private static let limits = [
    Case("throttle-none", "guessing.never-slowed", "guess 10 passwords of alice", "expect lockout of alice"),
    Case(
      "throttle-in-cookie", "guessing.counted-in-browser", "guess 10 passwords of alice in fresh browsers",
      "expect lockout of alice"),
    Case(
      "throttle-spelling", "guessing.counts-spellings", "guess 10 passwords of alice in changing case",
      "expect lockout of alice"),
    Case(
      "throttle-forwarded", "guessing.believes-headers", "guess 12 passwords of alice with forwarded addresses",
      "expect lockout of alice"),
    Case(
      "throttle-agent", "guessing.believes-headers", "guess 12 passwords of alice with forwarded addresses",
      "expect lockout of alice"),
    Case("throttle-races", "guessing.loses-count", "guess 24 passwords of alice at once", "expect lockout of alice"),
  ]

  private static let patience = [
    Case(
      "throttle-strict", "guessing.too-strict", "guess 2 passwords of alice", "sign in as alice",
      "expect signed in as alice"),
    Case(
      "throttle-never-resets", "guessing.never-resets", "guess 3 passwords of alice", "sign in as alice",
      "expect signed in as alice", "as second", "guess 3 passwords of alice", "sign in as alice",
      "expect signed in as alice"),
    Case(
      "throttle-for-ever", "guessing.never-unlocks", "restart app with LOCKOUT_SECONDS=0", "guess 6 passwords of alice",
      "expect lockout of alice", "sign in as alice", "expect signed in as alice"),
    Case(
      "throttle-ends-sessions", "session.ended-by-guesses", "sign in as alice", "expect signed in as alice",
      "as guesser", "guess 10 passwords of alice", "as you", "expect signed in as alice"),
    Case(
      "throttle-global", "guessing.locks-others", "from 127.0.0.5", "guess 10 passwords of alice", "as neighbour",
      "from 127.0.0.6", "sign in as admin", "expect signed in as admin"),
    Case("throttle-known-only", "guessing.tells-who-exists", "expect unknown names locked alike"),
  ]

  static let cases = limits + patience

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws {
    try await example.expectFoundOut(in: "sessions.py")
  }

  /// Whoever answers late slows down guessing as well.
  @Test func toAnswerLateIsALimit() async throws {
    #expect(try await PracticeApp.diagnosis("throttle-late", Self.limits[0].lines, file: "sessions.py") == nil)
  }

  /// Whoever counts by the name or by the address is right.
  @Test(arguments: [nil, "throttle-by-address"])
  func anAppThatIsRightPassesThem(_ way: String?) async throws {
    for (index, example) in Self.cases.enumerated() where example.mistake != "throttle-for-ever" {
      try await PracticeApp.with(way, file: "sessions.py") { setting in
        try await Case.expectHold(example.lines, on: setting, seed: "\(index)")
      }
    }
  }

  @Test func whatCameOfGuessesIsShown() async throws {
    try await PracticeApp.with(nil, file: "sessions.py") { setting in
      let stage = Stage(setting, seed: "seed")
      try await stage.perform(try SignInCourse.vocabulary.line("guess 7 passwords of alice"))
      let entry = try #require(await stage.transcript.entries.last)
      #expect(entry.shown == "1 to 5: 401\n6 to 7: 429")
      #expect(entry.exchange?.response?.status == 429)
    }
  }

  @Test func eachCheckHasAnAddressOfItsOwn() {
    guard LoopbackAddress.areMany else { return }
    let ids = (1...300).map { "check.number-\($0)" }
    let addresses = ids.compactMap(LoopbackAddress.own)
    #expect(Set(addresses).count == ids.count)
    #expect(addresses.allSatisfy { LoopbackAddress.isOne($0) && !$0.hasPrefix("127.0.") })
    #expect(LoopbackAddress.own("a") == LoopbackAddress.own("a"))
  }
}
