/// What makes the browser send a request. Browsers tell the server (Fetch, "Origin header"; Fetch Metadata Request Headers).
enum RequestSource: Sendable, Equatable {
  /// A person who types an address.
  case person
  /// A page of this app: a link, a form or a script in it.
  case page
  /// A page that somebody else made, with a link or a form that leads here.
  case elsewhere(OtherPage)
}

/// Where a page that is not this app's comes from. The raw value is how lines write it.
enum OtherPage: String, Sendable, Equatable, CaseIterable {
  /// Of another site.
  case site
  /// Of another port of the same host: to cookies that is the same site (RFC 6265bis §5.2).
  case port

  /// The page's origin.
  ///
  /// - Parameter endpoint: Where this app is.
  func origin(besides endpoint: Endpoint) -> String {
    switch self {
    case .site: "https://evil.example"
    case .port: "http://\(endpoint.address):\(endpoint.port == 65535 ? 65534 : endpoint.port + 1)"
    }
  }

  /// Whoever made the page may let browsers send all of its address (Referrer Policy, "unsafe-url"), and may choose one
  /// in which the app's own address stands.
  func referer(besides endpoint: Endpoint) -> String { "\(origin(besides: endpoint))/?\(endpoint.origin)/" }

  /// What `Sec-Fetch-Site` says.
  var fetchSite: String {
    switch self {
    case .site: "cross-site"
    case .port: "same-site"
    }
  }
}
