internal import Crypto
internal import Foundation

/// A text that nobody can guess: 32 random bytes, written so that it may stand in a cookie or in an address. As Python's
/// `secrets.token_urlsafe()`.
public func randomToken() -> String {
  var generator = SystemRandomNumberGenerator()
  return Base64URL.encode((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
}

/// The SHA-256 of a text, in hexadecimal: what an app stores of a token, so that whoever reads the database has none of them.
///
/// It is fast, and therefore for tokens only. Passwords are guessed: for them there is ``generatePasswordHash(_:)``.
public func digest(_ text: String) -> String {
  hexadecimal(SHA256.hash(data: Data(text.utf8)))
}

/// Whether two secrets are the same, found out in a time that does not tell how much of them is.
///
/// `==` stops at the first difference, so whoever measures it exactly can guess a secret letter by letter.
public func equalInConstantTime(_ one: String, _ other: String) -> Bool {
  let (one, other) = (Array(one.utf8), Array(other.utf8))
  guard one.count == other.count else { return false }
  return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
}

/// Two digits a byte, in small letters.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".unicodeScalars)
  var text = ""
  for byte in bytes {
    text.unicodeScalars.append(digits[Int(byte >> 4)])
    text.unicodeScalars.append(digits[Int(byte & 15)])
  }
  return text
}
