/// Sends one request over a connection of its own and reads the response.
///
/// It follows nothing and remembers nothing; a fresh connection for each request keeps one answer from leaking into the next.
struct HTTPClient: Sendable {
  var limits = HTTPLimits()
  /// The address of this machine that requests come from; nil for the one that the system takes.
  var source: String?

  /// Never throws: whatever a server does is a result. A GET or HEAD whose connection closes without an answer is sent once
  /// more, since a server may close just as a request arrives; anything else might then be done twice (RFC 9110 §9.2.2).
  func send(_ request: Request, to endpoint: Endpoint) async -> Exchange {
    let start = ContinuousClock.now
    var result = await attempt(request, endpoint)
    if case .failure(.closedWithoutAnswer) = result, ["GET", "HEAD"].contains(request.method) {
      result = await attempt(request, endpoint)
    }
    return Exchange(
      request: request, result: result, seconds: start.duration(to: .now) / .seconds(1))
  }

  private func attempt(_ request: Request, _ endpoint: Endpoint) async -> Result<Response, ExchangeFailure> {
    await withTaskExecutorPreference(BlockingExecutor.shared) { await converse(request, endpoint) }
  }

  private func converse(_ request: Request, _ endpoint: Endpoint) async -> Result<Response, ExchangeFailure> {
    guard let limits = limits.now() else { return .failure(.timedOut(seconds: 0)) }
    do throws(ExchangeFailure) {
      if Task.isCancelled { throw .cancelled }
      BlockingExecutor.shared.willBlock()
      let connection = try Connection(to: endpoint, from: source, seconds: limits.seconds)
      return await withTaskCancellationHandler {
        Result { () throws(ExchangeFailure) in try answer(to: request, over: connection, limits) }
      } onCancel: {
        connection.interrupt()
      }
    } catch {
      return .failure(error)
    }
  }

  private func answer(
    to request: Request, over connection: Connection, _ limits: HTTPLimits
  ) throws(ExchangeFailure) -> Response {
    var parser = ResponseParser(answerTo: request, limits: limits)
    var rest = request.bytes[...]
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      switch try connection.read(into: buffer, sending: &rest) {
      case .bytes(let count):
        if let response = try parser.take(buffer[..<count]) { return response }
      case .end: return try parser.end(isReset: false)
      case .reset: return try parser.end(isReset: true)
      }
    }
  }
}

extension Request {
  /// As it goes over the wire (RFC 9112 §2.1), with its length, and the last on its connection.
  fileprivate var bytes: [UInt8] {
    var head = "\(method) \(target) HTTP/1.1\r\n"
    for header in headers { head += "\(header.name): \(header.value)\r\n" }
    if !body.isEmpty || ["POST", "PUT", "PATCH"].contains(method) { head += "Content-Length: \(body.count)\r\n" }
    return Array((head + "Connection: close\r\n\r\n").utf8) + body
  }
}
