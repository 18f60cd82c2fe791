import Foundation

/// An IPv4 address with a port, as the system's calls take it.
struct InternetAddress: Sendable {
  private var address = sockaddr_in()

  /// - Parameter host: in host byte order, such as `INADDR_LOOPBACK`.
  init(host: in_addr_t, port: Int) {
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
    address.sin_addr.s_addr = host.bigEndian
  }

  /// nil where the endpoint's address is not four numbers: names are never looked up.
  init?(_ endpoint: Endpoint) {
    self.init(host: 0, port: endpoint.port)
    guard inet_pton(AF_INET, endpoint.address, &address.sin_addr) == 1 else { return nil }
  }

  func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
