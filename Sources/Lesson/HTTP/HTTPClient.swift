import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Sends one request over a connection of its own and reads the response.
///
/// It follows nothing and remembers nothing; a fresh connection for each request keeps one answer from leaking into the next.
struct HTTPClient: Sendable {
  var limits = HTTPLimits()

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
    // By number: a look-up of the name would cost more than the request.
    guard let address = try? SocketAddress(ipAddress: endpoint.address, port: endpoint.port) else {
      return .failure(.refused)
    }
    guard let limits = limits.now() else { return .failure(.timedOut(seconds: 0)) }
    let loop = MultiThreadedEventLoopGroup.singleton.any()
    let answer = loop.makePromise(of: Response.self)
    ClientBootstrap(group: loop)
      .connectTimeout(.milliseconds(Int64(limits.seconds * 1000)))
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          let reader = ResponseReader(request: request, limits: limits, answer: answer)
          try pipeline.addHandler(HeadLimit(reader: reader))
          // Outbound validation would keep us from sending what an attacker sends.
          try pipeline.addHTTPClientHandlers(leftOverBytesStrategy: .dropBytes, enableOutboundHeaderValidation: false)
          try pipeline.addHandler(reader)
        }
      }
      .connect(to: address)
      .cascadeFailure(to: answer)
    do {
      return .success(
        try await withTaskCancellationHandler {
          try await answer.futureResult.get()
        } onCancel: {
          // The first result counts; the connection ends by its deadline at the latest.
          answer.fail(ExchangeFailure.cancelled)
        })
    } catch let failure as ExchangeFailure {
      return .failure(failure)
    } catch is ChannelError {
      return .failure(.timedOut(seconds: limits.seconds))
    } catch let error as IOError {
      return .failure(error.errnoCode == ECONNREFUSED ? .refused : .system(errno: error.errnoCode))
    } catch {
      return .failure(.closedWithoutAnswer)
    }
  }
}

/// Counts the bytes that come before the end of the headers, and keeps the first ones to show what is not HTTP.
private final class HeadLimit: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  private let reader: ResponseReader

  init(reader: ResponseReader) { self.reader = reader }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    reader.count(unwrapInboundIn(data))
    context.fireChannelRead(data)
  }
}

/// Writes the request when the connection stands and completes the promise exactly once.
private final class ResponseReader: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundOut = HTTPClientRequestPart

  private let request: Request
  private let limits: HTTPLimits
  private let answer: EventLoopPromise<Response>
  private var response: Response?
  private var headBytes = 0
  private var start: [UInt8] = []
  private var isDone = false
  private var deadline: Scheduled<Void>?

  init(request: Request, limits: HTTPLimits, answer: EventLoopPromise<Response>) {
    (self.request, self.limits, self.answer) = (request, limits, answer)
  }

  func count(_ bytes: ByteBuffer) {
    guard response == nil else { return }
    headBytes += bytes.readableBytes
    if start.count < 40 { start += bytes.readableBytesView.prefix(40 - start.count) }
  }

  func channelActive(context: ChannelHandlerContext) {
    let seconds = limits.seconds
    deadline = context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(Int64(seconds * 1000))) {
      self.finish(context, .failure(.timedOut(seconds: seconds)))
    }
    var head = HTTPRequestHead(version: .http1_1, method: .init(rawValue: request.method), uri: request.target)
    for header in request.headers { head.headers.add(name: header.name, value: header.value) }
    if !request.body.isEmpty || ["POST", "PUT", "PATCH"].contains(request.method) {
      head.headers.add(name: "Content-Length", value: String(request.body.count))
    }
    head.headers.add(name: "Connection", value: "close")
    // A server may answer before it has read everything, so a failed write decides nothing.
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if !request.body.isEmpty {
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: request.body)))), promise: nil)
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      response = Response(
        status: Int(head.status.code), reason: head.status.reasonPhrase,
        headers: head.headers.map { Header($0.name, $0.value) })
    case .body(let bytes):
      let room = limits.body - (response?.body.count ?? 0)
      response?.body += bytes.readableBytesView.prefix(room)
      guard bytes.readableBytes > room else { return }
      response?.isTruncated = true
      finishWithResponse(context)
    case .end:
      finishWithResponse(context)
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if response == nil, headBytes > limits.head { finish(context, .failure(.headTooLarge(limit: limits.head))) }
    context.fireChannelReadComplete()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch error {
    case HTTPParserError.headerOverflow:
      finish(context, .failure(.headTooLarge(limit: limits.head)))
    case HTTPParserError.invalidEOFState where response == nil:
      finish(context, .failure(brokenHead))
    case is HTTPParserError, is NIOHTTPDecoderError:
      finish(context, .failure(response == nil ? notHTTP : .closedEarly))
    default:
      // A reset while we still write; the answer may be waiting in the receive buffer, and channelInactive decides.
      if headBytes == 0 { return }
      // Where only the connection's end tells that the body is whole, a reset may be that end.
      finish(context, endsWithConnection ? .success : .failure(.closedEarly))
    }
  }

  private var endsWithConnection: Bool {
    guard let headers = response?.headers else { return false }
    return headers["content-length"] == nil && headers["transfer-encoding"] == nil
  }

  func channelInactive(context: ChannelHandlerContext) {
    if response != nil {
      finish(context, .failure(.closedEarly))
    } else {
      finish(context, .failure(headBytes == 0 ? .closedWithoutAnswer : brokenHead))
    }
    context.fireChannelInactive()
  }

  /// The connection ended before the headers did.
  private var brokenHead: ExchangeFailure { start.starts(with: Array("HTTP/1.".utf8)) ? .closedEarly : notHTTP }

  private var notHTTP: ExchangeFailure {
    .notHTTP(start: String(start.map { (32..<127).contains($0) ? Character(Unicode.Scalar($0)) : "·" }))
  }

  private enum Ending {
    case success
    case failure(ExchangeFailure)
  }

  private func finishWithResponse(_ context: ChannelHandlerContext) { finish(context, .success) }

  private func finish(_ context: ChannelHandlerContext, _ ending: Ending) {
    guard !isDone else { return }
    isDone = true
    deadline?.cancel()
    switch ending {
    case .success: if let response { answer.succeed(response) } else { answer.fail(notHTTP) }
    case .failure(let failure): answer.fail(failure)
    }
    context.close(promise: nil)
  }
}
