import Foundation

/// A TCP port on 127.0.0.1 that the system will not give to anybody else for a while.
enum FreePort {
  /// Takes a free port and leaves one closed connection on it. While that is in TIME_WAIT the system hands the port out to
  /// nobody, yet a server that sets SO_REUSEADDR, as servers do, may bind it.
  ///
  /// - Throws: `POSIXError` where the system has no port or no descriptor left.
  static func reserve() throws -> Int {
    let listener = try socket()
    var reuse: Int32 = 1
    setsockopt(listener.number, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in.loopback(port: 0)
    let client = try socket()
    try address.withGeneric { pointer, length in
      var length = length
      guard bind(listener.number, pointer, length) == 0, listen(listener.number, 1) == 0,
        getsockname(listener.number, pointer, &length) == 0, connect(client.number, pointer, length) == 0
      else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EADDRNOTAVAIL) }
    }
    // The end that closes first keeps the port in TIME_WAIT, so it must be this one.
    let accepted = accept(listener.number, nil, nil)
    if accepted >= 0 { close(accepted) }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Whether something accepts connections on 127.0.0.1 at this port.
  static func isOpen(_ port: Int) -> Bool {
    guard let client = try? socket() else { return false }
    var address = sockaddr_in.loopback(port: UInt16(clamping: port))
    return address.withGeneric { pointer, length in connect(client.number, pointer, length) == 0 }
  }

  private static func socket() throws -> Descriptor {
    #if canImport(Glibc)
      let type = Int32(SOCK_STREAM.rawValue)
    #else
      let type = SOCK_STREAM
    #endif
    let number = Foundation.socket(AF_INET, type, 0)
    guard number >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE) }
    return Descriptor(number)
  }
}

extension sockaddr_in {
  fileprivate static func loopback(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port.bigEndian)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  /// As the system's calls want it.
  fileprivate mutating func withGeneric<Result>(
    _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) throws -> Result
  ) rethrows -> Result {
    try withUnsafeMutablePointer(to: &self) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        try body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
