import Foundation

/// A TCP address on which a process waits for connections.
struct ListeningSocket: Hashable, Sendable {
  enum Family: Sendable {
    case ipv4, ipv6
  }

  let family: Family
  /// In the usual notation: `127.0.0.1`, `::1`, `0.0.0.0`.
  let address: String
  let port: Int
  /// Whether only programs on this machine can connect.
  let isLoopback: Bool
}

extension ListeningSocket {
  /// Parses a local address from /proc/net/tcp or tcp6: `0100007F:1F90`, the address in words of the machine's own
  /// byte order, the port as a number (Linux, Documentation/networking/proc_net_tcp.rst).
  init?(procAddress text: some StringProtocol) {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let port = Int(parts[1], radix: 16) else { return nil }
    var digits = parts[0][...]
    var bytes: [UInt8] = []
    while !digits.isEmpty {
      guard digits.count >= 8, let word = UInt32(digits.prefix(8), radix: 16) else { return nil }
      withUnsafeBytes(of: word) { bytes += $0 }
      digits = digits.dropFirst(8)
    }
    self.init(bytes: bytes, port: port)
  }

  /// - Parameter bytes: the address in network order, 4 of IPv4 or 16 of IPv6.
  init?(bytes: [UInt8], port: Int) {
    let (family, isLoopback): (Family, Bool)
    switch bytes.count {
    case 4: (family, isLoopback) = (.ipv4, bytes[0] == 127)
    case 16: (family, isLoopback) = (.ipv6, Self.isLoopback(ipv6: bytes))
    default: return nil
    }
    var name = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(family == .ipv4 ? AF_INET : AF_INET6, bytes, &name, socklen_t(name.count)) != nil else {
      return nil
    }
    let address = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.init(family: family, address: address, port: port, isLoopback: isLoopback)
  }

  /// `::1`, or an IPv4 loopback address in the form `::ffff:127.0.0.1` (RFC 4291, sections 2.5.3 and 2.5.5.2).
  private static func isLoopback(ipv6 bytes: [UInt8]) -> Bool {
    let zeros = [UInt8](repeating: 0, count: 10)
    return bytes == zeros + [0, 0, 0, 0, 0, 1] || bytes.starts(with: zeros + [0xFF, 0xFF, 127])
  }
}
