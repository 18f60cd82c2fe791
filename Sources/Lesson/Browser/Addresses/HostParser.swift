import Foundation

/// The WHATWG host parser: names, IPv4 addresses in every spelling that browsers accept, and IPv6 addresses.
enum HostParser {
  /// The host as a browser writes it; nil where it refuses the text.
  static func host(_ text: String) -> String? {
    if text.hasPrefix("[") {
      guard text.hasSuffix("]") else { return nil }
      return ipv6(String(text.dropFirst().dropLast())).map { "[" + serialized($0) + "]" }
    }
    guard let decoded = String(validating: PercentEncoding.decode(text), as: UTF8.self) else { return nil }
    let name = folded(decoded)
    guard !name.isEmpty, !name.unicodeScalars.contains(where: isForbidden) else { return nil }
    return endsInNumber(name) ? ipv4(name) : name
  }

  /// The part of IDNA that matters for telling one host from another: width, case, dots and invisible hyphens.
  private static func folded(_ name: String) -> String {
    guard !name.utf8.allSatisfy({ $0 < 0x80 }) else { return name.lowercased() }
    return name.precomposedStringWithCompatibilityMapping.lowercased()
      .replacing("\u{3002}", with: ".").replacing("\u{AD}", with: "")
  }

  /// The standard's "forbidden domain code points".
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.value == 0x7f || "#/:<>?@[\\]^|%".unicodeScalars.contains(scalar)
  }

  // MARK: IPv4

  private static func endsInNumber(_ name: String) -> Bool {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    if parts.last == "", parts.count > 1 { parts.removeLast() }
    guard let last = parts.last, !last.isEmpty else { return false }
    return last.utf8.allSatisfy { (48...57).contains($0) } || number(last) != nil
  }

  /// One to four numbers, each decimal, octal (`017`) or hexadecimal (`0x7f`); the last fills the remaining bytes.
  private static func ipv4(_ name: String) -> String? {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    if parts.last == "", parts.count > 1 { parts.removeLast() }
    let numbers = parts.compactMap(number)
    guard parts.count <= 4, numbers.count == parts.count, let last = numbers.last else { return nil }
    let firstBytes = numbers.dropLast()
    let remainingBits = 8 * (4 - firstBytes.count)
    guard firstBytes.allSatisfy({ $0 <= 255 }), last < 1 << remainingBits else { return nil }
    var address = last
    for (index, byte) in firstBytes.enumerated() { address |= byte << (24 - 8 * index) }
    return [24, 16, 8, 0].map { String(address >> $0 & 255) }.joined(separator: ".")
  }

  private static func number(_ part: Substring) -> Int? {
    let (digits, radix) =
      if part.hasPrefix("0x") { (part.dropFirst(2), 16) } else if part.count > 1, part.hasPrefix("0") {
        (part.dropFirst(), 8)
      } else { (part, 10) }
    guard !part.isEmpty, digits.utf8.allSatisfy({ $0 != 0x2b && $0 != 0x2d }) else { return nil }
    if digits.isEmpty { return 0 }
    // A number too large for an address stays a number, and is refused where it is used.
    return digits.allSatisfy { $0.hexDigitValue.map { $0 < radix } ?? false } ? Int(digits, radix: radix) ?? .max : nil
  }

  // MARK: IPv6

  private static func ipv6(_ text: String) -> [UInt16]? {
    let halves = text.components(separatedBy: "::")
    guard halves.count <= 2, let head = pieces(halves[0], mayEndInIPv4: halves.count == 1) else { return nil }
    guard halves.count == 2 else { return head.count == 8 ? head : nil }
    guard let tail = pieces(halves[1], mayEndInIPv4: true), head.count + tail.count < 8 else { return nil }
    return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
  }

  private static func pieces(_ text: String, mayEndInIPv4: Bool) -> [UInt16]? {
    guard !text.isEmpty else { return [] }
    var result: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if mayEndInIPv4, index == parts.count - 1, part.contains(".") {
        let bytes = part.split(separator: ".", omittingEmptySubsequences: false).compactMap { byte in
          byte.count > 1 && byte.hasPrefix("0") || byte.hasPrefix("+") ? nil : UInt8(byte)
        }
        guard bytes.count == 4, part.filter({ $0 == "." }).count == 3 else { return nil }
        result += [UInt16(bytes[0]) << 8 | UInt16(bytes[1]), UInt16(bytes[2]) << 8 | UInt16(bytes[3])]
      } else {
        guard (1...4).contains(part.count), part.allSatisfy(\.isHexDigit), let piece = UInt16(part, radix: 16)
        else { return nil }
        result.append(piece)
      }
    }
    return result
  }

  /// The longest run of two or more zero pieces is written as `::`, the first one where runs are equally long.
  private static func serialized(_ pieces: [UInt16]) -> String {
    var longest = 0..<0
    var start = 0
    for (index, piece) in pieces.enumerated() {
      if piece != 0 { start = index + 1 }
      if index + 1 - start > max(1, longest.count) { longest = start..<(index + 1) }
    }
    func hex(_ pieces: ArraySlice<UInt16>) -> String {
      pieces.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard !longest.isEmpty else { return hex(pieces[...]) }
    return hex(pieces[..<longest.lowerBound]) + "::" + hex(pieces[longest.upperBound...])
  }
}
