/// How a request came about, as far as `SameSite` cares (RFC 6265bis §5.2).
///
/// Every request of this browser shows a page, so that cases for embedded images or frames are missing.
enum RequestSite: Equatable, Sendable {
  /// From a page of the same site, or typed by the person.
  case same
  /// From a page of another site. GET and HEAD are safe, POST is not.
  case cross(isSafe: Bool)
}
