/// What an attribute of a cookie does for it.
enum CookieProtection: Sendable, Equatable {
  case hiddenFromScripts, keptFromOtherSites, forThisHostOnly, forHTTPSOnly
}
