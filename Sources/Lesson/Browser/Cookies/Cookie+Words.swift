import Foundation

extension Cookie {
  /// Its name, or what stands for one.
  var title: String { name.isEmpty ? "(no name)" : name }

  /// What its attributes do, short: for the moment in which it was set.
  ///
  /// How long it is kept and whether scripts can read it are always said: the one cannot be seen, the other cannot be
  /// unseen. Of the rest only what was asked for: a cookie goes to the whole of one host, and says nothing about
  /// `Secure` and `SameSite`, unless its app took care (RFC 6265bis §4.1.2).
  func words(at now: Date) -> String {
    var parts = [lifetime(at: now), scripting]
    if !isHostOnly { parts.append(reach) }
    if path != "/" { parts.append(addresses) }
    if isSecure { parts.append(connections) }
    if sameSite != nil { parts.append(otherSites) }
    if let promise { parts.append(promise) }
    return parts.joined(separator: "; ")
  }

  /// All that can be said of its attributes, a line for each: also what was left out and matters for safety.
  func lines(at now: Date) -> [String] {
    var lines = [
      lifetime(at: now),
      "\(isHTTPOnly ? "HttpOnly" : "no HttpOnly"): \(scripting)",
      "\(isSecure ? "Secure" : "no Secure"): \(connections)",
      "\(sameSite.map { "SameSite=\($0.rawValue)" } ?? "no SameSite"): \(otherSites)",
    ]
    if !isHostOnly { lines.append("Domain=\(domain): \(reach)") }
    if path != "/" { lines.append("Path=\(path): \(addresses)") }
    if let promise { lines.append(promise) }
    return lines
  }

  private func lifetime(at now: Date) -> String {
    guard let expires else { return "kept until the browser closes" }
    let seconds = expires.timeIntervalSince(now)
    guard seconds > 0 else { return "its time is up" }
    // A browser that was asked a moment ago has kept it for a moment.
    let limit = seconds > CookieJar.maximumAge - 60 ? ", the longest that browsers allow" : ""
    return "kept \(seconds.words())\(limit), even when the browser closes"
  }

  private var scripting: String { isHTTPOnly ? "scripts cannot read it" : "scripts can read it" }

  private var reach: String { "sent to \(domain) and to every host below it" }

  /// A path that ends in a slash is not sent to itself without the slash (RFC 6265bis §5.1.4).
  private var addresses: String {
    path.hasSuffix("/") ? "sent only to addresses below \(path)" : "sent only to \(path) and addresses below it"
  }

  /// Browsers send Secure cookies to this machine without HTTPS as well; Safari does not. See ``Origin/isTrustworthy``.
  private var connections: String {
    guard isSecure else { return "sent with and without HTTPS" }
    let isLoopback = Origin(scheme: "http", host: domain).isLoopback
    return "sent only over HTTPS" + (isLoopback ? ", or to this machine itself (not by Safari)" : "")
  }

  /// Without the attribute browsers differ: Chrome and Edge take it as Lax, but let forms pass in the first two minutes
  /// (RFC 6265bis §5.6.7.2); Firefox and Safari take it as None.
  private var otherSites: String {
    switch sameSite {
    case .strict: "not sent when another site leads here, not even by a link"
    case .lax: "sent when other sites link here, but not with forms that they POST"
    case .unrestricted: "sent with every request that another site makes, forms included"
    case nil: "sent when other sites link here; some browsers send it with forms that they POST too"
    }
  }

  /// What the beginning of its name makes browsers insist on (RFC 6265bis §4.1.3).
  private var promise: String? {
    switch Prefix(of: name) {
    case .secure: "__Secure- in its name: browsers take it only with Secure"
    case .host: "__Host- in its name: browsers take it only with Secure and for one host, so no other host can set it"
    case nil: nil
    }
  }
}
