import Foundation

/// One `Set-Cookie` line, read but not yet judged: the jar decides whether the sender may set it (RFC 6265bis §5.6).
///
/// The line is text: the header's bytes as UTF-8 where they are valid, else one Latin-1 character a byte. The line is
/// taken apart between ASCII bytes, and sizes count UTF-8 bytes. A cookie that was not UTF-8 is therefore sent back as
/// UTF-8 and may count as longer than it came.
struct SetCookie: Equatable, Sendable {
  /// A name and a value together, in bytes.
  static let maximumPairSize = 4096
  /// In bytes. A longer attribute is ignored.
  static let maximumAttributeValueSize = 1024

  /// As it came.
  let line: String
  /// Empty if the line says only `value` or `=value`.
  let name: String
  let value: String

  /// In seconds; zero and less mean that the cookie is over. It outranks `expires`.
  private(set) var maxAge: Int?
  private(set) var expires: Date?
  /// In lower case, without the dot that may lead it. Nil if it was not sent or is empty: for this host alone.
  private(set) var domain: String?
  /// As sent. Nil if it was not sent. One that does not begin with `/` stands for the default path.
  private(set) var path: String?
  private(set) var isSecure = false
  private(set) var isHTTPOnly = false
  private(set) var sameSite: Cookie.SameSite?
  /// Attributes without effect, as sent: unknown, unreadable or too long.
  private(set) var ignored: [String] = []

  /// - Throws: If the line holds a control character, or if name and value are both empty or together too long.
  init(_ line: String) throws(CookieRefusal) {
    if let character = line.utf8.first(where: SetCookie.isControl) { throw .controlCharacter(character) }

    let parts = line.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    let pair = SetCookie.pair(of: parts[0])
    self.line = line
    (name, value) = pair.hasEquals ? (pair.left, pair.right) : ("", pair.left)

    let size = name.utf8.count + value.utf8.count
    if size == 0 { throw .empty }
    if size > SetCookie.maximumPairSize { throw .tooLong(bytes: size) }

    for part in parts.dropFirst() {
      let attribute = SetCookie.pair(of: part)
      if !take(attribute: attribute.left, value: attribute.right) {
        ignored.append(SetCookie.trimmed(part))
      }
    }
  }

  /// The last attribute of a name wins.
  ///
  /// - Returns: Whether the attribute has an effect.
  private mutating func take(attribute name: String, value: String) -> Bool {
    guard value.utf8.count <= SetCookie.maximumAttributeValueSize else { return false }
    // No ASCII letter below has a look-alike that `lowercased()` would turn into it.
    switch name.lowercased() {
    case "expires":
      guard let date = CookieDate.parse(value) else { return false }
      expires = date
    case "max-age":
      guard let seconds = SetCookie.seconds(of: value) else { return false }
      maxAge = seconds
    case "domain":
      let domain = value.lowercased().utf8
      let bare = domain.first == UInt8(ascii: ".") ? domain.dropFirst() : domain[...]
      self.domain = bare.isEmpty ? nil : String(Substring(bare))
    case "path":
      path = value
    case "secure":
      isSecure = true
    case "httponly":
      isHTTPOnly = true
    case "samesite":
      // An unknown word still wipes out an earlier one.
      sameSite = Cookie.SameSite(attributeValue: value)
      return sameSite != nil
    default:
      return name.isEmpty && value.isEmpty
    }
    return true
  }

  /// Digits, perhaps with a minus before them. More than an `Int` can hold is as much as it can hold.
  private static func seconds(of value: String) -> Int? {
    let isNegative = value.utf8.first == UInt8(ascii: "-")
    let digits = isNegative ? value.utf8.dropFirst() : value.utf8[...]
    guard !digits.isEmpty, digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return nil }
    return Int(value) ?? (isNegative ? .min : .max)
  }

  /// Split at the first `=`, both sides trimmed.
  private static func pair(of text: Substring.UTF8View) -> (left: String, right: String, hasEquals: Bool) {
    guard let equals = text.firstIndex(of: UInt8(ascii: "=")) else { return (trimmed(text), "", false) }
    return (trimmed(text[..<equals]), trimmed(text[text.index(after: equals)...]), true)
  }

  private static func trimmed(_ text: Substring.UTF8View) -> String {
    let start = text.drop(while: isSpace)
    let end = start.lastIndex { !isSpace($0) }.map(start.index(after:)) ?? start.startIndex
    return String(Substring(start[..<end]))
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != UInt8(ascii: "\t")) || byte == 0x7F
  }
}
