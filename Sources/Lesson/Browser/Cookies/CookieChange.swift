/// One thing that happened to the cookies of a browser.
enum CookieChange: Equatable, Sendable {
  case added(Cookie)
  /// The same name, domain and path; the value may be the same as well.
  case replaced(Cookie, old: Cookie)
  /// Because the server sent it with a date in the past, by hand, or because the browser was closed.
  case deleted(Cookie)
  /// The server deleted a cookie that the browser does not have: another path or domain is another cookie.
  case nothingToDelete(Cookie)
  /// Its time ran out.
  case expired(Cookie)
  /// The jar was full.
  case evicted(Cookie)
  /// - Parameter line: The `Set-Cookie` line, or `name=value` by hand.
  case refused(line: String, CookieRefusal)
}
