internal import Foundation

/// What is stored of a password, in Werkzeug's format: `method$salt$hash`.
///
/// The salt is used as it stands, as text; the hash is in hexadecimal. Source: Werkzeug 3.1 `werkzeug.security`.
struct PasswordHash: Sendable {
  let method: PasswordMethod
  let salt: String
  let hash: String

  /// The hash of a password, by the usual method and with a salt of its own.
  static func of(_ password: String) -> PasswordHash {
    var generator = SystemRandomNumberGenerator()
    let salt = String((0..<16).map { _ in saltCharacters[Int.random(in: saltCharacters.indices, using: &generator)] })
    let method = PasswordMethod.usual
    return PasswordHash(method: method, salt: salt, hash: method.hash(password, salt: salt) ?? "")
  }

  private init(method: PasswordMethod, salt: String, hash: String) {
    (self.method, self.salt, self.hash) = (method, salt, hash)
  }

  /// - Returns: `nil` if the text is no hash, or one that nobody should have to compute.
  init?(_ text: String) {
    let parts = text.split(separator: "$", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let method = PasswordMethod(parts[0]) else { return nil }
    self.init(method: method, salt: parts[1], hash: parts[2])
  }

  var text: String { "\(method.text)$\(salt)$\(hash)" }

  func fits(_ password: String) -> Bool {
    guard let computed = method.hash(password, salt: salt) else { return false }
    return equalInConstantTime(computed, hash)
  }

  private static let saltCharacters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
}
