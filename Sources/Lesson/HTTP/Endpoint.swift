/// Where an app listens.
struct Endpoint: Sendable, Equatable, Hashable {
  var address = "127.0.0.1"
  var port: Int

  /// `127.0.0.1:8080`, as it stands in a `Host` header.
  var authority: String { "\(address):\(port)" }
  /// `http://127.0.0.1:8080`
  var origin: String { "http://\(authority)" }
}
