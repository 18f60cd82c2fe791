/// What a handler answers with.
///
/// A handler may return a text literal for it: `"Welcome \(name)"` becomes an HTML page with status 200. As everywhere
/// outside a template, nothing is escaped there; see ``escape(_:)``.
public struct Response: Sendable {
  /// From 200 to 599.
  public var status: Int
  public var headers: Headers
  public var body: String

  /// An answer of type `text/html`, unless the headers name another `Content-Type`.
  public init(_ body: String = "", status: Int = 200, headers: Headers = [:]) {
    self.status = status
    self.headers = headers
    self.body = body
    if headers["Content-Type"] == nil { self.headers["Content-Type"] = "text/html; charset=utf-8" }
  }

  /// Asks the browser to keep a cookie. Unlike the session, it is not signed.
  ///
  /// - Parameters:
  ///   - maxAge: Seconds to keep it; 0 deletes it; `nil` keeps it until the browser is closed.
  ///   - httpOnly: Hide it from scripts in the page.
  ///   - secure: Send it over HTTPS only.
  ///   - sameSite: `Strict`, `Lax` or `None`; `nil` leaves the choice to the browser.
  public mutating func setCookie(
    _ name: String, _ value: String, maxAge: Int? = nil, path: String = "/", httpOnly: Bool = true,
    secure: Bool = false, sameSite: String? = nil
  ) {
    headers.append(
      "Set-Cookie",
      setCookieLine(name, value, maxAge: maxAge, path: path, httpOnly: httpOnly, secure: secure, sameSite: sameSite))
  }
}

/// The value of `Set-Cookie`, with the attributes in Werkzeug's order.
func setCookieLine(
  _ name: String, _ value: String, maxAge: Int?, path: String, httpOnly: Bool, secure: Bool, sameSite: String?
) -> String {
  var text = "\(name)=\(value)"
  if let maxAge { text += "; Max-Age=\(maxAge)" }
  if secure { text += "; Secure" }
  if httpOnly { text += "; HttpOnly" }
  text += "; Path=\(path)"
  if let sameSite { text += "; SameSite=\(sameSite)" }
  return text
}

extension Response: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) {
    self.init(text)
  }
}

/// Sends the browser to another address, which it asks for with GET.
///
/// The address may come from anywhere, so look at it first: one that begins with `//` leads to another site.
///
/// The status is 303 See Other: right after a POST, whose form is then not sent again on reload (RFC 9110 section
/// 15.4.4).
///
/// - Parameter query: Fields to send along, which that page finds in ``Request/query``. What must be is percent-encoded.
public func redirect(_ address: String, query: [String: String] = [:]) -> Response {
  let separator = query.isEmpty ? "" : address.contains("?") ? "&" : "?"
  return Response(status: 303, headers: ["Location": address + separator + FormFields.encoded(query)])
}
