internal import Foundation

extension FormFields {
  /// The text fields of a `multipart/form-data` body (RFC 7578). Files are left out.
  static func multipart(_ body: [UInt8], boundary: String) -> [String: String] {
    guard !boundary.isEmpty else { return [:] }
    let lineBreak = Data("\r\n".utf8)
    // The first boundary may be the very start, so give it the line break that stands before the others.
    let parts = split(lineBreak + Data(body), at: lineBreak + Data("--\(boundary)".utf8)).dropFirst()
    var fields: [String: String] = [:]
    for part in parts where !part.starts(with: "--".utf8) {
      guard let head = split(part, at: lineBreak + lineBreak).first, head.count < part.count else { continue }
      let value = part.dropFirst(head.count + 4)
      guard let disposition = disposition(in: String(decoding: head, as: UTF8.self)),
        let name = parameter("name", of: disposition), parameter("filename", of: disposition) == nil
      else { continue }
      if fields[name] == nil { fields[name] = String(decoding: value, as: UTF8.self) }
    }
    return fields
  }

  /// A parameter of a header's value: `boundary` in `multipart/form-data; boundary="x"` (RFC 9110 section 5.6.6).
  static func parameter(_ name: String, of value: String) -> String? {
    var rest = Substring(value).drop { $0 != ";" }
    while rest.first == ";" {
      rest = rest.dropFirst().drop { $0 == " " }
      let key = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest.dropFirst(key.count)
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst()
      let text: Substring
      if rest.first == "\"" {
        text = rest.dropFirst().prefix { $0 != "\"" }
        rest = rest.dropFirst(text.count + 2).drop { $0 != ";" }
      } else {
        text = rest.prefix { $0 != ";" }
        rest = rest.dropFirst(text.count)
      }
      if key.lowercased() == name { return String(text) }
    }
    return nil
  }

  private static func disposition(in head: String) -> String? {
    let lines = head.split(separator: "\r\n").map { $0.split(separator: ":", maxSplits: 1) }
    return lines.first { $0.count == 2 && $0[0].lowercased() == "content-disposition" }.map { String($0[1]) }
  }

  /// The stretches between the places where the separator stands.
  private static func split(_ bytes: Data, at separator: Data) -> [Data] {
    var parts: [Data] = []
    var start = bytes.startIndex
    while let found = bytes.range(of: separator, in: start..<bytes.endIndex) {
      parts.append(bytes[start..<found.lowerBound])
      start = found.upperBound
    }
    return parts + [bytes[start...]]
  }
}
