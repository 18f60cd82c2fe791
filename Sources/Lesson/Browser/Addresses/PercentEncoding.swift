/// Which ASCII characters one part of an address percent-encodes; what is not printable ASCII always is.
///
/// The sets of the WHATWG URL standard, section "Percent-encoded bytes".
struct PercentEncoding: Sendable {
  private let encoded: Set<UInt8>
  private let spaceIsPlus: Bool

  private init(_ characters: String, spaceIsPlus: Bool = false) {
    encoded = Set(characters.utf8)
    self.spaceIsPlus = spaceIsPlus
  }

  static let fragment = PercentEncoding(" \"<>`")
  /// The query of http and https addresses, which also encodes the apostrophe.
  static let query = PercentEncoding(" \"#<>'")
  static let path = PercentEncoding(" \"#<>?^`{}")
  /// `application/x-www-form-urlencoded`: all but letters, digits and `*-._`; a space becomes a plus sign.
  static let form = PercentEncoding("!\"#$%&'()+,/:;<=>?@[\\]^`{|}~", spaceIsPlus: true)

  func encode(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if spaceIsPlus, byte == UInt8(ascii: " ") {
        bytes.append(UInt8(ascii: "+"))
      } else if byte < 0x20 || byte > 0x7e || encoded.contains(byte) {
        bytes += [UInt8(ascii: "%"), Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]]
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes that the text stands for; a percent sign without two hex digits stands for itself.
  static func decode(_ text: String) -> [UInt8] {
    var rest = Array(text.utf8)[...]
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first?.hexValue, let low = rest.dropFirst().first?.hexValue {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
}

extension UInt8 {
  fileprivate var hexValue: UInt8? {
    Character(Unicode.Scalar(self)).hexDigitValue.map(UInt8.init)
  }
}
