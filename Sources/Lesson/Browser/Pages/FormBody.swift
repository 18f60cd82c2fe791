/// The body of a request that sends a form.
struct FormBody: Sendable {
  let bytes: [UInt8]
  /// nil without a body.
  let contentType: String?

  init(bytes: [UInt8], contentType: String?) {
    self.bytes = bytes
    self.contentType = contentType
  }

  /// - Parameter enctype: One of the three that ``Form/enctype(_:)`` knows.
  init(_ entries: [FormEntry], enctype: String, boundary: String) {
    switch enctype {
    case "multipart/form-data":
      let parts = entries.map { Self.part($0, boundary) }.joined()
      self.init(bytes: Array("\(parts)--\(boundary)--\r\n".utf8), contentType: "\(enctype); boundary=\(boundary)")
    case "text/plain":
      let lines = entries.map { "\($0.name.withNetworkLineBreaks)=\($0.value.withNetworkLineBreaks)\r\n" }.joined()
      self.init(bytes: Array(lines.utf8), contentType: enctype)
    default:
      self.init(bytes: Array(Self.urlEncoded(entries).utf8), contentType: enctype)
    }
  }

  /// URL standard, "application/x-www-form-urlencoded serializing".
  static func urlEncoded(_ entries: [FormEntry]) -> String {
    entries.map { entry in
      [entry.name, entry.value].map { PercentEncoding.form.encode($0.withNetworkLineBreaks) }.joined(separator: "=")
    }.joined(separator: "&")
  }

  /// HTML, "multipart form data".
  private static func part(_ entry: FormEntry, _ boundary: String) -> String {
    let name = entry.name.withNetworkLineBreaks.replacing("\"", with: "%22")
      .replacing("\r\n", with: "%0D%0A")
    let file = entry.isFile ? "; filename=\"\"\r\nContent-Type: application/octet-stream" : ""
    return "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\(file)\r\n\r\n"
      + entry.value.withNetworkLineBreaks + "\r\n"
  }

  /// Long enough that no value contains it by chance.
  static func randomBoundary() -> String {
    "----form" + String(UInt64.random(in: .min ... .max), radix: 36)
      + String(UInt64.random(in: .min ... .max), radix: 36)
  }
}

extension String {
  /// With CR LF for every line break.
  fileprivate var withNetworkLineBreaks: String {
    var bytes: [UInt8] = []
    var previous: UInt8 = 0
    for byte in utf8 {
      let isBreak = byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
      let isSecondHalf = byte == UInt8(ascii: "\n") && previous == UInt8(ascii: "\r")
      if !isSecondHalf { bytes += isBreak ? Array("\r\n".utf8) : [byte] }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
