import Foundation
import Testing

@testable import Lesson

@Suite struct AppWatchTests {
  /// Else what an app printed in answer to one request would be taken for the output of the next.
  @Test func whatWasNotReadYetIsCountedAsWell() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let watch = AppWatch(supervisorPID: 0, control: -1, pipe: ends[0])
    defer {
      close(ends[1])
      watch.closePipe()
    }
    #expect(write(ends[1], "before", 6) == 6)
    #expect(watch.hasUnreadOutput && watch.output == "")
    let mark = watch.outputCount
    #expect(mark == 6)
    #expect(write(ends[1], "after", 5) == 5)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 1)
    defer { buffer.deallocate() }
    #expect(watch.read(ends[0], into: buffer).count == 11)
    #expect(!watch.hasUnreadOutput && watch.outputCount == 11)
    #expect(watch.output(after: mark) == "after")
  }
}
