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
}
