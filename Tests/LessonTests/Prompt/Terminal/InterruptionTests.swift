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

  @Test func stopsAllThatRunsAndSaysSo() async {
    let interruption = Interruption()
    #expect(await interruption.stopping {} == false)
    let ended = [Latch<Bool>(), Latch<Bool>()]
    await withTaskGroup { group in
      for latch in ended {
        group.addTask {
          latch.set(
            await interruption.stopping {
              while !Task.isCancelled { await Task.yield() }
            })
        }
      }
      while ended.contains(where: { $0.value == nil }) {
        interruption.fire()
        await Task.yield()
      }
    }
    #expect(ended.map(\.value) == [true, true])
  }

  @Test func whatRunsEndsWithTheTaskThatWaitsForIt() async {
    let interruption = Interruption()
    let begun = Latch<Bool>()
    let waiting = Task {
      await interruption.stopping {
        begun.set(true)
        while !Task.isCancelled { await Task.yield() }
      }
    }
    _ = await begun.wait()
    waiting.cancel()
    #expect(await waiting.value == false)
  }
}
