internal import Foundation

extension SessionCookie {
  /// The session that a request brings, empty if it brings none that is valid.
  @MainActor func session(in cookies: [String: String], at now: Int) -> Session {
    Session(cookies[Self.name].flatMap { open($0, at: now) } ?? [:])
  }

  /// Writes the session into the answer, exactly when and how Flask does.
  ///
  /// No cookie unless something changed, or the session is permanent and so renewed by each answer; a session that was
  /// emptied deletes its cookie; and caches are told when the answer depends on the cookie.
  @MainActor func save(_ session: Session, in response: inout Response, at now: Int) {
    if session.wasUsed { response.headers.append("Vary", "Cookie") }
    if session.values.isEmpty {
      guard session.wasChanged else { return }
      let text = "\(Self.name)=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0\(attributes)"
      response.headers.append("Set-Cookie", text)
    } else if session.wasChanged || session.keepsCookie {
      var text = "\(Self.name)=\(seal(session.values, at: now))"
      if session.keepsCookie { text += "; Expires=\(Self.date(now + lifetime))" }
      text += attributes
      response.headers.append("Set-Cookie", text)
      // RFC 6265 section 6.1: browsers need not keep more.
      if text.utf8.count > 4096 {
        Console.complain("The session is too large for a cookie: browsers drop it. Note less in it.")
      }
    }
  }

  /// Those that are the same each time, in Werkzeug's order.
  private var attributes: String {
    (isSecure ? "; Secure" : "") + "; HttpOnly; Path=/" + (sameSite.isEmpty ? "" : "; SameSite=\(sameSite)")
  }

  /// RFC 9110 section 5.6.7: `Thu, 24 Dec 2026 08:23:27 GMT`.
  static func date(_ seconds: Int) -> String {
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    func twoDigits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(twoDigits).joined(separator: ":")
    let day = "\(days[Int(parts.tm_wday)]), \(twoDigits(parts.tm_mday)) \(months[Int(parts.tm_mon)])"
    return "\(day) \(parts.tm_year + 1900) \(clock) GMT"
  }
}
