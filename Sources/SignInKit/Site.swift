/// Answers a request. It runs on the main actor, as all of a learner's code does, so plain global variables are safe.
public typealias Handler = @MainActor @Sendable (Request) async throws -> Response

/// The addresses that an app answers.
///
/// A path is matched exactly, after percent-decoding. GET handlers answer HEAD as well.
@MainActor public final class Site {
  /// Handlers by path, then by method.
  private(set) var handlers: [String: [String: Handler]] = [:]
  let templates: Templates
  let cookie: SessionCookie

  init(_ app: any WebApp, folder: String, secretKey: String) {
    templates = Templates(folder: folder)
    cookie = SessionCookie(secretKey: secretKey)
    app.routes(self)
  }

  /// Answers GET, which shows something and changes nothing.
  public func get(_ path: String, _ handler: @escaping Handler) {
    add("GET", path, handler)
  }

  /// Answers POST, which a form sends to change something.
  public func post(_ path: String, _ handler: @escaping Handler) {
    add("POST", path, handler)
  }

  private func add(_ method: String, _ path: String, _ handler: @escaping Handler) {
    if !path.hasPrefix("/") {
      Console.complain("\(method) \(path): a path starts with /, so no request will ever match this one")
    }
    if handlers[path]?[method] != nil {
      Console.complain("\(method) \(path) is answered twice: only the later handler counts")
    }
    handlers[path, default: [:]][method] = handler
  }
}
