extension JSON {
  /// Arrays and objects in each other; more is no JSON here, so that a hostile text cannot use up the stack.
  static let maximumDepth = 32

  /// Nil for what is no JSON.
  init?(_ text: String) {
    var reader = JSONReader(text)
    guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
    self = value
  }
}

/// Reads a text from its start to its end.
private struct JSONReader {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) { rest = Array(text.utf8)[...] }

  var isAtEnd: Bool { rest.allSatisfy(Self.isSpace) }

  mutating func value(depth: Int) -> JSON? {
    skipSpace()
    switch rest.first {
    case UInt8(ascii: "\""): return string().map(JSON.string)
    case UInt8(ascii: "["):
      return elements(until: "]", depth) { reader in reader.value(depth: depth + 1) }.map(JSON.array)
    case UInt8(ascii: "{"):
      return elements(until: "}", depth) { reader in
        reader.skipSpace()
        guard let name = reader.string(), reader.skip(":"), let value = reader.value(depth: depth + 1) else {
          return nil
        }
        return JSON.Member(name: name, value: value)
      }.map(JSON.object)
    default: return literal()
    }
  }

  /// What stands between the bracket that comes next and the one that closes it.
  private mutating func elements<Element>(
    until end: Unicode.Scalar, _ depth: Int, _ element: (inout JSONReader) -> Element?
  ) -> [Element]? {
    guard depth < JSON.maximumDepth else { return nil }
    rest.removeFirst()
    var found: [Element] = []
    if skip(end) { return found }
    while true {
      guard let next = element(&self) else { return nil }
      found.append(next)
      if skip(end) { return found }
      guard skip(",") else { return nil }
    }
  }

  private mutating func literal() -> JSON? {
    let word = rest.prefix { !Self.isSpace($0) && !",]}".utf8.contains($0) }
    rest = rest.dropFirst(word.count)
    let text = String(decoding: word, as: UTF8.self)
    let isNumber = text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/) != nil
    return isNumber || ["true", "false", "null"].contains(text) ? .literal(text) : nil
  }

  private mutating func string() -> String? {
    guard rest.popFirst() == UInt8(ascii: "\"") else { return nil }
    // As UTF-16: an escape may stand for half a character (RFC 8259 §7).
    var units: [UInt16] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: units, as: UTF16.self)
      case UInt8(ascii: "\\"):
        guard let escape = rest.popFirst(), let unit = unit(of: escape) else { return nil }
        units.append(unit)
      default:
        let plain = [byte] + rest.prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        units += String(decoding: plain, as: UTF8.self).utf16
        rest = rest.dropFirst(plain.count - 1)
      }
    }
    return nil
  }

  private mutating func unit(of escape: UInt8) -> UInt16? {
    switch escape {
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(escape)
    case UInt8(ascii: "u"):
      let digits = rest.prefix(4)
      rest = rest.dropFirst(4)
      guard digits.count == 4, !digits.contains(UInt8(ascii: "+")) else { return nil }
      return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    default: return nil
    }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func skipSpace() { rest = rest.drop(while: Self.isSpace) }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
