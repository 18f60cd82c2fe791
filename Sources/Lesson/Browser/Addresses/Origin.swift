import Foundation

/// Where a request goes: scheme, host and port (RFC 6454).
///
/// Cookies look at the host alone, and at whether the connection is to be trusted. They are shared between ports.
struct Origin: Hashable, Sendable, CustomStringConvertible {
  /// In lower case.
  let scheme: String
  /// In lower case. An IPv6 address stands without its brackets.
  let host: String
  let port: Int

  /// - Parameter port: The scheme's own port if nil.
  init(scheme: String, host: String, port: Int? = nil) {
    self.scheme = scheme.lowercased()
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    self.host = (isBracketed ? String(host.dropFirst().dropLast()) : host).lowercased()
    self.port = port ?? Origin.defaultPort(of: self.scheme)
  }

  private static func defaultPort(of scheme: String) -> Int {
    scheme == "https" ? 443 : 80
  }

  /// The text of an `Origin` header: no port where it is the scheme's own.
  var description: String {
    let shownHost = host.contains(":") ? "[\(host)]" : host
    return port == Origin.defaultPort(of: scheme) ? "\(scheme)://\(shownHost)" : "\(scheme)://\(shownHost):\(port)"
  }

  /// As it stands in a `Host` header.
  var authority: String { String(description.dropFirst(scheme.count + 3)) }

  var isSecure: Bool {
    scheme == "https"
  }

  /// Nobody between the browser and the server can read or change what they say: it is encrypted, or never leaves the
  /// machine. Chrome and Firefox take `Secure` cookies from such an origin; Safari wants `https` even on loopback.
  ///
  /// Source: Secure Contexts §3.1, "potentially trustworthy origin".
  var isTrustworthy: Bool {
    isSecure || isLoopback
  }

  /// Judged by the name alone: 127.0.0.0/8, ::1, `localhost` and the names below it.
  var isLoopback: Bool {
    if let bytes = ipv4Bytes { return bytes[0] == 127 }
    if let bytes = ipv6Bytes { return bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1 }
    let name = host.hasSuffix(".") ? String(host.dropLast()) : host
    return name == "localhost" || name.hasSuffix(".localhost")
  }

  var isIPAddress: Bool {
    ipv4Bytes != nil || ipv6Bytes != nil
  }

  /// Whether a request that `other` causes here counts as same-site: the scheme and the registrable domain are equal,
  /// whatever the ports (RFC 6265bis §5.2).
  ///
  /// There is no public suffix list: the last two labels stand for the registrable domain.
  func isSameSite(as other: Origin) -> Bool {
    scheme == other.scheme && registrableDomain == other.registrableDomain
  }

  private var registrableDomain: String {
    isIPAddress ? host : host.split(separator: ".").suffix(2).joined(separator: ".")
  }

  private var ipv4Bytes: [UInt8]? {
    var address = in_addr()
    guard inet_pton(AF_INET, host, &address) == 1 else { return nil }
    return withUnsafeBytes(of: address) { Array($0) }
  }

  private var ipv6Bytes: [UInt8]? {
    var address = in6_addr()
    guard inet_pton(AF_INET6, host, &address) == 1 else { return nil }
    return withUnsafeBytes(of: address) { Array($0) }
  }
}
