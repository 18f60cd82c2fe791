#if canImport(Glibc)
  import Foundation

  /// What the kernel says of the machine's sockets (sock_diag(7)).
  enum SocketDiagnostics {
    /// All TCP sockets in state LISTEN in our network namespace, with their inode numbers; nil where the kernel does not say.
    static func listening() -> [(socket: ListeningSocket, inode: UInt32)]? {
      let number = socket(AF_NETLINK, Int32(SOCK_RAW.rawValue) | Int32(SOCK_CLOEXEC.rawValue), sockDiag)
      guard number >= 0 else { return nil }
      let kernel = Descriptor(number)
      var found: [(ListeningSocket, UInt32)] = []
      for family in [AF_INET, AF_INET6] {
        guard ask(kernel, UInt8(family)), read(kernel, into: &found) else { return nil }
      }
      return found
    }

    // From linux/netlink.h and linux/inet_diag.h, which Swift does not see.
    private static let sockDiag: Int32 = 4
    private static let byFamily: UInt16 = 20
    private static let dump: UInt16 = 0x301
    private static let (error, done): (UInt16, UInt16) = (2, 3)
    private static let headerSize = 16
    private static let requestSize = headerSize + 56
    private static let messageSize = headerSize + 72
    private static let listenState: UInt32 = 1 << 10

    private static func ask(_ kernel: borrowing Descriptor, _ family: UInt8) -> Bool {
      withUnsafeTemporaryAllocation(byteCount: requestSize, alignment: 4) { request in
        request.initializeMemory(as: UInt8.self, repeating: 0)
        request.storeBytes(of: UInt32(requestSize), as: UInt32.self)
        request.storeBytes(of: byFamily, toByteOffset: 4, as: UInt16.self)
        request.storeBytes(of: dump, toByteOffset: 6, as: UInt16.self)
        request[headerSize] = family
        request[headerSize + 1] = UInt8(IPPROTO_TCP)
        request.storeBytes(of: listenState, toByteOffset: headerSize + 4, as: UInt32.self)
        return send(kernel.number, request.baseAddress, request.count, 0) == request.count
      }
    }

    private static func read(
      _ kernel: borrowing Descriptor, into found: inout [(ListeningSocket, UInt32)]
    ) -> Bool {
      withUnsafeTemporaryAllocation(byteCount: 32 << 10, alignment: 8) { buffer in
        while true {
          let count = recv(kernel.number, buffer.baseAddress, buffer.count, 0)
          guard count > 0 else { return false }
          var offset = 0
          while offset + headerSize <= count {
            let length = Int(buffer.load(fromByteOffset: offset, as: UInt32.self))
            let type = buffer.load(fromByteOffset: offset + 4, as: UInt16.self)
            if type == done { return true }
            guard type != error, length >= headerSize, offset + length <= count else { return false }
            if length >= messageSize {
              take(UnsafeRawBufferPointer(rebasing: buffer[offset..<offset + length]), &found)
            }
            offset += (length + 3) & ~3
          }
        }
      }
    }

    /// One `inet_diag_msg` with its header.
    private static func take(_ message: UnsafeRawBufferPointer, _ found: inout [(ListeningSocket, UInt32)]) {
      let size = Int32(message[headerSize]) == AF_INET ? 4 : 16
      let port = UInt16(bigEndian: message.load(fromByteOffset: headerSize + 4, as: UInt16.self))
      let address = Array(message[headerSize + 8..<headerSize + 8 + size])
      let inode = message.load(fromByteOffset: headerSize + 68, as: UInt32.self)
      if let socket = ListeningSocket(bytes: address, port: Int(port)) { found.append((socket, inode)) }
    }
  }
#endif
