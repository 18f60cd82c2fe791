/// Why the browser did not keep a cookie (RFC 6265bis §5.6 and §5.7).
enum CookieRefusal: Error, Equatable, Sendable {
  /// The line holds this byte. A tab is allowed, others below 0x20 and 0x7F are not.
  case controlCharacter(UInt8)
  /// Neither a name nor a value.
  case empty
  /// Name and value together. The limit is `SetCookie.maximumPairSize`.
  case tooLong(bytes: Int)
  /// Only by hand: in a `Set-Cookie` line the same text would be read as this name and value.
  case readAs(name: String, value: String)

  case domainNotASCII(domain: String)
  /// Too many sites lie below this domain.
  case publicSuffix(domain: String)
  /// The host is neither the domain nor below it.
  case foreignDomain(domain: String, host: String)

  /// `Secure`, but sent over a connection that others can read.
  case secureFromInsecureOrigin(Origin)
  /// Sent over a connection that others can read, it would hide or replace this `Secure` cookie.
  case hidesSecureCookie(Cookie)
  case sameSiteNoneWithoutSecure

  case securePrefixWithoutSecure
  case hostPrefixWithoutSecure
  case hostPrefixWithDomain(String)
  /// The path it would have, which is not `/`; or `/` if that is not written out.
  case hostPrefixWithoutRootPath(path: String)
  /// Without a name, it would be sent as if it were a cookie with this prefix.
  case prefixInNamelessValue(Cookie.Prefix)
}
