import Testing

@testable import Lesson

@Suite(.inTurn) struct LatchTests {
  @Test func firstValueCounts() async {
    let latch = Latch<Int>()
    #expect(latch.value == nil)
    latch.set(1)
    latch.set(2)
    #expect(latch.value == 1)
    #expect(await latch.wait() == 1)
    #expect(await latch.waitUnlessCancelled() == 1)
  }

  @Test func allWhoWaitAreWoken() async {
    let latch = Latch<Int>()
    let sum = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<50 {
        group.addTask { await latch.wait() }
        group.addTask { await latch.waitUnlessCancelled() ?? 0 }
      }
      group.addTask {
        latch.set(1)
        return 0
      }
      return await group.reduce(0, +)
    }
    #expect(sum == 100)
  }

  @Test func cancelledTaskWaitsNoLonger() async {
    let latch = Latch<Int>()
    let values = await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<50 { group.addTask { await latch.waitUnlessCancelled() } }
      group.cancelAll()
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(values == Array(repeating: nil, count: 50))
    #expect(latch.value == nil)
  }
}
