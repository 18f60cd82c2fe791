import Foundation

/// The cookies of one browser, kept and sent as today's browsers do (RFC 6265bis §5.7 and §5.8).
///
/// A value: a copy is a second jar. It has no clock: whoever asks says what time it is.
struct CookieJar: Equatable, Sendable {
  /// In the order in which they were created.
  var cookies: [Cookie] = []

  /// In the order of a `Cookie` header: longer paths first, then older cookies first (RFC 6265bis §5.8.3).
  ///
  /// - Parameter path: As sent. A query behind it does not matter.
  func cookies(sentTo origin: Origin, path: String, from site: RequestSite = .same, at now: Date) -> [Cookie] {
    inHeaderOrder.filter { $0.isSent(to: origin, path: path, from: site, at: now) }
  }

  /// The value of the `Cookie` header of a request, or nil if no cookie goes with it. Notes that these were used.
  mutating func header(for origin: Origin, path: String, from site: RequestSite = .same, at now: Date) -> String? {
    let sent = cookies(sentTo: origin, path: path, from: site, at: now)
    for index in cookies.indices where sent.contains(where: cookies[index].replaces) {
      cookies[index].lastAccess = now
    }
    return sent.isEmpty ? nil : sent.map(\.pair).joined(separator: "; ")
  }

  /// Of several cookies with this name, the one that a `Cookie` header would name first.
  func cookie(named name: String) -> Cookie? {
    inHeaderOrder.first { $0.name == name }
  }

  /// Changes the value of a cookie by hand and leaves its attributes alone. Of several, it is the one that a `Cookie`
  /// header would name first. A new cookie goes to the whole of this host until the browser is closed.
  mutating func set(name: String, value: String, for origin: Origin, at now: Date) -> CookieChange {
    do throws(CookieRefusal) {
      return try change(name: name, value: value, for: origin, at: now)
    } catch {
      return .refused(line: "\(name)=\(value)", error)
    }
  }

  private mutating func change(
    name: String, value: String, for origin: Origin, at now: Date
  ) throws(CookieRefusal) -> CookieChange {
    let attributes = Cookie.Prefix(of: name) == nil ? "; Path=/" : "; Path=/; Secure"
    let written = try SetCookie("\(name)=\(value)\(attributes)")
    guard written.name == name, written.value == value else {
      throw .readAs(name: written.name, value: written.value)
    }

    let existing = inHeaderOrder.first { $0.name == name && $0.isMeant(for: origin) && !$0.isExpired(at: now) }
    guard let existing, let index = cookies.firstIndex(where: existing.replaces) else {
      var cookie = try accept(written, from: origin, path: "/", at: now)
      cookie.line = nil
      let changes = insert(cookie, at: now)
      return changes[0]
    }
    cookies[index].value = value
    cookies[index].line = nil
    return .replaced(cookies[index], old: existing)
  }

  /// Throws away all cookies with this name.
  @discardableResult
  mutating func remove(named name: String) -> [CookieChange] {
    remove { $0.name == name }.map(CookieChange.deleted)
  }

  /// Throws away the cookies that have no expiry.
  @discardableResult
  mutating func closeBrowser() -> [CookieChange] {
    remove { $0.expires == nil }.map(CookieChange.deleted)
  }

  /// What closing the browser would throw away.
  var withoutEndDate: CookieJar {
    var copy = self
    copy.cookies.removeAll { $0.expires != nil }
    return copy
  }

  /// As somebody has it who wrote the cookies down: they hold no promise about when to forget them, so one that has an end
  /// date has the latest that there is.
  func writtenDown(at now: Date) -> CookieJar {
    var copy = self
    for index in copy.cookies.indices where copy.cookies[index].expires != nil {
      copy.cookies[index].expires = now.addingTimeInterval(Self.maximumAge)
    }
    return copy
  }

  /// Throws away the cookies whose time has run out. They are never sent, removed or not.
  @discardableResult
  mutating func removeExpired(at now: Date) -> [CookieChange] {
    remove { $0.isExpired(at: now) }.map(CookieChange.expired)
  }

  /// What makes this jar out of an older one. That a cookie was used is no change.
  func changes(from old: CookieJar) -> [CookieChange] {
    let kept = cookies.compactMap { cookie -> CookieChange? in
      guard var before = old.cookies.first(where: cookie.replaces) else { return .added(cookie) }
      let reported = before
      before.lastAccess = cookie.lastAccess
      return before == cookie ? nil : .replaced(cookie, old: reported)
    }
    let gone = old.cookies.filter { before in !cookies.contains(where: before.replaces) }
    return kept + gone.map(CookieChange.deleted)
  }

  private var inHeaderOrder: [Cookie] {
    // The sort is stable, so that cookies of one response keep their order.
    cookies.sorted { ($1.path.utf8.count, $0.createdAt) < ($0.path.utf8.count, $1.createdAt) }
  }

  private mutating func remove(where condition: (Cookie) -> Bool) -> [Cookie] {
    let removed = cookies.filter(condition)
    cookies.removeAll(where: condition)
    return removed
  }
}
