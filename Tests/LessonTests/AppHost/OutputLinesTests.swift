import Testing

@testable import Lesson

@Suite(.inTurn) struct OutputLinesTests {
  private let start = ContinuousClock.now

  @Test func linesAreCutWherePartsMeet() {
    var lines = OutputLines()
    #expect(lines.append("on", at: start) == [])
    #expect(lines.append("e\ntwo\r\n\nthr", at: start) == ["one", "two", ""])
    #expect(lines.append("ee", at: start) == [])
    #expect(lines.finish() == ["three"])
    #expect(lines.finish() == [])
  }

  @Test func linesBeyondTheRateAreCounted() {
    var lines = OutputLines()
    let flood = String(repeating: "y\n", count: 1000)
    #expect(lines.append(flood, at: start).count == OutputLines.perSecond)
    #expect(lines.append("y\n", at: start + .milliseconds(999)) == [])
    #expect(lines.summaryTime == start + .seconds(1))
    #expect(lines.append("after\n", at: start + .seconds(1)) == ["… 801 lines left out …", "after"])
    #expect(lines.summaryTime == nil)
  }

  @Test func summaryNeedsNoFurtherOutput() {
    var lines = OutputLines()
    _ = lines.append(String(repeating: "y\n", count: 201), at: start)
    #expect(lines.summary(at: start + .milliseconds(500)) == [])
    #expect(lines.summary(at: start + .seconds(1)) == ["… 1 lines left out …"])
    #expect(lines.summary(at: start + .seconds(3)) == [])
    #expect(lines.finish() == [])
  }

  @Test func whatIsLeftOutIsToldAtTheEnd() {
    var lines = OutputLines()
    _ = lines.append(String(repeating: "y\n", count: 300) + "last", at: start)
    #expect(lines.finish() == ["… 100 lines left out …", "last"])
  }

  @Test func longLineIsCut() {
    var lines = OutputLines()
    let text = String(repeating: "x", count: OutputLines.longest)
    #expect(lines.append(text + "more", at: start) == [])
    #expect(lines.append("and more\n", at: start) == [text + "…"])
    #expect(lines.append(text + "\nshort\n", at: start) == [text, "short"])
  }
}

extension OutputLines {
  fileprivate mutating func append(_ text: String, at now: ContinuousClock.Instant) -> [String] {
    Array(text.utf8).withUnsafeBytes { append($0, at: now) }
  }
}
