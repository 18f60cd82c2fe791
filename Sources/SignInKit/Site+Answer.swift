internal import Foundation

/// A request as it came over the wire.
struct RawRequest: Sendable {
  var method = "GET"
  /// Path and query as the client sent them.
  var target: String
  var headers = Headers()
  var body: [UInt8] = []
}

extension Site {
  /// The answer to a request. Never fails: what goes wrong becomes an error page and a line on standard error.
  ///
  /// To HEAD it is that to GET; whoever sends it leaves the body out.
  func answer(_ raw: RawRequest) async -> Response {
    let (path, query) = Self.split(raw.target)
    let cookies = Self.cookies(in: raw.headers)
    let session = cookie.session(in: cookies, at: Self.now)
    let request = Request(
      method: raw.method, path: FormFields.decoded(path.utf8), address: query.isEmpty ? "\(path)" : "\(path)?\(query)",
      query: FormFields.urlEncoded(query.utf8),
      form: FormFields.inBody(raw.body, contentType: raw.headers["Content-Type"]),
      headers: raw.headers, cookies: cookies, session: session, newCookies: NewCookies(session: cookie))
    var response = await answer(to: request)
    cookie.save(session, in: &response, at: Self.now)
    for (_, line) in request.newCookies.lines.sorted(by: { $0.key < $1.key }) {
      response.headers.append("Set-Cookie", line)
    }
    for (name, value) in answerHeaders where response.headers[name] == nil { response.headers[name] = value }
    return response
  }

  private func answer(to request: Request) async -> Response {
    do {
      var templates = templates
      templates.request = request
      let response = try await Templates.$current.withValue(templates) { try await chosenAnswer(to: request) }
      if (200...599).contains(response.status) { return response }
      Console.complain("\(request.method) \(request.path): \(response.status) is no status from 200 to 599")
    } catch let abort as Abort where (400...599).contains(abort.status) {
      return .errorPage(abort.status, abort.message, headers: abort.headers)
    } catch {
      Console.complain("\(request.method) \(request.path): \(error)")
    }
    return .errorPage(500)
  }

  private func chosenAnswer(to request: Request) async throws -> Response {
    for handler in beforeHandlers {
      if let response = try await handler(request) { return response }
    }
    guard let methods = handlers[request.path] else { return .errorPage(404) }
    guard let handler = methods[request.method] ?? (request.method == "HEAD" ? methods["GET"] : nil) else {
      return .errorPage(405, headers: ["Allow": Self.allowed(methods.keys)])
    }
    return try await handler(request)
  }

  /// Path and query, neither decoded. A client may send a whole address (RFC 9112 section 3.2.2).
  private static func split(_ target: String) -> (path: Substring, query: Substring) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var path = parts[0]
    if let scheme = path.firstRange(of: "://"), !path.hasPrefix("/") {
      path = path[scheme.upperBound...].drop { $0 != "/" }
    }
    return (path, parts.count == 2 ? parts[1] : "")
  }

  private static func allowed(_ methods: some Collection<String>) -> String {
    (methods + (methods.contains("GET") ? ["HEAD"] : [])).sorted().joined(separator: ", ")
  }

  /// RFC 6265 section 4.2. Of several cookies of one name, the first: it has the longest path.
  private static func cookies(in headers: Headers) -> [String: String] {
    let pairs = headers.all("Cookie").flatMap { $0.split(separator: ";") }.compactMap { pair -> (String, String)? in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      return (parts[0].trimmingCharacters(in: .whitespaces), parts[1].trimmingCharacters(in: .whitespaces))
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// The wall clock in Unix seconds, read anew each time, so that it can be moved.
  private static var now: Int { Int(Date().timeIntervalSince1970) }
}
