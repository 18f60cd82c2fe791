import Testing

@testable import Lesson

@Suite(.inTurn) struct AppOutputTests {
  @Test func shortOutputIsWhole() {
    var output = AppOutput()
    for character in "größer\n" { output.append(String(character)) }
    #expect(output.text == "größer\n")
  }

  @Test func outputUpToTheLimitsIsWhole() {
    var output = AppOutput()
    let text = String(repeating: "x", count: AppOutput.headLimit + AppOutput.tailLimit)
    output.append(text)
    #expect(output.text == text)
    output.append("y")
    #expect(output.text.contains("… 1 bytes left out …"))
  }

  @Test(arguments: [1, 7, 1000, 100_000])
  func longOutputKeepsItsEnds(linesAtOnce: Int) {
    var output = AppOutput()
    let lines = (0..<100_000).map { "line \($0)\n" }
    for start in stride(from: 0, to: lines.count, by: linesAtOnce) {
      output.append(lines[start..<min(start + linesAtOnce, lines.count)].joined())
    }
    let parts = output.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(parts.first == "line 0")
    #expect(parts.suffix(2) == ["line 99999", ""])
    let gap = parts.filter { $0.hasPrefix("…") }
    let shown = parts.filter { $0.hasPrefix("line ") }.joined(separator: "\n").utf8.count + 1
    #expect(gap == ["… \(lines.joined().utf8.count - shown) bytes left out …"])
    #expect(output.text.utf8.count <= AppOutput.headLimit + AppOutput.tailLimit + 50)
  }

  @Test func outputWithoutLinesIsCutAnywhere() {
    var output = AppOutput()
    for _ in 0..<1000 { output.append(String(repeating: "ü", count: 500)) }
    let parts = output.text.split(separator: "\n")
    #expect(parts.count == 3)
    #expect(parts[0].allSatisfy { $0 == "ü" })
    #expect(parts[1] == "… \(1_000_000 - AppOutput.headLimit - AppOutput.tailLimit) bytes left out …")
  }
}

extension AppOutput {
  fileprivate mutating func append(_ text: String) {
    Array(text.utf8).withUnsafeBytes { append($0) }
  }
}
