internal import Crypto
internal import Foundation

/// The value of the session cookie in Flask's own format, so that the same key opens the same cookie in both.
///
/// `payload.time.signature`, each base64url: JSON, compressed if that is shorter (a dot then comes first); big-endian
/// Unix seconds; and the HMAC-SHA1 of all before it. Source: itsdangerous 2.2 `URLSafeTimedSerializer` with the salt
/// `cookie-session`.
struct SessionCookie: Sendable {
  static let name = "session"
  /// Seconds after which a cookie is refused, and for which a permanent one is kept.
  let lifetime: Int
  /// Left out of the cookie if empty.
  var sameSite = ""
  var isSecure = false

  private let key: SymmetricKey

  /// - Parameter days: The lifetime: 31 days, as in Flask, if nothing else is said.
  init(secretKey: String, days: Int = 31) {
    lifetime = days * 24 * 60 * 60
    let master = SymmetricKey(data: Data(secretKey.utf8))
    key = SymmetricKey(data: HMAC<Insecure.SHA1>.authenticationCode(for: Data("cookie-session".utf8), using: master))
  }

  /// - Parameter time: Now, in Unix seconds.
  func seal(_ values: [String: JSONValue], at time: Int) -> String {
    let signed = Self.payload(JSONValue.object(values).compactText) + "." + Self.encodedTime(time)
    return signed + "." + Base64URL.encode(Array(signature(of: signed)))
  }

  /// What was sealed, or `nil` if the cookie is forged, from the future or too old. Never an error: anybody can send
  /// anything.
  ///
  /// - Parameter now: In Unix seconds.
  func open(_ text: String, at now: Int) -> [String: JSONValue]? {
    guard let (signed, signatureText) = Self.splitAtLastDot(text),
      let signature = Base64URL.decode(signatureText),
      HMAC<Insecure.SHA1>.isValidAuthenticationCode(signature, authenticating: Data(signed.utf8), using: key),
      let (payload, timeText) = Self.splitAtLastDot(signed),
      let time = Self.decodedTime(timeText),
      (0...lifetime).contains(now - time),
      let json = Self.json(inPayload: payload)
    else { return nil }
    return try? JSONDecoder().decode([String: JSONValue].self, from: Data(json))
  }

  private func signature(of text: String) -> HMAC<Insecure.SHA1>.MAC {
    HMAC<Insecure.SHA1>.authenticationCode(for: Data(text.utf8), using: key)
  }

  private static func payload(_ json: String) -> String {
    let bytes = Array(json.utf8)
    if let compressed = Zlib.compress(bytes), compressed.count < bytes.count - 1 {
      return "." + Base64URL.encode(compressed)
    }
    return Base64URL.encode(bytes)
  }

  private static func json(inPayload payload: Substring) -> [UInt8]? {
    guard payload.hasPrefix(".") else { return Base64URL.decode(payload) }
    return Base64URL.decode(payload.dropFirst()).flatMap { Zlib.expand($0) }
  }

  /// Without leading zero bytes: the year 1970 starts with an empty text.
  private static func encodedTime(_ time: Int) -> String {
    let bytes = withUnsafeBytes(of: UInt64(max(0, time)).bigEndian, Array.init)
    return Base64URL.encode(bytes.drop { $0 == 0 })
  }

  private static func decodedTime(_ text: Substring) -> Int? {
    guard let bytes = Base64URL.decode(text)?.drop(while: { $0 == 0 }), bytes.count < 8 else { return nil }
    return bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  private static func splitAtLastDot(_ text: some StringProtocol) -> (Substring, Substring)? {
    guard let dot = text.lastIndex(of: ".") else { return nil }
    return (Substring(text[..<dot]), Substring(text[text.index(after: dot)...]))
  }
}
