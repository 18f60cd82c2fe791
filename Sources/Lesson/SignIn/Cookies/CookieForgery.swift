import Crypto
import Foundation
import SignInKit

/// Cookie values that an attacker makes up, and what can be read out of those that an app sets.
enum CookieForgery {
  /// Values that apps without a signature or a secret id have been seen to believe.
  static func values(for name: String) -> [String] {
    let claims =
      #"{"user":"\#(name)","username":"\#(name)","logged_in":true,"sub":"\#(name)","user_id":1,"_user_id":"1"}"#
    let short = #"{"user":"\#(name)"}"#
    let spaced = #"{"user": "\#(name)"}"#
    return [
      name, "1", "true", "True", base64(name), base64URL(name), base64URL(short), base64(short), base64URL(spaced),
      base64URL(claims),
      spaced.percentEncoded, short.percentEncoded,
    ] + hashes(of: name) + [
      "\(name):", "\(name)|\(name)", "user=\(name)", base64URL(short) + ".aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb",
      jwt(claims, algorithm: "none"), jwt(claims, algorithm: "HS256"), String(name.reversed()), name.utf8.hex,
    ]
  }

  /// What anybody can compute from a name.
  static func hashes(of name: String) -> [String] {
    CookieContent.Digest.allCases.map { $0.hex(of: name) }
  }

  /// The value with one person's name put in the place of another's: as it stands, and inside each part that is base64.
  static func renamed(_ value: String, from name: String, to other: String) -> [String] {
    var found = value.contains(name) ? [value.replacing(name, with: other)] : []
    for part in Set(value.split(separator: /[.:|~%]/).map(String.init)).sorted() {
      guard let bytes = Data(base64URL: part), let text = String(data: bytes, encoding: .utf8), text.contains(name)
      else {
        continue
      }
      let claim = Data(text.replacing(name, with: other).utf8)
      found.append(value.replacing(part, with: claim.base64URL))
      found.append(value.replacing(part, with: claim.base64EncodedString()))
    }
    return found
  }

  /// The value with another name in it and a signature made anew, where that needs no key: it is only a hash of what stands
  /// before it, or of the name.
  static func resigned(_ value: String, from name: String, to other: String) -> [String] {
    guard let separator = value.lastIndex(where: { ".:|~-".contains($0) }) else { return [] }
    let payload = String(value[..<separator])
    let (joint, signature) = (value[separator], String(value[value.index(after: separator)...]))
    let payloads = renamed(payload, from: name, to: other)
    let text = Data(base64URL: payload).flatMap { String(data: $0, encoding: .utf8) }
    return hashes.flatMap { hash -> [String] in
      if hash(payload) == signature { return payloads.map { "\($0)\(joint)\(hash($0))" } }
      if hash(name) == signature { return payloads.map { "\($0)\(joint)\(hash(other))" } }
      guard let text, hash(text) == signature else { return [] }
      return payloads.map { "\($0)\(joint)\(hash(text.replacing(name, with: other)))" }
    }
  }

  /// Hashes as they are written in cookies.
  private static let hashes: [@Sendable (String) -> String] = CookieContent.Digest.allCases.flatMap {
    digest -> [@Sendable (String) -> String] in
    [{ digest.hex(of: $0) }, { digest.bytes(of: $0).base64URL }]
  }

  /// Whether two ids differ only in the number at their ends, and little: counted, or read off a clock.
  static func areNeighbours(_ one: String, _ other: String) -> Bool {
    func parts(_ id: String) -> (stem: Substring, number: Int)? {
      let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }.count
      return Int(id.suffix(digits)).map { (id.dropLast(digits), $0) }
    }
    guard one != other, let one = parts(one), let other = parts(other), one.stem == other.stem else { return false }
    return abs(one.number - other.number) <= 10_000
  }

  /// How a password can be read out of a cookie's value; nil where it cannot.
  static func encoding(of password: String, in value: String) -> String? {
    let plain = value.removingPercentEncoding ?? value
    let readings: [(encoding: String, text: String)] =
      [("as it is", value), ("percent-encoded", plain)] + plain.split(separator: /[.:|~]/).flatMap(decoded)
    if let found = readings.first(where: { $0.text.contains(password) }) { return found.encoding }
    // Without a salt it is soon found by guessing.
    let hashes = CookieContent.Digest.allCases.map { $0.hex(of: password) }
    let isHashed = readings.contains { reading in hashes.contains { reading.text.lowercased().contains($0) } }
    return isHashed ? "as a quick hash" : nil
  }

  /// What a part of a cookie's value says in base64.
  private static func decoded(_ part: Substring) -> [(encoding: String, text: String)] {
    guard let bytes = Data(base64URL: String(part)) else { return [] }
    let inflated = Zlib.expand(Array(bytes)).map { ("compressed, in base64", String(decoding: $0, as: UTF8.self)) }
    return [("in base64", String(decoding: bytes, as: UTF8.self))] + [inflated].compactMap(\.self)
  }

  /// An unsigned or wrongly signed JSON Web Token (RFC 7519; `none`: RFC 7515 appendix A.5).
  private static func jwt(_ claims: String, algorithm: String) -> String {
    let head = base64URL(#"{"alg": "\#(algorithm)", "typ": "JWT"}"#) + "." + base64URL(claims)
    guard algorithm == "HS256" else { return head + "." }
    let code = HMAC<SHA256>.authenticationCode(for: Data(head.utf8), using: SymmetricKey(data: Data()))
    return head + "." + Data(code).base64URL
  }

  private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
  private static func base64URL(_ text: String) -> String { Data(text.utf8).base64URL }
}

extension String {
  fileprivate var percentEncoded: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? self }
}
