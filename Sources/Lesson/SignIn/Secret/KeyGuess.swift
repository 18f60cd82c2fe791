import Crypto
import Foundation

/// Signs what a cookie says with a key that somebody guessed.
enum KeyGuess {
  /// Keys that stand in tutorials and on the lists that attackers try first.
  static let usualKeys = [
    "your_secret_key", "secret", "dev", "secret_key", "changeme", "supersecretkey", "mysecretkey", "", "password",
    "123456", "super secret key", "key", "SECRET_KEY", "test", "flask",
  ]

  /// The value with its signature made anew, in each way that the old one may have been made.
  static func signed(_ value: String, with key: String) -> [String] {
    let key = SymmetricKey(data: Data(key.utf8))
    var found: [String] = []
    for separator in ["--", ".", ":", "|", "-"] {
      guard let place = value.range(of: separator, options: .backwards) else { continue }
      let (data, old) = (String(value[..<place.lowerBound]), String(value[place.upperBound...]))
      // As Flask does it: with a key of its own that is made from the other (itsdangerous, "hmac" derivation).
      let derived = SymmetricKey(data: code("cookie-session", key, Insecure.SHA1.self))
      let codes =
        [code(data, derived, Insecure.SHA1.self), code(data, key, Insecure.SHA1.self)]
        + [code(data, key, SHA256.self), code(data, key, SHA384.self), code(data, key, SHA512.self)]
      // Only what is as long as the old one can be meant.
      let spellings = codes.flatMap { [$0.base64URL, $0.base64EncodedString(), $0.hex] }
      found += spellings.filter { $0.count == old.count }.map { data + separator + $0 }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private static func code<Hash: HashFunction>(_ text: String, _ key: SymmetricKey, _: Hash.Type) -> Data {
    Data(HMAC<Hash>.authenticationCode(for: Data(text.utf8), using: key))
  }
}
