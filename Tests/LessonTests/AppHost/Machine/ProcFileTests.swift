import Foundation
import Testing

@testable import Lesson

#if os(Linux)
  struct ProcFileTests {
    @Test func linesEndBeforeTheFirstThatIsNotWanted() {
      let all = ProcFile.text("/proc/self/status").split(separator: "\n").map(String.init)
      #expect(ProcFile.lines("/proc/self/status") { !$0.hasPrefix("Pid:") } == all.prefix { !$0.hasPrefix("Pid:") })
      #expect(ProcFile.lines("/proc/self/status") { _ in true }.count == all.count)
    }

    @Test func whatCannotBeReadIsEmpty() {
      #expect(ProcFile.text("/proc/self/no-such-file") == "")
      #expect(ProcFile.text("/proc/self/task") == "")
    }

    @Test func emptyFilesKeepNoMemory() {
      /// In pages.
      func privateMemory() -> Int {
        let pages = ProcFile.text("/proc/self/statm").split(separator: " ").compactMap { Int($0) }
        return pages[5]
      }
      let file = "/proc/\(getpid())/task/\(getpid())/children"
      _ = ProcFile.text(file)
      // Other tests need memory at the same time, but not in each round.
      let isKept = (1...5).allSatisfy { _ in
        let before = privateMemory()
        for _ in 0..<20_000 { _ = ProcFile.text(file) }
        return privateMemory() - before > 10_000
      }
      #expect(!isKept)
    }
  }
#endif
