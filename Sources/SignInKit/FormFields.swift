/// Reads the fields of queries and forms. Of several fields of one name the first counts; bytes that are no UTF-8
/// become `\u{FFFD}`.
enum FormFields {
  /// The fields in the body of a request, none if it is no form.
  static func inBody(_ body: [UInt8], contentType: String?) -> [String: String] {
    let contentType = contentType ?? ""
    switch contentType.prefix(while: { $0 != ";" && $0 != " " }).lowercased() {
    case "application/x-www-form-urlencoded": return urlEncoded(body)
    case "multipart/form-data": return multipart(body, boundary: parameter("boundary", of: contentType) ?? "")
    default: return [:]
    }
  }

  /// `name=value&name=value`, as in a query (WHATWG URL, `application/x-www-form-urlencoded` parsing).
  static func urlEncoded(_ text: some Collection<UInt8>) -> [String: String] {
    var fields: [String: String] = [:]
    for pair in text.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = decoded(parts[0], plusIsSpace: true)
      if fields[name] == nil { fields[name] = parts.count == 2 ? decoded(parts[1], plusIsSpace: true) : "" }
    }
    return fields
  }

  /// The text with `%41` read as `A`. A `%` without two digits after it stays.
  static func decoded(_ text: some Collection<UInt8>, plusIsSpace: Bool = false) -> String {
    let text = Array(text)
    var bytes: [UInt8] = []
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "%"), index + 2 < text.count, let high = hexDigit(text[index + 1]),
        let low = hexDigit(text[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `name=value&name=value`, sorted by name. What an address may not hold, or what means something in a query, is
  /// percent-encoded (RFC 3986 section 3.4).
  static func encoded(_ fields: [String: String]) -> String {
    fields.sorted { $0.key < $1.key }.map { encoded($0.key) + "=" + encoded($0.value) }.joined(separator: "&")
  }

  private static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      if plain.contains(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }

  private static let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/?".utf8)

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
