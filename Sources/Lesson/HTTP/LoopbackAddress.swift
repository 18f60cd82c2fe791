/// The addresses of this machine that no other can reach. On Linux all that begin with 127 lead to it, elsewhere only 127.0.0.1.
enum LoopbackAddress {
  static var areMany: Bool {
    #if os(Linux)
      true
    #else
      false
    #endif
  }

  /// One for a name, the same each time; nil where there is one only. It never begins with 127.0, where people take theirs.
  static func own(_ name: String) -> String? {
    guard areMany else { return nil }
    // FNV-1a, with its last step more mixed: the lowest bits of names that end alike differ too little.
    var hash = name.utf8.reduce(0x811c_9dc5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    hash = (hash ^ (hash >> 15)) &* 0x2c1b_3c6d
    hash ^= hash >> 13
    return "127.\(1 + hash % 254).\(hash >> 8 & 255).\(1 + (hash >> 16) % 254)"
  }

  /// Whether it is one of them.
  static func isOne(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
