/// Base 64 with the URL-safe alphabet and without padding (RFC 4648 section 5), read as leniently as Python reads it.
enum Base64URL {
  static func encode(_ bytes: some Collection<UInt8>) -> String {
    var text = ""
    var bits = 0
    var buffer = 0
    for byte in bytes {
      buffer = buffer << 8 | Int(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.unicodeScalars.append(Unicode.Scalar(alphabet[buffer >> bits & 63]))
      }
      buffer &= 63
    }
    if bits > 0 { text.unicodeScalars.append(Unicode.Scalar(alphabet[buffer << (6 - bits) & 63])) }
    return text
  }

  /// The bytes, or `nil` where Python raises an error.
  ///
  /// As itsdangerous does, it first fills the text up with `=` to a multiple of four. Then characters outside the
  /// alphabet are skipped, an `=` that completes a group ends the text, and unused bits are ignored. So several texts
  /// stand for the same bytes.
  static func decode(_ text: some StringProtocol) -> [UInt8]? {
    let characters = Array(text.utf8)
    let padding = repeatElement(UInt8(ascii: "="), count: (4 - characters.count % 4) % 4)
    var bytes: [UInt8] = []
    var buffer = 0
    var position = 0
    var pads = 0
    for character in characters + padding {
      if character == UInt8(ascii: "=") {
        pads += 1
        if position >= 2, position + pads >= 4 { return bytes }
        continue
      }
      guard let value = values[character] else { continue }
      pads = 0
      buffer = (buffer << 6 | value) & 0xFFFF
      position = (position + 1) % 4
      switch position {
      case 2: bytes.append(UInt8(buffer >> 4 & 0xFF))
      case 3: bytes.append(UInt8(buffer >> 2 & 0xFF))
      case 0: bytes.append(UInt8(buffer & 0xFF))
      default: break
      }
    }
    return position == 0 ? bytes : nil
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Python translates `-` and `_` and then reads standard base 64, so it takes `+` and `/` as well.
  private static let values: [UInt8: Int] = {
    var values = Dictionary(uniqueKeysWithValues: zip(alphabet, 0...))
    values[UInt8(ascii: "+")] = 62
    values[UInt8(ascii: "/")] = 63
    return values
  }()
}
