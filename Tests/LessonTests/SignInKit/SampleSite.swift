import Foundation
import Testing

@testable import SignInKit

/// Does a little of everything.
struct SampleApp: WebApp {
  static let key = "key"
  let secretKey = Self.key

  func routes(_ site: Site) {
    site.get("/") { _ in "Home" }
    site.get("/old") { _ in redirect("/fields?x=1") }
    site.get("/to") { request in redirect(request.query["name"] ?? "") }
    site.get("/to-query") { request in
      redirect(request.query["to"] ?? "", query: ["next": request.address, "a": "é&="])
    }
    site.get("/host") { request in "\(request.headers["host"] ?? "no host")" }
    site.get("/to-itself") { request in redirect(request.address) }
    let fields: Handler = { request in "\(request.form.sortedText) | \(request.query.sortedText)" }
    site.get("/fields", fields)
    site.post("/fields", fields)
    site.post("/escaped") { request in render("escaped.html", ["name": request.form["name"]]) }
    site.post("/including") { request in render("including.html", ["name": request.form["name"]]) }
    site.get("/optional") { request in render("optional.html", ["name": request.query["name"]]) }
    site.get("/any") { request in render(request.query["name"] ?? "") }
    site.get("/no-template") { _ in render("no-such.html") }
    site.get("/bad-template") { _ in render("bad.html") }
    site.get("/throws") { _ in throw SecretCause(text: "secret cause") }
    site.get("/aborts") { _ in throw Abort(403) }
    site.get("/busy") { _ in throw Abort(429, "Later <3", headers: ["Retry-After": "60"]) }
    site.get("/impossible") { _ in Response(status: 1000) }
    site.post("/sign-in") { request in
      request.session["user"] = request.form["user"]
      if request.form["remember"] != nil { request.session.isPermanent = true }
      return redirect("/")
    }
    site.get("/whoami") { request in "\(request.session["user"] ?? "nobody")" }
    site.get("/forget") { request in
      request.session["user"] = nil
      return "Forgotten"
    }
    site.get("/clear") { request in
      request.session.clear()
      return "Cleared"
    }
    site.get("/cookie") { _ in
      var response: Response = "Cookies"
      response.setCookie("a", "1")
      response.setCookie("b", "2", maxAge: 60, path: "/x", httpOnly: false, secure: true, sameSite: "Lax")
      return response
    }
  }

  private struct SecretCause: Error {
    let text: String
  }
}

/// Marks its cookies and its answers.
struct StrictApp: WebApp {
  let sessionCookieSameSite = "Lax"
  let sessionCookieIsSecure = true
  let answerHeaders = ["Cache-Control": "no-store"]

  func routes(_ site: Site) {
    site.before { request in
      if let visit = request.query["visit"] {
        request.setCookie("visit", "1", maxAge: 60)
        request.setCookie("visit", visit, maxAge: 60)
      }
      return nil
    }
    site.get("/own-header") { _ in Response("Mine", headers: ["cache-control": "max-age=60"]) }
    site.post("/sign-in") { request in
      request.session["user"] = request.form["user"]
      return "Welcome"
    }
    site.get("/clear") { request in
      request.session.clear()
      return "Cleared"
    }
  }
}

/// The sample app in a folder of its own, spoken to without a connection.
@MainActor final class SampleSite {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  private let site: Site

  init(_ app: any WebApp = SampleApp()) {
    site = try! Site(app, folder: folder.path(), secretKey: SampleApp.key)
    let templates = [
      "escaped.html": "<p title=\"{{name}}\">{{name}}</p>\n",
      "including.html": "[{{> part.html}}]\n",
      "part.html": "{{name}}",
      "optional.html": "{{#name}}{{name}}{{/name}}{{^name}}none{{/name}}\n",
      "layout.html": "[{{#user}}{{user}}{{/user}}{{^user}}nobody{{/user}}|{{$content}}{{/content}}]",
      "inside.html": "{{<layout.html}}{{$content}}{{name}}{{/content}}{{/layout.html}}",
      "bad.html": "line one\n{{#open}}\n",
    ]
    do {
      let templatesFolder = folder.appending(path: "templates")
      try FileManager.default.createDirectory(at: templatesFolder, withIntermediateDirectories: true)
      try "secret".write(to: folder.appending(path: "secret.txt"), atomically: true, encoding: .utf8)
      for (name, text) in templates {
        try text.write(to: templatesFolder.appending(path: name), atomically: true, encoding: .utf8)
      }
    } catch {
      Issue.record(error)
    }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func send(_ request: RawRequest) async -> Response {
    await site.answer(request)
  }

  func get(_ target: String, cookie: String? = nil) async -> Response {
    await send(RawRequest(target: target, headers: headers(cookie: cookie)))
  }

  func post(
    _ target: String, _ body: String, type: String = "application/x-www-form-urlencoded", cookie: String? = nil
  ) async -> Response {
    var headers = headers(cookie: cookie)
    headers["Content-Type"] = type
    return await send(RawRequest(method: "POST", target: target, headers: headers, body: Array(body.utf8)))
  }

  /// A cookie may be given as a whole `Set-Cookie` line.
  private func headers(cookie: String?) -> Headers {
    guard let pair = cookie?.components(separatedBy: "; Expires").first?.components(separatedBy: "; HttpOnly").first
    else { return [:] }
    return ["Cookie": pair]
  }
}

extension [String: String] {
  fileprivate var sortedText: String {
    sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: " ")
  }
}
