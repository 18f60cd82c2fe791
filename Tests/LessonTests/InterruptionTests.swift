import Testing

@testable import Lesson

@Suite(.inTurn) struct InterruptionTests {
  @Test func stopsWhatRunsAndOnlyThat() async {
    let interruption = Interruption()
    interruption.fire()
    let ended = Latch<Bool>()
    await withTaskGroup { group in
      group.addTask {
        await interruption.stopping {
          do {
            try await Task.sleep(for: .seconds(1000))
          } catch {
            ended.set(true)
          }
        }
      }
      // It may come before anything runs, as a key can; whoever presses it does so again.
      while ended.value == nil {
        interruption.fire()
        await Task.yield()
      }
    }
    #expect(ended.value == true)
  }
}
