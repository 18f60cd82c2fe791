import Foundation

/// Cuts an app's output into whole lines that are safe to show, and lets no more of them through than a person can read.
struct OutputLines {
  static let perSecond = 200
  /// In bytes; the rest of a longer line is left out.
  static let longest = 4 << 10

  private var unfinished: [UInt8] = []
  private var isTooLong = false
  private var secondStart: ContinuousClock.Instant?
  private var shown = 0
  private var leftOut = 0

  /// When `summary(at:)` has something to say, if nothing else is printed.
  var summaryTime: ContinuousClock.Instant? {
    leftOut > 0 ? secondStart?.advanced(by: .seconds(1)) : nil
  }

  /// Takes what was printed and returns the lines to show.
  mutating func append(_ bytes: UnsafeRawBufferPointer, at now: ContinuousClock.Instant) -> [String] {
    var lines = summary(at: now)
    var rest = bytes[...]
    // memchr, because this must keep up with an app that prints for ever.
    while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress,
      let newline = memchr(start, Int32(UInt8(ascii: "\n")), rest.count)
    {
      let count = UnsafeRawPointer(newline) - start
      if shown < Self.perSecond {
        extend(with: rest.prefix(count))
        lines.append(finishLine())
        shown += 1
      } else {
        leftOut += 1
        forgetLine()
      }
      rest = rest.dropFirst(count + 1)
    }
    extend(with: rest)
    return lines
  }

  /// Begins a new second when the current one is over, and tells how many lines it left out.
  mutating func summary(at now: ContinuousClock.Instant) -> [String] {
    guard let start = secondStart, now - start < .seconds(1) else {
      defer { (secondStart, shown, leftOut) = (now, 0, 0) }
      return leftOutLine
    }
    return []
  }

  /// What is left at the end of the output.
  mutating func finish() -> [String] {
    defer { leftOut = 0 }
    return leftOutLine + (unfinished.isEmpty ? [] : [finishLine()])
  }

  private var leftOutLine: [String] { leftOut == 0 ? [] : ["… \(leftOut) lines left out …"] }

  private mutating func extend(with bytes: Slice<UnsafeRawBufferPointer>) {
    let room = Self.longest - unfinished.count
    isTooLong = isTooLong || bytes.count > room
    unfinished.append(contentsOf: bytes.prefix(room))
  }

  private mutating func finishLine() -> String {
    defer { forgetLine() }
    if unfinished.last == UInt8(ascii: "\r") { unfinished.removeLast() }
    return String(harmless: unfinished) + (isTooLong ? "…" : "")
  }

  private mutating func forgetLine() {
    unfinished.removeAll(keepingCapacity: true)
    isTooLong = false
  }
}
