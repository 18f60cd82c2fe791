import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct FreePortTests {
  @Test func isNoneThatTheSystemHandsOutAndCanBeBoundPlainly() throws {
    for _ in 0..<50 {
      let port = try FreePort()
      #expect(!FreePort.isOpen(port.number))
      #expect(canBind(port.number, SOCK_STREAM))
      #if os(Linux)
        let setting = try String(contentsOfFile: "/proc/sys/net/ipv4/ip_local_port_range", encoding: .utf8)
        let bounds = setting.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        // A machine may hand out all of them.
        if bounds[0] > 20_000 || bounds[1] < 65_535 { #expect(!(bounds[0]...bounds[1]).contains(port.number)) }
      #endif
    }
  }

  @Test func isClaimedUntilItIsReleased() throws {
    let port = try FreePort()
    let number = port.number
    #expect(!canBind(number, SOCK_DGRAM))
    port.release()
    #expect(canBind(number, SOCK_DGRAM))
  }

  /// Without SO_REUSEADDR.
  private func canBind(_ port: Int, _ type: __socket_type) -> Bool {
    let descriptor = Descriptor(socket(AF_INET, Int32(type.rawValue), 0))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    return withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor.number, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
