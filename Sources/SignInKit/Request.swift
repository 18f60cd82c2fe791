/// What a browser asked for.
public struct Request: Sendable {
  /// `GET`, `POST` and so on, in capitals.
  public let method: String
  /// The path of the address without the query, percent-decoded: `/login`.
  public let path: String
  /// Path and query as they came: `/settings?tab=2`. Where ``redirect(_:query:)`` can send the browser back to.
  public let address: String
  /// The fields after the `?` of the address. Of several fields of one name, the first.
  public let query: [String: String]
  /// The text fields of a submitted form. Empty unless the body is a form.
  public let form: [String: String]
  public let headers: Headers
  /// The cookies that the browser sent, as they stand. Anybody can write anything into them.
  public let cookies: [String: String]
  /// What the app has noted about this browser. Kept in a signed cookie.
  public let session: Session
  let newCookies: NewCookies
}

extension Request {
  /// Asks the browser to keep a cookie, whatever the answer to this request will be. Unlike the session, it is not signed.
  ///
  /// - Parameters:
  ///   - maxAge: Seconds to keep it; 0 deletes it; `nil` keeps it until the browser is closed.
  ///   - httpOnly: Hide it from scripts in the page.
  ///   - secure: Send it over HTTPS only; `nil` does as with the session cookie.
  ///   - sameSite: `Strict`, `Lax` or `None`; `nil` does as with the session cookie.
  @MainActor public func setCookie(
    _ name: String, _ value: String, maxAge: Int? = nil, path: String = "/", httpOnly: Bool = true,
    secure: Bool? = nil, sameSite: String? = nil
  ) {
    newCookies.lines[name] = setCookieLine(
      name, value, maxAge: maxAge, path: path, httpOnly: httpOnly, secure: secure ?? newCookies.session.isSecure,
      sameSite: sameSite ?? (newCookies.session.sameSite.isEmpty ? nil : newCookies.session.sameSite))
  }
}

/// The cookies that go along with the answer to one request.
@MainActor final class NewCookies {
  /// `Set-Cookie` lines by the cookie's name: of two, the later one counts.
  var lines: [String: String] = [:]
  let session: SessionCookie

  init(session: SessionCookie) {
    self.session = session
  }
}
