import Foundation

/// A cookie that a browser holds (RFC 6265bis §5.7).
struct Cookie: Equatable, Sendable {
  /// May be empty; name and value never both are.
  var name: String
  var value: String
  /// In lower case.
  var domain: String
  /// Sent to `domain` alone, not to the hosts below it.
  var isHostOnly: Bool
  var path: String
  /// Nil if the cookie goes when the browser is closed.
  var expires: Date?
  var isSecure: Bool
  var isHTTPOnly: Bool
  /// As sent. Nil if it was not sent or unknown: treated as `lax`.
  var sameSite: SameSite?
  /// When a cookie of this name, domain and path was first set.
  var createdAt: Date
  var lastAccess: Date
  /// The `Set-Cookie` line it came in. Nil if it was set by hand.
  var line: String?

  /// To which requests that another site causes the cookie is attached.
  enum SameSite: String, Sendable {
    /// To none.
    case strict = "Strict"
    /// When a link or a GET form leads here, but not with a POST.
    case lax = "Lax"
    /// To all. Not called `none`, which an optional has already.
    case unrestricted = "None"

    init?(attributeValue: String) {
      switch attributeValue.lowercased() {
      case "strict": self = .strict
      case "lax": self = .lax
      case "none": self = .unrestricted
      default: return nil
      }
    }
  }

  /// A beginning of the name that promises how the cookie was set (RFC 6265bis §4.1.3).
  enum Prefix: String, Sendable, CaseIterable {
    case secure = "__Secure-"
    case host = "__Host-"

    /// Any case counts: servers exist that do not tell them apart.
    init?(of text: String) {
      let bytes = text.lowercased().utf8
      guard let prefix = Prefix.allCases.first(where: { bytes.starts(with: $0.rawValue.lowercased().utf8) }) else {
        return nil
      }
      self = prefix
    }
  }

  func isExpired(at now: Date) -> Bool {
    expires.map { $0 <= now } ?? false
  }

  /// Whether setting this one overwrites `other`. Compared byte by byte: Swift calls different spellings of one accented
  /// letter equal, servers do not.
  func replaces(_ other: Cookie) -> Bool {
    isHostOnly == other.isHostOnly && domain == other.domain
      && name.utf8.elementsEqual(other.name.utf8) && path.utf8.elementsEqual(other.path.utf8)
  }

  /// As it stands in a `Cookie` header. A nameless one is its value (RFC 6265bis §5.8.3).
  var pair: String {
    name.isEmpty ? value : "\(name)=\(value)"
  }
}
