import NIOCore
import NIOPosix
import Testing

@testable import SignInKit

/// The kit over a real connection.
@Suite(.inTurn) struct ServeTests {
  @Test func servesOverHTTP() async throws {
    try await withServer { port in
      let answer = try await exchange("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", port: port)
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(answer.contains("\r\nContent-Type: text/html; charset=utf-8\r\n"))
      #expect(answer.hasSuffix("\r\n\r\nHome"))
    }
  }

  @Test func keepsTheHost() async throws {
    try await withServer { port in
      let answer = try await exchange("GET /host HTTP/1.1\r\nHost: x:80\r\nConnection: close\r\n\r\n", port: port)
      #expect(answer.hasSuffix("\r\n\r\nx:80"))
    }
  }

  @Test func sendsTheHeadersOfGetAndNoBodyToHead() async throws {
    try await withServer { port in
      let answer = try await exchange("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", port: port)
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(answer.contains("\r\nContent-Length: 4\r\n"))
      #expect(answer.hasSuffix("\r\n\r\n"))
    }
  }

  @Test func readsAFormAndSetsACookie() async throws {
    try await withServer { port in
      let head = "POST /sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 10\r\n"
      let type = "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
      let answer = try await exchange(head + type + "user=alice", port: port)
      #expect(answer.hasPrefix("HTTP/1.1 303 See Other\r\n"))
      #expect(answer.contains("\r\nSet-Cookie: session="))
    }
  }

  @Test func refusesABodyOfMoreThanAMegabyteAndServesOn() async throws {
    try await withServer { port in
      let size = 1024 * 1024 + 1
      let head = "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: \(size)\r\n\r\n"
      let body = String(repeating: "x", count: size)
      let next = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
      let answer = try await exchange(head + body + next, port: port)
      #expect(answer.hasPrefix("HTTP/1.1 413 "))
      #expect(answer.hasSuffix("\r\n\r\nHome"))
    }
  }

  @Test func cannotBeMadeToSendAHeaderOfItsOwn() async throws {
    try await withServer { port in
      let request = "GET /to?name=/x%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
      let answer = try await exchange(request, port: port)
      #expect(answer.hasPrefix("HTTP/1.1 303 "))
      #expect(!answer.lowercased().contains("\nset-cookie:"))
    }
  }

  @Test func saysThatAPortIsInUse() async throws {
    try await withServer { port in
      await #expect(throws: ServerError.portInUse(port)) { try await serve(SampleApp(), port: port, folder: ".") }
    }
    #expect(
      ServerError.portInUse(5000).description
        == "Port 5000 is already in use. Stop the other program, or choose another port: PORT=5001.")
    #expect(
      ServerError.badPort("x").description == "PORT is \"x\", but it must be a number from 0 to 65535.")
  }

  /// Runs a server at a free port for as long as the body takes.
  private func withServer(_ body: @Sendable (Int) async throws -> Void) async throws {
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { listening.finish() }
        try await serve(SampleApp(), port: 0, folder: ".") { listening.yield($0) }
      }
      for await port in ports {
        try await body(port)
        break
      }
      group.cancelAll()
      try await group.waitForAll()
    }
  }

  /// Everything that the server sends on one connection until it closes it.
  private func exchange(_ request: String, port: Int) async throws -> String {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: request))
      var answer = ""
      for try await part in inbound { answer += String(buffer: part) }
      return answer
    }
  }
}
