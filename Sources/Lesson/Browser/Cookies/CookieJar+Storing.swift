import Foundation

extension CookieJar {
  /// No cookie lives longer: 400 days, in seconds (RFC 6265bis §5.5).
  static let maximumAge: TimeInterval = 400 * 24 * 60 * 60

  /// Takes the `Set-Cookie` lines of a response, in order.
  ///
  /// - Parameter path: Of the request that was answered. A query behind it does not matter.
  /// - Returns: What came of each line, after the cookies whose time has run out.
  mutating func store(
    setCookie lines: [String], from origin: Origin, path: String, at now: Date
  ) -> [CookieChange] {
    var changes = removeExpired(at: now)
    for line in lines {
      do throws(CookieRefusal) {
        let cookie = try accept(SetCookie(line), from: origin, path: path, at: now)
        changes += insert(cookie, at: now)
      } catch {
        changes.append(.refused(line: line, error))
      }
    }
    return changes
  }

  /// The cookie that a line makes, if the origin may set it (RFC 6265bis §5.7, up to its insertion).
  func accept(
    _ received: SetCookie, from origin: Origin, path: String, at now: Date
  ) throws(CookieRefusal) -> Cookie {
    let domain = try CookieJar.domain(of: received, from: origin)
    let cookie = Cookie(
      name: received.name, value: received.value,
      domain: domain ?? origin.host, isHostOnly: domain == nil,
      path: CookieJar.path(of: received, requestPath: path),
      expires: CookieJar.expiry(of: received, at: now),
      isSecure: received.isSecure, isHTTPOnly: received.isHTTPOnly, sameSite: received.sameSite,
      createdAt: now, lastAccess: now, line: received.line)

    if !origin.isTrustworthy {
      if cookie.isSecure { throw .secureFromInsecureOrigin(origin) }
      if let hidden = cookies.first(where: { CookieJar.hides(cookie, secure: $0) }) { throw .hidesSecureCookie(hidden) }
    }
    if cookie.sameSite == .unrestricted && !cookie.isSecure { throw .sameSiteNoneWithoutSecure }
    try CookieJar.checkPrefix(of: cookie, received)
    return cookie
  }

  /// Adds the cookie or overwrites the one it replaces; deletes that one if the new one is over already.
  mutating func insert(_ new: Cookie, at now: Date) -> [CookieChange] {
    guard let index = cookies.firstIndex(where: new.replaces) else {
      if new.isExpired(at: now) { return [.nothingToDelete(new)] }
      cookies.append(new)
      return [.added(new)] + removeExcess(in: new.domain).map(CookieChange.evicted)
    }
    let old = cookies[index]
    if new.isExpired(at: now) {
      cookies.remove(at: index)
      return [.deleted(old)]
    }
    cookies[index] = new
    cookies[index].createdAt = old.createdAt
    return [.replaced(cookies[index], old: old)]
  }

  private static func expiry(of received: SetCookie, at now: Date) -> Date? {
    let latest = now.addingTimeInterval(maximumAge)
    if let seconds = received.maxAge {
      return seconds <= 0 ? .distantPast : min(now.addingTimeInterval(TimeInterval(seconds)), latest)
    }
    return received.expires.map { min($0, latest) }
  }

  private static func path(of received: SetCookie, requestPath: String) -> String {
    guard let path = received.path, path.utf8.first == UInt8(ascii: "/") else {
      return Cookie.defaultPath(for: requestPath)
    }
    return path
  }

  /// Nil if the cookie is for the host alone.
  ///
  /// There is no public suffix list, only its default rule: a domain of one label, such as `org` or `localhost`, holds
  /// many sites. So `co.uk` passes here and in no browser; this one meets loopback addresses and test names only.
  private static func domain(of received: SetCookie, from origin: Origin) throws(CookieRefusal) -> String? {
    guard let domain = received.domain else { return nil }
    guard domain.utf8.allSatisfy({ $0 < 0x80 }) else { throw .domainNotASCII(domain: domain) }
    if !domain.utf8.contains(UInt8(ascii: ".")) {
      if domain == origin.host { return nil }
      throw .publicSuffix(domain: domain)
    }
    guard Cookie.host(of: origin, matches: domain) else { throw .foreignDomain(domain: domain, host: origin.host) }
    return domain
  }

  /// "Leave secure cookies alone": someone on the network, who can answer in the name of `http://`, must not replace
  /// what `https://` set. The paths are compared one way only: a cookie for `/` does not hide one for `/account`.
  private static func hides(_ new: Cookie, secure old: Cookie) -> Bool {
    func isBelow(_ domain: String, _ other: String) -> Bool {
      Cookie.host(of: Origin(scheme: "https", host: domain), matches: other)
    }
    return old.isSecure
      && old.name.utf8.elementsEqual(new.name.utf8)
      && (isBelow(old.domain, new.domain) || isBelow(new.domain, old.domain))
      && Cookie.path(new.path, matches: old.path)
  }

  private static func checkPrefix(of cookie: Cookie, _ received: SetCookie) throws(CookieRefusal) {
    if cookie.name.isEmpty, let prefix = Cookie.Prefix(of: cookie.value) { throw .prefixInNamelessValue(prefix) }
    switch Cookie.Prefix(of: cookie.name) {
    case nil: return
    case .secure:
      if !cookie.isSecure { throw .securePrefixWithoutSecure }
    case .host:
      if !cookie.isSecure { throw .hostPrefixWithoutSecure }
      if !cookie.isHostOnly { throw .hostPrefixWithDomain(cookie.domain) }
      if received.path == nil || cookie.path != "/" { throw .hostPrefixWithoutRootPath(path: cookie.path) }
    }
  }
}
