import Foundation

/// A way to write a password that anybody can read back.
enum PasswordSpelling: String, Sendable, CaseIterable {
  case plain = "as it was typed"
  case backwards
  case base64 = "in base64"
  case hex = "in hexadecimal"
  case rot13 = "in ROT13"
  case utf16 = "in UTF-16"

  /// What to look for; one of them is enough.
  func bytes(of password: String) -> [[UInt8]] {
    let bytes = Array(password.utf8)
    switch self {
    case .plain: return [bytes]
    case .backwards: return [bytes.reversed()]
    case .base64: return (0..<3).flatMap { Self.base64(bytes, behind: $0) }
    case .hex: return [bytes.hex, bytes.hex.uppercased()].map { Array($0.utf8) }
    case .rot13: return [bytes.map(Self.rot13)]
    case .utf16: return [bytes.flatMap { [$0, 0] }, bytes.flatMap { [0, $0] }]
    }
  }

  /// The characters that stand for these bytes alone, where so many others were encoded before them (RFC 4648 §4, §5).
  private static func base64(_ bytes: [UInt8], behind count: Int) -> [[UInt8]] {
    let text = Data([UInt8](repeating: 0, count: count) + bytes).base64EncodedString().replacing("=", with: "")
    // The first and the last character may share their bits with a neighbour.
    let own = text.dropFirst([0, 2, 3][count]).dropLast((count + bytes.count) % 3 == 0 ? 0 : 1)
    let other = own.replacing("+", with: "-").replacing("/", with: "_")
    return [Array(own.utf8), Array(other.utf8)]
  }

  private static func rot13(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "m"), UInt8(ascii: "A")...UInt8(ascii: "M"): byte + 13
    case UInt8(ascii: "n")...UInt8(ascii: "z"), UInt8(ascii: "N")...UInt8(ascii: "Z"): byte - 13
    default: byte
    }
  }
}
