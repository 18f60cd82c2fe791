import Foundation

/// A TCP port that nothing uses, and that no other lesson takes while this value lives.
///
/// It is none of those that the system hands out, so nobody gets it by chance. Nothing is ever opened on it: any server may
/// bind it, one that does not set SO_REUSEADDR too.
struct FreePort: ~Copyable {
  let number: Int
  /// The UDP port of the same number, which stands for the claim: one program at a time can bind it.
  private let claim: Descriptor

  /// - Throws: `POSIXError` where the system has no port or no descriptor left.
  init() throws {
    let tries = 2000
    for count in 1...tries {
      // Above those that browsers refuse (fetch.spec.whatwg.org, "bad port").
      let number = Int.random(in: 20_000...65_535)
      // Where the system hands out all of them, it must be one of those.
      if Self.handedOut.contains(number), count < tries / 2 { continue }
      let claim = try Self.socket(SOCK_DGRAM)
      let server = try Self.socket(SOCK_STREAM)
      let isFree = Self.bind(claim, INADDR_LOOPBACK, number) && Self.bind(server, INADDR_ANY, number)
      if isFree {
        self.number = number
        self.claim = claim
        return
      }
    }
    throw POSIXError(.EADDRNOTAVAIL)
  }

  /// Gives up the claim: whoever uses the port keeps others out now.
  consuming func release() {}

  /// The ports that the system gives to those who ask for any (ip(7)).
  private static let handedOut: ClosedRange<Int> = {
    let setting = ProcFile.text("/proc/sys/net/ipv4/ip_local_port_range")
    let bounds = setting.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    // Where it is not known, those of Linux and those of RFC 6335.
    return bounds.count == 2 && bounds[0] <= bounds[1] ? bounds[0]...bounds[1] : 32_768...65_535
  }()

  /// Whether something accepts connections on 127.0.0.1 at this port.
  static func isOpen(_ port: Int) -> Bool {
    guard let client = try? socket(SOCK_STREAM) else { return false }
    return InternetAddress(host: INADDR_LOOPBACK, port: port).withPointer { connect(client.number, $0, $1) == 0 }
  }

  /// The error with which this machine cannot reach itself over 127.0.0.1 (errno(3)); nil where it can.
  @Sendable static func loopbackError() -> Int32? {
    do {
      let port = try FreePort()
      let server = try socket(SOCK_STREAM)
      guard bind(server, INADDR_LOOPBACK, port.number), listen(server.number, 1) == 0, isOpen(port.number) else {
        return errno
      }
      return nil
    } catch {
      return (error as? POSIXError)?.code.rawValue ?? EIO
    }
  }

  private static func bind(_ socket: borrowing Descriptor, _ host: in_addr_t, _ port: Int) -> Bool {
    InternetAddress(host: host, port: port).withPointer { Foundation.bind(socket.number, $0, $1) == 0 }
  }

  #if canImport(Glibc)
    private typealias SocketType = __socket_type
  #else
    private typealias SocketType = Int32
  #endif

  private static func socket(_ type: SocketType) throws -> Descriptor {
    #if canImport(Glibc)
      let type = Int32(type.rawValue)
    #endif
    let number = Foundation.socket(AF_INET, type, 0)
    guard number >= 0 else { throw POSIXError.current }
    return Descriptor(number)
  }
}
