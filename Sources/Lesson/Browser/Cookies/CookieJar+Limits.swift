extension CookieJar {
  static let maximumCookiesPerDomain = 50
  static let maximumCookies = 3000

  /// Makes room after an insertion into this domain: what was used longest ago goes first, and in a full domain cookies
  /// without `Secure` before those with it, the new one included (RFC 6265bis §5.7, "remove excess cookies").
  ///
  /// Expired cookies are assumed to be gone.
  mutating func removeExcess(in domain: String) -> [Cookie] {
    var removed: [Cookie] = []
    while cookies.count(where: { $0.domain == domain }) > CookieJar.maximumCookiesPerDomain,
      let index = leastRecentlyUsed(where: { $0.domain == domain && !$0.isSecure })
        ?? leastRecentlyUsed(where: { $0.domain == domain })
    {
      removed.append(cookies.remove(at: index))
    }
    while cookies.count > CookieJar.maximumCookies, let index = leastRecentlyUsed(where: { _ in true }) {
      removed.append(cookies.remove(at: index))
    }
    return removed
  }

  private func leastRecentlyUsed(where condition: (Cookie) -> Bool) -> Int? {
    cookies.indices.filter { condition(cookies[$0]) }.min { cookies[$0].lastAccess < cookies[$1].lastAccess }
  }
}
