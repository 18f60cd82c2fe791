internal import Foundation

/// An app that a learner writes: a key, and the routes it answers.
///
///     @main struct App: WebApp {
///       let secretKey = "your_secret_key"
///
///       func routes(_ site: Site) {
///         site.get("/") { request in "Hello" }
///       }
///     }
@MainActor public protocol WebApp {
  init()

  /// The key that signs the session cookie. Whoever knows it can sign in as anybody.
  ///
  /// Left out or empty, it is taken from the environment variable `SECRET_KEY`. Without that, a new random
  /// key is made at each start, so that everybody is signed out when the app stops.
  var secretKey: String { get }

  /// How many days a permanent session is kept after the last answer: 31, as in Flask, if left out. No session's cookie is
  /// accepted when it is older than this.
  var permanentSessionDays: Int { get }

  /// Which requests from other sites the browser sends the session cookie along with: `Lax` (links alone) or `Strict`
  /// (none). Left out or empty, the browser decides, as in Flask.
  var sessionCookieSameSite: String { get }

  /// Whether the browser sends the session cookie over HTTPS only: `false`, as in Flask, if left out.
  var sessionCookieIsSecure: Bool { get }

  /// Headers that each answer gets, unless its handler sets one of that name: none if left out.
  var answerHeaders: [String: String] { get }

  /// Says which handler answers which method and path. Called once, before the first request. If it throws, the app does not
  /// start.
  func routes(_ site: Site) throws
}

extension WebApp {
  public var secretKey: String { "" }

  public var permanentSessionDays: Int { 31 }

  public var sessionCookieSameSite: String { "" }

  public var sessionCookieIsSecure: Bool { false }

  public var answerHeaders: [String: String] { [:] }

  /// Serves the app on 127.0.0.1 at `PORT` (5000 if unset) until the process is stopped.
  ///
  /// Templates are looked for in the current folder. A port that cannot be had ends the process with status 1.
  public static func main() async {
    do {
      let folder = FileManager.default.currentDirectoryPath
      try await serve(Self(), port: try portFromEnvironment(), folder: folder)
    } catch {
      Console.complain("\(error)")
      exit(1)
    }
  }

  private static func portFromEnvironment() throws -> Int {
    guard let text = ProcessInfo.processInfo.environment["PORT"] else { return 5000 }
    guard let port = UInt16(text) else { throw ServerError.badPort(text) }
    return Int(port)
  }
}
