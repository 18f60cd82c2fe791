import Testing

@testable import Lesson

@Suite(.inTurn) struct SequentialTestTests {
  /// Two that take the same time, one of which is held up now and then.
  private static func test() -> SequentialTest { SequentialTest(seldom: 0.4, often: 0.95) }

  private static func observations(until isClear: Bool, _ happened: Bool) -> Int {
    var (test, count) = (test(), 0)
    while test.happensOften != isClear, count < 100 {
      test.observe(happened)
      count += 1
    }
    return count
  }

  @Test func aFewObservationsAreEnoughWhereAllAgree() {
    #expect(Self.observations(until: true, true) == 11)
    #expect(Self.observations(until: false, false) == 3)
  }

  @Test func nothingIsClearAtFirstOrWhereTheyContradictEachOther() {
    var test = Self.test()
    #expect(test.happensOften == nil)
    for _ in 0..<5 {
      for happened in [true, true, true, false] {
        test.observe(happened)
        #expect(test.happensOften == nil)
      }
    }
  }

  /// As often as it may happen by chance on a busy machine.
  @Test func aRightAppIsHardlyEverTakenForAWrongOne() {
    var random = SeededRandom(state: 7)
    var alarms = 0
    for _ in 0..<20_000 {
      var test = Self.test()
      for _ in 0..<20 where test.happensOften == nil { test.observe(Double.random(in: 0..<1, using: &random) < 0.4) }
      if test.happensOften == true { alarms += 1 }
    }
    #expect(alarms <= 4)
  }
}
