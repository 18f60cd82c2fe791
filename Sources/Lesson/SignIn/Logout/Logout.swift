/// A logout, as it went.
struct Logout: Sendable {
  /// The sign-in cookies before.
  var before: CookieJar
  var changes: [CookieChange]
  var cookieTouched: Bool
  /// What was sent to log out.
  var order: Browser.Order
  /// The Remember-me box had been ticked when whoever left signed in.
  var isOfRemembered = false
}

/// How somebody logged out in one browser.
struct LogoutMemory: SubjectState {
  var last: Logout?
}

extension Visitor {
  /// How the last logout went; nil after the next sign-in.
  var logout: Logout? {
    get { self[LogoutMemory.self].last }
    set { self[LogoutMemory.self].last = newValue }
  }
}
