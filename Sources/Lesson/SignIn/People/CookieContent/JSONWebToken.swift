import Foundation

/// `header.claims.signature`, each base64url (RFC 7519; RFC 7515 §3.1), read without looking at the signature.
struct JSONWebToken: Equatable, Sendable {
  let header: JSON
  let claims: JSON
  /// As it stands there; may be empty.
  let signature: String

  /// Nil for what is no such token.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let header = Self.object(parts[0]), header["alg"]?.string != nil,
      let claims = Self.object(parts[1])
    else { return nil }
    (self.header, self.claims, signature) = (header, claims, parts[2])
  }

  /// The header's `alg`, such as `HS256`.
  var algorithm: String { header["alg"]?.string ?? "" }

  /// The moment in a claim that holds seconds since 1970 (RFC 7519 §2, "NumericDate").
  func date(_ claim: String) -> Date? { claims[claim]?.number.flatMap(Date.init(cookieSeconds:)) }

  private static func object(_ part: String) -> JSON? {
    guard let bytes = Data(base64URL: part), let text = String(data: bytes, encoding: .utf8), let json = JSON(text),
      case .object = json
    else { return nil }
    return json
  }
}

extension Date {
  /// Nil outside of the years 1970 to 9999: no app means them, and calendars may not hold them.
  init?(cookieSeconds seconds: Double) {
    guard (0..<253_402_300_800).contains(seconds) else { return nil }
    self.init(timeIntervalSince1970: seconds)
  }
}
