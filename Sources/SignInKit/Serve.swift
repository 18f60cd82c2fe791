internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Serves an app on 127.0.0.1 until the task is cancelled. A signal ends the process at once, as it does by default.
///
/// - Parameters:
///   - port: 0 takes any that is free. The line on standard output names it.
///   - folder: Holds `templates`.
/// - Throws: ``ServerError``, or what the system says.
@MainActor public func serve(_ app: any WebApp, port: Int, folder: String) async throws {
  try await serve(app, port: port, folder: folder) { _ in }
}

/// - Parameter whenListening: Told the port as soon as connections are accepted.
@MainActor func serve(
  _ app: any WebApp, port: Int, folder: String, whenListening: @escaping @Sendable (Int) -> Void
) async throws {
  Console.showLinesAtOnce()
  let site = try Site(app, folder: folder, secretKey: chosenKey(app))
  var server = Application(
    responder: CallbackResponder<BasicRequestContext> { request, _ in try await respond(to: request, from: site) },
    configuration: .init(address: .hostname("127.0.0.1", port: port)),
    onServerRunning: { channel in
      let port = channel.localAddress?.port ?? port
      Console.say("Listening on http://127.0.0.1:\(port)")
      whenListening(port)
    })
  server.logger.logLevel = .critical
  do {
    try await server.run()
  } catch let error as IOError where error.errnoCode == EADDRINUSE {
    throw ServerError.portInUse(port)
  }
}

@MainActor private func chosenKey(_ app: any WebApp) -> String {
  let own = app.secretKey
  if !own.isEmpty { return own }
  if let key = ProcessInfo.processInfo.environment["SECRET_KEY"], !key.isEmpty { return key }
  Console.complain("No secretKey is set: this start uses a random one, and sessions end when the app stops.")
  return String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
}

/// The largest body that is read, in bytes. No form of a lesson comes near it.
private let bodyLimit = 1024 * 1024

private func respond(to request: Hummingbird.Request, from site: Site) async throws -> Hummingbird.Response {
  var raw = RawRequest(method: request.method.rawValue, target: request.head.path ?? "/")
  // The server takes it out of the headers.
  if let host = request.head.authority { raw.headers.append("Host", host) }
  for field in request.headers { raw.headers.append(field.name.canonicalName, field.value) }
  var response: Response?
  for try await part in request.body {
    raw.body.append(contentsOf: part.readableBytesView)
    if raw.body.count > bodyLimit {
      response = .errorPage(413)
      break
    }
  }
  let answer = if let response { response } else { await site.answer(raw) }
  Console.say("\(raw.method) \(raw.target.prefix { $0 != "?" }) \(answer.status)")
  return converted(answer, isHead: request.method == .head)
}

/// HEAD gets the headers of GET, the length of the body that is left out included (RFC 9110 section 9.3.2).
private func converted(_ response: Response, isHead: Bool) -> Hummingbird.Response {
  let body = ByteBuffer(string: response.body)
  var fields = HTTPFields()
  for (name, value) in response.headers.fields {
    if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
  }
  fields[.contentLength] = String(body.readableBytes)
  return Hummingbird.Response(
    status: .init(integerLiteral: response.status), headers: fields,
    body: isHead ? .init() : .init(byteBuffer: body))
}
