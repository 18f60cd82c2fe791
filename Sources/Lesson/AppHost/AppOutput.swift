/// What an app has printed: its first and its last bytes, however much there was.
struct AppOutput {
  static let headLimit = 4 << 10
  static let tailLimit = 60 << 10

  private var head: [UInt8] = []
  /// Up to twice the limit, so that bytes are moved once in a while only.
  private var tail: [UInt8] = []
  /// How much was printed, in bytes.
  private(set) var total = 0

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    total += bytes.count
    let headCount = min(bytes.count, Self.headLimit - head.count)
    head.append(contentsOf: bytes[..<headCount])
    tail.append(contentsOf: bytes[headCount...].suffix(Self.tailLimit))
    if tail.count > 2 * Self.tailLimit { tail.removeFirst(tail.count - Self.tailLimit) }
  }

  /// The output as text that is safe to show, with a line that says how much was left out.
  var text: String {
    guard total > Self.headLimit + Self.tailLimit else { return String(harmless: head + tail) }
    // Cut at the ends of lines where there are any: nothing is shown in halves.
    let newline = UInt8(ascii: "\n")
    let first = head.lastIndex(of: newline).map { head[...$0] } ?? head[...]
    let kept = tail.suffix(Self.tailLimit)
    let last = kept.firstIndex(of: newline).map { kept[($0 + 1)...] } ?? kept
    let gap = first.last == newline ? "" : "\n"
    return String(harmless: first)
      + "\(gap)… \(total - first.count - last.count) bytes left out …\n"
      + String(harmless: last)
  }

  /// What came after so many bytes, or as much of it as is kept.
  func text(after count: Int) -> String {
    let isWhole = head.count + tail.count == total
    return String(harmless: (isWhole ? head + tail : tail).suffix(max(total - count, 0)))
  }
}
