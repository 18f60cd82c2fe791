import Foundation
import Synchronization

/// One TCP connection of which nothing takes longer than its deadline. Its calls block the thread.
final class Connection: Sendable {
  private let socket: Int32
  private let deadline: ContinuousClock.Instant
  private let seconds: Double
  /// Once set, every call throws ``ExchangeFailure/cancelled``.
  private let isInterrupted = Atomic(false)

  /// Connects.
  ///
  /// - Parameter source: the address of this machine to connect from; nil for the one that the system takes.
  /// - Throws: ``ExchangeFailure``
  init(to endpoint: Endpoint, from source: String? = nil, seconds: Double) throws(ExchangeFailure) {
    self.seconds = seconds
    deadline = .now + .seconds(seconds)
    guard let address = InternetAddress(endpoint) else { throw .refused }
    #if canImport(Glibc)
      socket = Glibc.socket(
        AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    #else
      socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
      _ = fcntl(socket, F_SETFL, O_NONBLOCK)
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
    #endif
    if socket < 0 { throw .system(errno: errno) }
    var isOn: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
    if let source {
      guard let own = InternetAddress(Endpoint(address: source, port: 0)) else { throw .system(errno: EADDRNOTAVAIL) }
      if own.withPointer({ bind(socket, $0, $1) }) != 0 { throw .system(errno: errno) }
    }
    if address.withPointer({ connect(socket, $0, $1) }) == 0 { return }
    var reason = errno
    if reason == EINPROGRESS {
      _ = try wait(for: POLLOUT)
      var size = socklen_t(MemoryLayout<Int32>.size)
      getsockopt(socket, SOL_SOCKET, SO_ERROR, &reason, &size)
    }
    if reason != 0 { throw reason == ECONNREFUSED ? .refused : .system(errno: reason) }
  }

  deinit { close(socket) }

  /// Ends whatever call is under way, from another thread.
  func interrupt() {
    isInterrupted.store(true, ordering: .sequentiallyConsistent)
    shutdown(socket, Int32(SHUT_RDWR))
  }

  /// What became of a try to read.
  enum Reading {
    case bytes(Int)
    case end
    /// The other side gave the connection up.
    case reset
  }

  /// Reads what comes next into a buffer, and sends meanwhile as much as the server takes: it may answer, or give up
  /// listening, before it has read everything.
  ///
  /// - Throws: ``ExchangeFailure/timedOut(seconds:)``, ``ExchangeFailure/cancelled``, ``ExchangeFailure/system(errno:)``
  func read(into buffer: UnsafeMutableRawBufferPointer, sending rest: inout ArraySlice<UInt8>) throws(ExchangeFailure)
    -> Reading
  {
    while true {
      send(&rest)
      let events = try wait(for: rest.isEmpty ? POLLIN : POLLIN | POLLOUT)
      guard events & ~Int32(POLLOUT) != 0 else { continue }
      let count = recv(socket, buffer.baseAddress, buffer.count, 0)
      if isInterrupted.load(ordering: .sequentiallyConsistent) { throw .cancelled }
      if count > 0 { return .bytes(count) }
      if count == 0 { return .end }
      switch errno {
      case EAGAIN, EINTR: continue
      case ECONNRESET, EPIPE: return .reset
      default: throw .system(errno: errno)
      }
    }
  }

  /// Sends what can be sent now. Where the server does not listen any more, the rest is dropped.
  private func send(_ rest: inout ArraySlice<UInt8>) {
    while !rest.isEmpty {
      #if canImport(Glibc)
        let flags = Int32(MSG_NOSIGNAL)
      #else
        let flags: Int32 = 0
      #endif
      let count = rest.withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, flags) }
      if count >= 0 {
        rest.removeFirst(count)
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        rest = []
      }
    }
  }

  /// - Returns: which of the events came.
  private func wait(for events: Int32) throws(ExchangeFailure) -> Int32 {
    var entry = pollfd(fd: socket, events: Int16(events), revents: 0)
    while true {
      if isInterrupted.load(ordering: .sequentiallyConsistent) { throw .cancelled }
      let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
      guard left > 0 else { throw .timedOut(seconds: seconds) }
      let count = poll(&entry, 1, Int32(left.rounded(.up)))
      if count > 0 { return Int32(entry.revents) }
      if count < 0, errno != EINTR { throw .system(errno: errno) }
    }
  }
}
