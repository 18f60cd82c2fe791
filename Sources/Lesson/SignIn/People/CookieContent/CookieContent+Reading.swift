import Crypto
import Foundation
import SignInKit

extension CookieContent {
  /// How much a compressed value may stand for, in bytes: 4 KiB can stand for four megabytes.
  static let maximumExpansion = 64 * 1024
  /// How many encodings and signatures are taken off, one inside the other.
  static let maximumLayers = 4

  /// - Parameter people: Names to look for. A hashed name looks like a random id otherwise.
  init(_ value: String, people: [String] = []) {
    self = Reader(people: people).content(of: value, layers: Self.maximumLayers)
  }

  private struct Reader {
    let people: [String]

    func content(of text: String, layers: Int) -> CookieContent {
      guard !text.isEmpty else { return .empty }
      if let token = JSONWebToken(text) { return .token(token) }
      if let json = JSON(text), json.isCompound { return .json(json) }
      guard layers > 0 else { return .text(text) }
      if text.count > 2, text.hasPrefix("\""), text.hasSuffix("\"") {
        return .encoded(.quotes, content(of: Self.unquoted(text), layers: layers - 1))
      }
      if let signed = signed(text, layers: layers - 1) { return .signed(signed) }
      if text.contains(/%[0-9A-Fa-f]{2}/), let plain = text.removingPercentEncoding {
        return .encoded(.percent, content(of: plain, layers: layers - 1))
      }
      if people.contains(where: text.names) { return .text(text) }
      // No id that is long enough to be safe: 20 digits are 66 bits, and 64 are the least that OWASP advises.
      if text.count < 20, text.utf8.allSatisfy(\.isDigit) { return .number(text) }
      if let digest = digest(text) { return digest }
      return encoded(text, layers: layers - 1) ?? RandomText(text).map(CookieContent.random) ?? .text(text)
    }

    /// Without the quotes around it. Python's frameworks write a quote in them as `\"`, and what a cookie cannot hold as a
    /// backslash and the byte in three octal digits.
    private static func unquoted(_ text: String) -> String {
      var rest = Array(text.utf8.dropFirst().dropLast())[...]
      var bytes: [UInt8] = []
      while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
          bytes.append(byte)
          continue
        }
        let digits = [next] + rest.prefix(2)
        let octal = digits.count == 3 ? UInt8(String(decoding: digits, as: UTF8.self), radix: 8) : nil
        if octal != nil { rest.removeFirst(2) }
        bytes.append(octal ?? next)
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Signatures

    /// As itsdangerous writes it, `data.time.signature` or `data.signature`, or as other frameworks do, with other signs
    /// between the two.
    private func signed(_ text: String, layers: Int) -> SignedData? {
      if let (rest, signature) = text.cut(atLast: "."), let (data, time) = rest.cut(atLast: "."),
        let seconds = Self.seconds(time)
      {
        if let payload = payload(data) { return SignedData(data: payload, time: seconds, signature: signature) }
        if signature.looksLikeSignature {
          return SignedData(data: content(of: data, layers: layers), time: seconds, signature: signature)
        }
      }
      for separator in [".", "--", "|", ":"] {
        guard let (data, signature) = text.cut(atLast: separator), !data.isEmpty, signature.looksLikeSignature else {
          continue
        }
        let content = payload(data) ?? content(of: data, layers: layers)
        return SignedData(data: content, time: nil, signature: signature)
      }
      return nil
    }

    /// JSON in base64; a dot before it says that it is compressed. Nil for all else.
    private func payload(_ text: String) -> CookieContent? {
      guard text.hasPrefix(".") else {
        return Data(base64URL: text).flatMap(Self.json).map { .encoded(.base64, .json($0)) }
      }
      guard let bytes = Data(base64URL: String(text.dropFirst())) else { return nil }
      let expanded = Zlib.expand(Array(bytes), upTo: CookieContent.maximumExpansion)
      let json = expanded.flatMap { Self.json(Data($0)) }
      return .encoded(.base64, .encoded(.compressed, json.map(CookieContent.json) ?? .bytes(bytes.count)))
    }

    private static func json(_ bytes: Data) -> JSON? { String(data: bytes, encoding: .utf8).flatMap { JSON($0) } }

    /// Big-endian seconds since 1970, in base64 without leading zero bytes.
    private static func seconds(_ text: String) -> Date? {
      guard let bytes = Data(base64URL: text), bytes.count <= 8 else { return nil }
      return Date(cookieSeconds: bytes.reduce(0.0) { $0 * 256 + Double($1) })
    }

    // MARK: Encodings

    private func digest(_ text: String) -> CookieContent? {
      let wanted = text.lowercased()
      for person in people {
        for digest in Digest.allCases where digest.hex(of: person) == wanted { return .digest(digest, of: person) }
      }
      return nil
    }

    private func encoded(_ text: String, layers: Int) -> CookieContent? {
      if let plain = Data(hex: text).flatMap(readable) { return .encoded(.hex, content(of: plain, layers: layers)) }
      guard let bytes = Data(base64URL: text) else { return nil }
      if let plain = readable(bytes) { return .encoded(.base64, content(of: plain, layers: layers)) }
      // How zlib begins, at every level of compression (RFC 1950 §2.2).
      guard bytes.first == 0x78, let expanded = Zlib.expand(Array(bytes), upTo: CookieContent.maximumExpansion) else {
        return nil
      }
      let inner = readable(Data(expanded)).map { content(of: $0, layers: layers - 1) } ?? .bytes(expanded.count)
      return .encoded(.base64, .encoded(.compressed, inner))
    }

    /// Text that somebody may have written; nearly every short word can be read as base64 of a few odd bytes.
    private func readable(_ bytes: Data) -> String? {
      guard let text = String(data: bytes, encoding: .utf8), bytes.count >= 4 || people.contains(text) else {
        return nil
      }
      let isReadable = text.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control: scalar == "\n" || scalar == "\t"
        case .unassigned, .privateUse, .surrogate: false
        default: true
        }
      }
      return isReadable ? text : nil
    }
  }
}

extension CookieContent.Digest {
  func bytes(of text: String) -> Data {
    let bytes = Data(text.utf8)
    return switch self {
    case .md5: Data(Insecure.MD5.hash(data: bytes))
    case .sha1: Data(Insecure.SHA1.hash(data: bytes))
    case .sha256: Data(SHA256.hash(data: bytes))
    }
  }

  func hex(of text: String) -> String { bytes(of: text).hex }
}

extension CookieContent.RandomText {
  /// Nil where it may be words: judged by the longest run of letters and digits, in which chance changes often between
  /// digits, small letters and capitals.
  init?(_ text: String) {
    let bytes = text.utf8
    guard bytes.count >= 16, bytes.allSatisfy({ $0.isLetterOrDigit || "+/=-_.~:|".utf8.contains($0) }) else {
      return nil
    }
    let longest = bytes.split { !$0.isLetterOrDigit }.max { $0.count < $1.count } ?? bytes[...]
    let changes = zip(longest, longest.dropFirst()).count { $0.kind != $1.kind }
    if bytes.allSatisfy(\.isDigit) {
      alphabet = .digits
    } else if text.allSatisfy({ $0.isHexDigit || $0 == "-" }), bytes.contains(where: \.isDigit) {
      alphabet = .hexDigits
    } else if longest.count >= 8, changes * 4 >= longest.count - 1 {
      alphabet = bytes.allSatisfy(\.isLetterOrDigit) ? .lettersAndDigits : .lettersDigitsAndSigns
    } else {
      return nil
    }
    length = text.count
  }
}

extension JSON {
  fileprivate var isCompound: Bool {
    switch self {
    case .array, .object: true
    case .literal, .string: false
    }
  }
}

extension String {
  /// Whether the name stands in it as a word.
  func names(_ person: String) -> Bool {
    split { !$0.isLetter && !$0.isNumber }.contains { $0.lowercased() == person.lowercased() }
  }

  /// As long as a common digest in base64 or in hex.
  fileprivate var looksLikeSignature: Bool {
    let bare = utf8.filter { $0 != UInt8(ascii: "=") }
    return [27, 32, 40, 43, 64, 86, 96, 128].contains(bare.count)
      && bare.allSatisfy { $0.isLetterOrDigit || "+/-_".utf8.contains($0) }
  }

  fileprivate func cut(atLast separator: String) -> (before: String, after: String)? {
    range(of: separator, options: .backwards).map { (String(self[..<$0.lowerBound]), String(self[$0.upperBound...])) }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isLetterOrDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  /// Digit, capital or small letter.
  fileprivate var kind: UInt8 { self >> 5 }
}
