import Foundation

extension Cookie {
  /// Whether the cookie goes with a request (RFC 6265bis §5.8.3).
  ///
  /// - Parameter path: As sent. A query behind it does not matter.
  func isSent(to origin: Origin, path: String, from site: RequestSite = .same, at now: Date) -> Bool {
    isMeant(for: origin)
      && Cookie.path(Cookie.requestPath(path), matches: self.path)
      && (!isSecure || origin.isTrustworthy)
      && isSent(from: site)
      && !isExpired(at: now)
  }

  /// Whether the cookie belongs to this host, whatever the path and the connection.
  func isMeant(for origin: Origin) -> Bool {
    isHostOnly ? origin.host == domain : Cookie.host(of: origin, matches: domain)
  }

  private func isSent(from site: RequestSite) -> Bool {
    switch (site, sameSite) {
    case (.same, _), (.cross, .unrestricted): true
    case (.cross(let isSafe), .lax), (.cross(let isSafe), nil): isSafe
    case (.cross, .strict): false
    }
  }

  /// "Domain-matches", RFC 6265bis §5.1.3: the host is the domain or a name below it. No address is below another.
  static func host(of origin: Origin, matches domain: String) -> Bool {
    origin.host == domain || (origin.host.hasSuffix("." + domain) && !origin.isIPAddress)
  }

  /// "Path-matches", RFC 6265bis §5.1.4. Paths are compared as sent: `%6F` is not `o`.
  static func path(_ path: String, matches cookiePath: String) -> Bool {
    let (path, cookiePath) = (path.utf8, cookiePath.utf8)
    guard path.starts(with: cookiePath) else { return false }
    let slash = UInt8(ascii: "/")
    return path.count == cookiePath.count || cookiePath.last == slash
      || path.dropFirst(cookiePath.count).first == slash
  }

  /// The folder of the page that set the cookie: `/a/b` for `/a/b/c` (RFC 6265bis §5.1.4).
  static func defaultPath(for path: String) -> String {
    let path = requestPath(path).utf8
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return "/" }
    return String(Substring(path[..<slash]))
  }

  /// Without query and fragment; `/` if nothing is left that begins with it.
  private static func requestPath(_ text: String) -> String {
    let path = text.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return path.first == UInt8(ascii: "/") ? String(Substring(path)) : "/"
  }
}
