import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import Lesson

/// A server at a free port whose every byte a test decides. It lives as long as the closure that uses it.
struct TestServer: Sendable {
  let endpoint: Endpoint
  private let journal: Journal

  /// What came so far, in the order in which the connections were made.
  var requests: [ReceivedRequest] { journal.requests.withLock { $0 } }
  var connectionCount: Int { journal.connections.withLock { $0 } }

  fileprivate final class Journal: Sendable {
    let requests = Mutex<[ReceivedRequest]>([])
    let connections = Mutex(0)
  }

  /// - Parameter answer: the whole response to a request, which ends with the connection.
  static func with<Result: Sendable>(
    answering answer: @escaping @Sendable (ReceivedRequest) -> String,
    isolation: isolated (any Actor)? = #isolation,
    _ body: (TestServer) async throws -> Result
  ) async throws -> Result {
    try await with(
      conversing: { connection in
        guard let request = try await connection.request() else { return }
        try await connection.send(answer(request))
      }, body)
  }

  /// - Parameter converse: talks on one connection, which is closed afterwards.
  static func with<Result: Sendable>(
    conversing converse: @escaping @Sendable (inout Connection) async throws -> Void,
    isolation: isolated (any Actor)? = #isolation,
    _ body: (TestServer) async throws -> Result
  ) async throws -> Result {
    let journal = Journal()
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    let server = TestServer(endpoint: Endpoint(port: listener.channel.localAddress?.port ?? 0), journal: journal)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await serve(listener, journal, converse) }
      defer { group.cancelAll() }
      return try await body(server)
    }
  }

  private static func serve(
    _ listener: NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>, _ journal: Journal,
    _ converse: @escaping @Sendable (inout Connection) async throws -> Void
  ) async throws {
    try await listener.executeThenClose { connections in
      try await withThrowingDiscardingTaskGroup { group in
        for try await channel in connections {
          let number = journal.connections.withLock { count in
            count += 1
            return count
          }
          group.addTask {
            // The client may be gone at any moment; that is what some tests are about.
            try? await channel.executeThenClose { inbound, outbound in
              var connection = Connection(
                number: number, channel: channel.channel, journal: journal, inbound: inbound.makeAsyncIterator(),
                outbound: outbound)
              try await converse(&connection)
            }
          }
        }
      }
    }
  }
}

extension TestServer {
  /// One connection, seen from the server.
  struct Connection {
    /// 1 for the first.
    let number: Int
    fileprivate let channel: any Channel
    fileprivate let journal: Journal
    fileprivate var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    fileprivate let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>

    /// Reads one request with its body; nil where the connection ended before.
    mutating func request() async throws -> ReceivedRequest? {
      var request = ReceivedRequest()
      while !request.isComplete {
        guard let bytes = try await inbound.next() else { return nil }
        request.text += String(buffer: bytes)
      }
      journal.requests.withLock { $0.append(request) }
      return request
    }

    /// Reads no more than the first bytes.
    mutating func beginning() async throws { _ = try await inbound.next() }

    /// Reads and drops everything until the client closes the connection.
    mutating func untilClosed() async throws {
      while try await inbound.next() != nil {}
    }

    func send(_ text: String) async throws { try await outbound.write(ByteBuffer(string: text)) }

    /// Sends the same for ever: ends with the error of writing to a connection that the client has closed.
    func sendEndlessly(_ text: String) async throws {
      while true { try await send(text) }
    }

    /// Ends the connection with a reset instead of an orderly close (SO_LINGER of zero seconds).
    func reset() async throws {
      let socket = try #require(channel as? any SocketOptionProvider)
      try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
      try await channel.close()
    }
  }
}

/// A request as it came over the wire.
struct ReceivedRequest: Sendable, Equatable {
  fileprivate(set) var text = ""

  /// Method, target and version.
  var line: String { String(text.prefix { $0 != "\r\n" }) }
  var method: String { String(line.prefix { $0 != " " }) }
  var target: String { String(line.drop { $0 != " " }.dropFirst().prefix { $0 != " " }) }
  var body: String { text.firstRange(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? "" }

  subscript(header name: String) -> String? {
    let head = text.firstRange(of: "\r\n\r\n").map { text[..<$0.lowerBound] } ?? text[...]
    for line in head.split(separator: "\r\n").dropFirst() {
      guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name.lowercased() else { continue }
      return line[line.index(after: colon)...].trimmingPrefix(" ").description
    }
    return nil
  }

  fileprivate var isComplete: Bool {
    text.contains("\r\n\r\n") && body.utf8.count >= self[header: "content-length"].flatMap(Int.init) ?? 0
  }
}
