/// An absolute http or https URL, read as a browser reads it.
///
/// A subset of the WHATWG URL standard: every other scheme is refused, a user name and password before the host are
/// dropped, and host names beyond ASCII are folded but not turned into Punycode.
struct WebAddress: Sendable, Hashable, CustomStringConvertible {
  /// `http` or `https`.
  let scheme: String
  /// In lower case; an IPv6 address stands in brackets.
  let host: String
  /// The scheme's own port where the address names none.
  let port: Int
  /// Starts with a slash; dot segments are gone, escapes such as `%2f` are as they were written.
  var path: String
  /// What follows `?`; nil without one.
  var query: String?
  /// What follows `#`; nil without one. Never sent.
  var fragment: String?

  /// Reads an absolute address; nil where a browser would refuse it or would not use HTTP for it.
  init?(_ text: String) {
    guard let address = AddressParser(text, base: nil).address() else { return nil }
    self = address
  }

  init(scheme: String, host: String, port: Int, path: String, query: String? = nil, fragment: String? = nil) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    self.query = query
    self.fragment = fragment
  }

  /// Where a link or a `Location` header with this text leads from here; nil for other schemes and for addresses
  /// that a browser refuses.
  func resolve(_ reference: String) -> WebAddress? {
    AddressParser(reference, base: self).address()
  }

  /// What a request with this target asks for at this origin.
  func at(target: String) -> WebAddress { AddressParser(target, base: self).target() ?? self }

  /// The request target as it is sent: path and query.
  var target: String {
    path + (query.map { "?" + $0 } ?? "")
  }

  /// Scheme, host and port are the same.
  func isSameOrigin(as other: WebAddress) -> Bool {
    scheme == other.scheme && host == other.host && port == other.port
  }

  var description: String {
    let portText = port == Self.defaultPorts[scheme] ? "" : ":\(port)"
    return scheme + "://" + host + portText + target + (fragment.map { "#" + $0 } ?? "")
  }

  static let defaultPorts = ["http": 80, "https": 443]
}
