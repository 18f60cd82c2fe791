extension CookieRefusal {
  /// Why, as part of a sentence.
  var words: String {
    switch self {
    case .controlCharacter: "it holds a control character"
    case .empty: "it has neither a name nor a value"
    case .tooLong(let bytes): "it is \(bytes) bytes long, and 4096 are allowed"
    case .readAs(let name, let value):
      "it would be read as the name \u{201C}\(name)\u{201D} with the value \u{201C}\(value)\u{201D}"
    case .domainNotASCII(let domain): "its domain \(domain) is not plain ASCII"
    case .publicSuffix(let domain): "its domain \(domain) holds many sites"
    case .foreignDomain(let domain, let host): "it is for \(domain), and this is \(host)"
    case .secureFromInsecureOrigin: "it is Secure, and this is not a secure connection"
    case .hidesSecureCookie(let cookie): "it would hide the Secure cookie \(cookie.name)"
    case .sameSiteNoneWithoutSecure: "SameSite=None needs Secure"
    case .securePrefixWithoutSecure: "a name that begins with __Secure- needs Secure"
    case .hostPrefixWithoutSecure: "a name that begins with __Host- needs Secure"
    case .hostPrefixWithDomain: "a name that begins with __Host- allows no Domain"
    case .hostPrefixWithoutRootPath: "a name that begins with __Host- needs Path=/"
    case .prefixInNamelessValue(let prefix):
      "without a name it would pass for a cookie that begins with \(prefix.rawValue)"
    }
  }
}
