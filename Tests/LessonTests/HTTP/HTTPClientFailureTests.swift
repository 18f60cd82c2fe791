import Testing

@testable import Lesson

/// Whatever a server does to the client ends in time, and in the failure that says what it was.
@Suite(.inTurn) struct HTTPClientFailureTests {
  private static let seconds = 10.0

  private func failure(
    seconds: Double = Self.seconds, connections: Int = 1,
    _ converse: @escaping @Sendable (inout TestServer.Connection) async throws -> Void
  ) async throws -> ExchangeFailure? {
    let client = HTTPClient(limits: HTTPLimits(seconds: seconds))
    return try await TestServer.with(conversing: converse) { server in
      let exchange = await client.send(Request(), to: server.endpoint)
      #expect(exchange.seconds < Self.seconds)
      #expect(server.connectionCount == connections)
      #expect(exchange.response == nil)
      if case .failure(let failure) = exchange.result { return failure }
      return nil
    }
  }

  /// The failure when the server reads the request, sends this and closes.
  private func failure(after text: String, connections: Int = 1) async throws -> ExchangeFailure? {
    try await failure(connections: connections) { connection in
      _ = try await connection.request()
      try await connection.send(text)
    }
  }

  @Test func aPostIsNotSentTwice() async throws {
    try await TestServer.with(conversing: { connection in _ = try await connection.request() }) { server in
      let exchange = await HTTPClient().send(Request(method: "POST"), to: server.endpoint)
      #expect(exchange.result == .failure(.closedWithoutAnswer))
      #expect(server.connectionCount == 1)
    }
  }

  @Test func nothingListens() async throws {
    let port = try FreePort()
    let exchange = await HTTPClient().send(Request(), to: Endpoint(port: port.number))
    #expect(exchange.result == .failure(.refused))
    #expect(exchange.seconds < Self.seconds)
  }

  @Test func whatIsNotHTTPIsShownByItsBeginning() async throws {
    #expect(try await failure(after: "SSH-2.0-OpenSSH_9.2\r\n") == .notHTTP(start: "SSH-2.0-OpenSSH_9.2··"))
    #expect(try await failure(after: "<h1>Home</h1>") == .notHTTP(start: "<h1>Home</h1>"))
    let start = "\u{1}\u{0}é\u{1B}[31m" + String(repeating: "x", count: 100)
    #expect(try await failure(after: start) == .notHTTP(start: "·····[31m" + String(repeating: "x", count: 31)))
    #expect(try await failure(after: "\r\n\r\n\r\n") == .notHTTP(start: "······"))
  }

  @Test func whatIsNotHTTPIsSeenWhileTheConnectionStaysOpen() async throws {
    let failure = try await failure { connection in
      try await connection.send("220 mail.example ESMTP\r\n")
      try await connection.untilClosed()
    }
    #expect(failure == .notHTTP(start: "220 mail.example ESMTP··"))
  }

  @Test func aHeadThatIsTooLargeIsNotReadToItsEnd() async throws {
    let line = "X-Long: " + String(repeating: "x", count: 1000) + "\r\n"
    let long = "HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 200) + "\r\n"
    #expect(try await failure(after: long) == .headTooLarge(limit: 65536))
    let endless = try await failure { connection in
      _ = try await connection.request()
      try await connection.send("HTTP/1.1 200 OK\r\n")
      try await connection.sendEndlessly(line)
    }
    #expect(endless == .headTooLarge(limit: 65536))
    let oneLine = try await failure { connection in
      _ = try await connection.request()
      try await connection.send("HTTP/1.1 200 OK\r\nX-Endless: ")
      try await connection.sendEndlessly(String(repeating: "x", count: 1000))
    }
    #expect(oneLine == .headTooLarge(limit: 65536))
  }

  @Test func aConnectionClosedWithoutAnAnswerIsTriedOnceMore() async throws {
    let closing = try await failure(connections: 2) { connection in _ = try await connection.request() }
    #expect(closing == .closedWithoutAnswer)
  }

  @Test func theSecondTryMaySucceed() async throws {
    try await TestServer.with(conversing: { connection in
      _ = try await connection.request()
      if connection.number > 1 { try await connection.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nHome") }
    }) { server in
      let exchange = await HTTPClient().send(Request(), to: server.endpoint)
      #expect(exchange.response?.text == "Home")
      #expect(server.requests.count == 2)
    }
  }

  @Test func aResetBeforeTheAnswerIsLikeAClose() async throws {
    let failure = try await failure(connections: 2) { connection in
      _ = try await connection.request()
      try await connection.reset()
    }
    #expect(failure == .closedWithoutAnswer)
  }

  @Test func aResetInTheMiddleIsAnAnswerThatBrokeOff() async throws {
    let failure = try await failure { connection in
      _ = try await connection.request()
      try await connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nHome")
      try await connection.reset()
    }
    #expect(failure == .closedEarly)
  }

  @Test func aResetEndsABodyWithoutALength() async throws {
    try await TestServer.with(conversing: { connection in
      _ = try await connection.request()
      try await connection.send("HTTP/1.0 200 OK\r\n\r\nHome")
      try await connection.reset()
    }) { server in
      let exchange = await HTTPClient().send(Request(), to: server.endpoint)
      #expect(exchange.response?.text == "Home")
    }
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nHome",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nHome\r\n",
    "HTTP/1.1 200 OK\r\nContent-Type: text/ht",
    "HTTP/1.",
  ]) func anAnswerThatBreaksOffIsNotTakenForAWhole(_ text: String) async throws {
    #expect(try await failure(after: text) == .closedEarly)
  }

  @Test func aChunkThatIsNoChunkBreaksTheAnswerOff() async throws {
    #expect(try await failure(after: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nHome\r\n") == .closedEarly)
  }

  @Test func anAnswerThatNeverComesEndsAtTheLimit() async throws {
    let failure = try await failure(seconds: 0.3) { connection in try await connection.untilClosed() }
    #expect(failure == .timedOut(seconds: 0.3))
  }

  @Test func anAnswerThatNeverEndsEndsAtTheLimit() async throws {
    let failure = try await failure(seconds: 0.3) { connection in
      _ = try await connection.request()
      try await connection.send("HTTP/1.1 200 OK\r\n\r\nHome")
      try await connection.untilClosed()
    }
    #expect(failure == .timedOut(seconds: 0.3))
  }

  @Test func anAnswerThatComesDropByDropEndsAtTheLimit() async throws {
    let failure = try await failure(seconds: 0.3) { connection in
      _ = try await connection.request()
      try await connection.send("HTTP/1.1 200 OK\r\nX-Slow: ")
      while true {
        try await connection.send("x")
        try await Task.sleep(for: .milliseconds(10))
      }
    }
    #expect(failure == .timedOut(seconds: 0.3))
  }

  @Test func aRefusalThatEndsTheConnectionWhileWeStillSendIsRead() async throws {
    let request = Request(method: "POST", target: "/", body: [UInt8](repeating: 120, count: 3_000_000))
    try await TestServer.with(conversing: { connection in
      try await connection.beginning()
      try await connection.send("HTTP/1.1 413 Too Large\r\nContent-Length: 8\r\nConnection: close\r\n\r\nToo much")
    }) { server in
      let exchange = await HTTPClient().send(request, to: server.endpoint)
      #expect(exchange.response?.status == 413)
      #expect(exchange.seconds < Self.seconds)
    }
  }
}
