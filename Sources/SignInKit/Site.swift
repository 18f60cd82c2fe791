/// Answers a request. It runs on the main actor, as all of a learner's code does, so plain global variables are safe.
public typealias Handler = @MainActor @Sendable (Request) async throws -> Response

/// Looks at a request before its handler does. It answers in the handler's place, or lets the request pass with `nil`.
public typealias BeforeHandler = @MainActor @Sendable (Request) async throws -> Response?

/// The addresses that an app answers.
///
/// A path is matched exactly, after percent-decoding. GET handlers answer HEAD as well.
@MainActor public final class Site {
  /// Handlers by path, then by method.
  private(set) var handlers: [String: [String: Handler]] = [:]
  private(set) var beforeHandlers: [BeforeHandler] = []
  private(set) var templates: Templates
  let cookie: SessionCookie
  let answerHeaders: [String: String]

  init(_ app: any WebApp, folder: String, secretKey: String) throws {
    templates = Templates(folder: folder)
    var cookie = SessionCookie(secretKey: secretKey, days: app.permanentSessionDays)
    (cookie.sameSite, cookie.isSecure) = (app.sessionCookieSameSite, app.sessionCookieIsSecure)
    self.cookie = cookie
    answerHeaders = app.answerHeaders
    try app.routes(self)
  }

  /// Answers GET, which shows something and changes nothing.
  public func get(_ path: String, _ handler: @escaping Handler) {
    add("GET", path, handler)
  }

  /// Answers POST, which a form sends to change something.
  public func post(_ path: String, _ handler: @escaping Handler) {
    add("POST", path, handler)
  }

  /// Asks this first, whatever the request is for: also an address that no handler answers.
  ///
  ///     site.before { request in
  ///       if request.path == "/login" || request.session["user"] != nil { return nil }
  ///       return redirect("/login")
  ///     }
  ///
  /// Of several, each is asked until one answers.
  public func before(_ handler: @escaping BeforeHandler) {
    beforeHandlers.append(handler)
  }

  /// Gives these values to every template. Where a handler gives one of the same name, that counts.
  ///
  ///     site.templateValues { request in ["user": request.session["user"]] }
  public func templateValues(_ values: @escaping @MainActor @Sendable (Request) throws -> [String: Any?]) {
    templates.sharedValues = values
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
