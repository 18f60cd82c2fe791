/// Looks for many texts at once, in one pass over the bytes.
struct ByteSearch<Label: Sendable>: Sendable {
  /// Shorter texts could stand somewhere by chance, and are not looked for.
  static var shortest: Int { 8 }

  struct Match: Sendable {
    let label: Label
    /// Where it stands.
    let range: Range<Int>
  }

  /// By their first eight bytes.
  private var needles: [UInt64: [(bytes: [UInt8], label: Label)]] = [:]

  /// Where a text stands twice in the list, the first one counts.
  init(_ needles: [(bytes: [UInt8], label: Label)]) {
    for needle in needles where needle.bytes.count >= Self.shortest {
      let key = needle.bytes.prefix(Self.shortest).reduce(0) { $0 << 8 | UInt64($1) }
      self.needles[key, default: []].append(needle)
    }
  }

  /// All that is found, in order; those that begin at one place in the order of the list.
  func matches(in bytes: [UInt8], upTo count: Int = .max) -> [Match] {
    var found: [Match] = []
    var key: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      key = key << 8 | UInt64(byte)
      let start = index + 1 - Self.shortest
      guard start >= 0, let candidates = needles[key] else { continue }
      for needle in candidates where bytes[start...].starts(with: needle.bytes) {
        found.append(Match(label: needle.label, range: start..<start + needle.bytes.count))
        if found.count == count { return found }
      }
    }
    return found
  }

  func first(in bytes: [UInt8]) -> Label? { matches(in: bytes, upTo: 1).first?.label }
}
