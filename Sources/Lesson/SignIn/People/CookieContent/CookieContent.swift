import Foundation

/// What can be read out of a cookie's value by anybody who holds it, without any key.
///
/// It is told by its looks alone. That something looks like a signature does not say that it is one, or a right one.
indirect enum CookieContent: Equatable, Sendable {
  case empty
  /// Nothing but a few digits.
  case number(String)
  case text(String)
  case json(JSON)
  /// Bytes that are no text: so many of them.
  case bytes(Int)
  /// The same, written in another way.
  case encoded(Encoding, CookieContent)
  /// Data and what looks like a signature of it.
  case signed(SignedData)
  case token(JSONWebToken)
  /// What a function that everybody knows makes of a person's name.
  case digest(Digest, of: String)
  case random(RandomText)

  enum Encoding: Equatable, Sendable {
    /// Double quotes around the value (RFC 6265 §4.1.1), perhaps with escapes in them.
    case quotes
    /// `%7B` for `{` (RFC 3986 §2.1).
    case percent
    case base64
    case hex
    /// zlib (RFC 1950).
    case compressed
  }

  enum Digest: String, Sendable, CaseIterable {
    case md5 = "MD5"
    case sha1 = "SHA-1"
    case sha256 = "SHA-256"
  }

  struct SignedData: Equatable, Sendable {
    let data: CookieContent
    /// When it was signed, as it says itself; nil without a time.
    let time: Date?
    /// As it stands there; may be empty.
    let signature: String
  }

  /// A text that nobody would think of: an id, or something encrypted.
  struct RandomText: Equatable, Sendable {
    let length: Int
    let alphabet: Alphabet

    enum Alphabet: Sendable {
      case digits, hexDigits, lettersAndDigits
      /// Letters, digits and the signs that base64 and its kin use.
      case lettersDigitsAndSigns
    }
  }

  /// What is inside of all encodings, and under the signature if there is one.
  var core: CookieContent {
    switch self {
    case .encoded(_, let content): content.core
    case .signed(let signed): signed.data.core
    default: self
    }
  }

  /// Something that looks like a signature is on it.
  var looksSigned: Bool {
    switch self {
    case .encoded(_, let content): content.looksSigned
    case .signed(let signed): !signed.signature.isEmpty
    case .token(let token): !token.signature.isEmpty
    default: false
    }
  }
}
