import Testing

@testable import Lesson

/// What the client makes of a well-behaved server's answers. ``HTTPClientFailureTests`` has the others.
@Suite(.inTurn) struct HTTPClientTests {
  private let client = HTTPClient(limits: HTTPLimits(seconds: 10))

  private func response(_ text: String, to request: Request = Request()) async throws -> Response {
    try await TestServer.with(answering: { _ in text }) { server in
      let exchange = await client.send(request, to: server.endpoint)
      #expect(exchange.seconds < 10)
      #expect(exchange.request == request)
      #expect(server.connectionCount == 1)
      return try exchange.result.get()
    }
  }

  @Test func aBodyWithItsLengthIsRead() async throws {
    let response = try await response("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nX-A: b\r\n\r\nHomeand more")
    #expect(
      response
        == Response(
          status: 200, reason: "OK", headers: [Header("Content-Length", "4"), Header("X-A", "b")],
          body: Array("Home".utf8)))
  }

  @Test func aChunkedBodyIsPutTogether() async throws {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    let response = try await response(head + "4;x=y\r\nHome\r\n1\r\n!\r\n0\r\nTrailer: t\r\n\r\n")
    #expect(response.text == "Home!")
  }

  @Test func aBodyMayEndWithTheConnection() async throws {
    #expect(try await response("HTTP/1.1 200 OK\r\n\r\nHome").text == "Home")
    #expect(try await response("HTTP/1.0 404 NOT FOUND\r\nServer: x\r\n\r\n").status == 404)
  }

  @Test func theAnswerToHEADHasALengthAndNoBody() async throws {
    let response = try await response(
      "HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n", to: Request(method: "HEAD", target: "/"))
    #expect(response.body.isEmpty)
    #expect(response.headers["content-length"] == "4000")
  }

  @Test(arguments: [204, 304]) func someStatusesHaveNoBody(_ status: Int) async throws {
    let response = try await response("HTTP/1.1 \(status) X\r\n\r\n")
    #expect(response.status == status && response.body.isEmpty)
  }

  @Test func informationBeforeTheAnswerIsPassedOver() async throws {
    let before = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    let response = try await response(before + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nHome")
    #expect(response.status == 200 && response.text == "Home")
    #expect(response.headers["link"] == nil)
  }

  @Test func repeatedHeadersStayApartAndInOrder() async throws {
    let response = try await response(
      "HTTP/1.1 200 OK\r\nSet-Cookie: a=1, b\r\nContent-Length: 0\r\nset-cookie: b=2\r\n\r\n")
    #expect(response.headers.values("Set-Cookie") == ["a=1, b", "b=2"])
  }

  @Test func aRedirectIsNotFollowed() async throws {
    let response = try await response("HTTP/1.1 303 See Other\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")
    #expect(response.status == 303)
    #expect(response.isRedirect)
  }

  @Test(arguments: [
    "//a", "/a/../b", "/a/./b", "/%00", "/%2e%2E/", "/a%2Fb", "/?", "/a?b=c&d#", "/;x", "/\"<>^`{|}\\", "*",
  ]) func theTargetGoesOutByteForByte(_ target: String) async throws {
    try await TestServer.with(answering: { _ in "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" }) { server in
      _ = try await client.send(Request(target: target), to: server.endpoint).result.get()
      #expect(server.requests.map(\.line) == ["GET \(target) HTTP/1.1"])
    }
  }

  @Test func theRequestGoesOutAsItIsWithItsLength() async throws {
    try await TestServer.with(answering: { _ in "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" }) { server in
      let headers = [Header("Host", server.endpoint.authority), Header("x-ODD", "1"), Header("X-Odd", "2")]
      let request = Request(method: "POST", target: "/login", headers: headers, body: Array("a=é".utf8))
      _ = try await client.send(request, to: server.endpoint).result.get()
      _ = try await client.send(Request(method: "POST", target: "/logout"), to: server.endpoint).result.get()
      _ = try await client.send(Request(method: "BREW"), to: server.endpoint).result.get()
      #expect(
        server.requests.map(\.text) == [
          "POST /login HTTP/1.1\r\nHost: \(server.endpoint.authority)\r\nx-ODD: 1\r\nX-Odd: 2\r\n"
            + "Content-Length: 4\r\nConnection: close\r\n\r\na=é",
          "POST /logout HTTP/1.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
          "BREW / HTTP/1.1\r\nConnection: close\r\n\r\n",
        ])
    }
  }

  @Test func aLongBodyIsCutAtTheLimit() async throws {
    let limit = HTTPLimits().body
    let whole = try await response(
      "HTTP/1.1 200 OK\r\nContent-Length: \(limit)\r\n\r\n" + String(repeating: "x", count: limit))
    #expect(whole.body.count == limit && !whole.isTruncated)
    let long = try await response(
      "HTTP/1.1 200 OK\r\nContent-Length: \(limit + 1)\r\n\r\n" + String(repeating: "x", count: limit + 1))
    #expect(long.body.count == limit && long.isTruncated)
  }

  @Test func anEndlessBodyIsCutAtTheLimit() async throws {
    try await TestServer.with(conversing: { connection in
      _ = try await connection.request()
      try await connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      try await connection.sendEndlessly("1000\r\n\(String(repeating: "x", count: 4096))\r\n")
    }) { server in
      let exchange = await client.send(Request(), to: server.endpoint)
      let response = try exchange.result.get()
      #expect(response.body.count == client.limits.body && response.isTruncated)
      #expect(exchange.seconds < 10)
    }
  }

  @Test func anEarlyAnswerCountsWhileTheRequestIsStillBeingSent() async throws {
    let refusal = "HTTP/1.1 413 Too Large\r\nContent-Length: 8\r\nConnection: close\r\n\r\nToo much"
    let request = Request(method: "POST", target: "/", body: [UInt8](repeating: 120, count: 3_000_000))
    try await TestServer.with(conversing: { connection in
      try await connection.beginning()
      try await connection.send(refusal)
      try await connection.untilClosed()
    }) { server in
      let exchange = await client.send(request, to: server.endpoint)
      #expect(exchange.response?.status == 413)
      #expect(exchange.response?.text == "Too much")
    }
  }
}
