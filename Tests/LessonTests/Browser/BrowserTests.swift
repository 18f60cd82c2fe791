import Foundation
import Synchronization
import Testing

@testable import Lesson

/// Pages, cookies and headers. `BrowserTests+Following.swift` and `BrowserTests+Forms.swift` have the rest.
@Suite(.inTurn) struct BrowserTests {
  /// A browser on a server that answers as the test says, and the server.
  func with(
    _ answer: @escaping @Sendable (ReceivedRequest) -> String,
    isolation: isolated (any Actor)? = #isolation,
    _ body: (inout Browser, TestServer) async throws -> Void
  ) async throws {
    try await TestServer.with(answering: answer) { server in
      var browser = Browser(endpoint: server.endpoint)
      try await body(&browser, server)
    }
  }

  static func page(_ body: String, _ headers: String...) -> String {
    let head = (["HTTP/1.1 200 OK", "Content-Type: text/html"] + headers).joined(separator: "\r\n")
    return head + "\r\n\r\n" + body
  }

  static func redirect(_ status: Int, to location: String, _ headers: String...) -> String {
    let head = (["HTTP/1.1 \(status) X", "Location: \(location)", "Content-Length: 0"] + headers).joined(
      separator: "\r\n")
    return head + "\r\n\r\n"
  }

  // MARK: Pages

  @Test func theLastResponseIsOnTheScreen() async throws {
    try await with({ _ in Self.page("<title>T</title><p>Home") }) { browser, server in
      #expect(browser.view == nil)
      let exchange = await browser.send(Browser.Order(target: "/a?b=c"))
      let view = try #require(browser.view)
      #expect(view.address.description == "\(server.endpoint.origin)/a?b=c")
      #expect(view.page.text == "Home" && view.page.title == "T")
      #expect(view.response == exchange.response)
    }
  }

  @Test func whatIsNoHTMLIsText() async throws {
    try await with({ _ in "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n<form>" }) { browser, _ in
      await browser.send(Browser.Order(target: "/"))
      #expect(browser.view?.page.text == "<form>")
      #expect(browser.view?.page.forms.isEmpty == true)
    }
  }

  @Test func aRequestWithoutAnAnswerLeavesTheScreenAsItIs() async throws {
    try await with({ $0.target == "/" ? Self.page("Home") : "" }) { browser, _ in
      await browser.send(Browser.Order(target: "/"))
      let exchange = await browser.send(Browser.Order(target: "/gone"))
      #expect(exchange.result == .failure(.closedWithoutAnswer))
      #expect(browser.view?.page.text == "Home")
    }
  }

  @Test func backShowsThePageBeforeWithoutARequest() async throws {
    try await with({ Self.page($0.target) }) { browser, server in
      #expect(throws: BrowserFailure.nothingBefore) { try browser.back() }
      for target in ["/1", "/2", "/3"] { await browser.send(Browser.Order(target: target)) }
      try browser.back()
      #expect(browser.view?.page.text == "/2")
      try browser.back()
      #expect(browser.view?.page.text == "/1")
      #expect(throws: BrowserFailure.nothingBefore) { try browser.back() }
      #expect(browser.view?.page.text == "/1")
      #expect(server.requests.count == 3)
    }
  }

  @Test(arguments: [
    ("/login", "/login"), ("/a b", "/a%20b"), ("/é", "/%C3%A9"), ("/a#part", "/a"), ("//a/../b", "//a/../b"),
    ("/%zz\u{1}", "/%zz%01"),
  ]) func aPathIsSentAsItStandsButForWhatHTTPCannotCarry(_ address: String, _ target: String) throws {
    #expect(try Browser(endpoint: Endpoint(port: 8080)).target(address) == target)
  }

  @Test func aWholeAddressMustBeThatOfTheApp() throws {
    let browser = Browser(endpoint: Endpoint(port: 8080))
    #expect(try browser.target("http://127.0.0.1:8080/a?b#c") == "/a?b")
    for elsewhere in ["http://127.0.0.1:8081/", "http://localhost:8080/", "https://127.0.0.1:8080/"] {
      #expect(throws: BrowserFailure.leavesTheApp(elsewhere)) { try browser.target(elsewhere) }
    }
    for odd in ["login", "", "mailto:a@b", "http://"] {
      #expect(throws: BrowserFailure.badAddress(odd)) { try browser.target(odd) }
    }
  }

  // MARK: Cookies

  @Test func cookiesAreKeptAndSentBack() async throws {
    try await with({ request in
      request.target == "/set" ? Self.page("", "Set-Cookie: a=1", "Set-Cookie: b=2; Path=/x") : Self.page("")
    }) { browser, server in
      await browser.send(Browser.Order(target: "/set"))
      #expect(browser.cookieChanges.count == 2)
      await browser.send(Browser.Order(target: "/"))
      #expect(browser.cookieChanges.isEmpty)
      await browser.send(Browser.Order(target: "/x/y"))
      #expect(server.requests.map { $0[header: "cookie"] } == [nil, "a=1", "b=2; a=1"])
    }
  }

  @Test func aCopyIsASecondBrowserWithTheSameCookies() async throws {
    try await with({ Self.page("", "Set-Cookie: last=\($0.target.dropFirst())") }) { browser, server in
      await browser.send(Browser.Order(target: "/one"))
      var copy = browser
      await copy.send(Browser.Order(target: "/two"))
      await browser.send(Browser.Order(target: "/three"))
      #expect(server.requests.map { $0[header: "cookie"] } == [nil, "last=one", "last=one"])
      #expect(copy.jar.cookie(named: "last")?.value == "two")
    }
  }

  @Test func closingDropsThePageAndTheCookiesWithoutAnEnd() async throws {
    try await with({ _ in
      Self.page(
        "", "Set-Cookie: a=1", "Set-Cookie: b=2; Max-Age=60", "Set-Cookie: c=3; Expires=Fri, 01 Jan 2100 00:00:00 GMT")
    }) { browser, _ in
      await browser.send(Browser.Order(target: "/"))
      await browser.send(Browser.Order(target: "/"))
      browser.close()
      #expect(browser.jar.cookies.map(\.name) == ["b", "c"])
      #expect(browser.view == nil)
      #expect(throws: BrowserFailure.nothingBefore) { try browser.back() }
    }
  }

  @Test func theClockIsAParameter() async throws {
    let now = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
    try await with({ _ in Self.page("", "Set-Cookie: a=1; Max-Age=60") }) { browser, server in
      browser.now = { now.withLock { $0 } }
      await browser.send(Browser.Order(target: "/"))
      now.withLock { $0 += 59 }
      await browser.send(Browser.Order(target: "/"))
      now.withLock { $0 += 61 }
      await browser.send(Browser.Order(target: "/"))
      #expect(server.requests.map { $0[header: "cookie"] } == [nil, "a=1", nil])
    }
  }

  @Test func cookiesCanBeSetAndDroppedByHand() async throws {
    try await with({ _ in Self.page("") }) { browser, server in
      try browser.setCookie("user", "admin")
      await browser.send(Browser.Order(target: "/"))
      try browser.dropCookie("user")
      await browser.send(Browser.Order(target: "/"))
      #expect(server.requests.map { $0[header: "cookie"] } == ["user=admin", nil])
      #expect(throws: BrowserFailure.noCookie(name: "user", available: [])) { try browser.dropCookie("user") }
      #expect(throws: BrowserFailure.cookieRefused(name: "user", .controlCharacter(10))) {
        try browser.setCookie("user", "a\nb")
      }
    }
  }

  // MARK: Headers

  @Test func theHeadersAreThoseOfAnHonestBrowser() async throws {
    try await with({ _ in Self.page("") }) { browser, server in
      await browser.send(Browser.Order(target: "/login?next=/a"))
      await browser.send(
        Browser.Order(method: "POST", target: "/login", body: Array("a=b".utf8), contentType: "text/plain"))
      let origin = server.endpoint.origin
      let (first, second) = (server.requests[0], server.requests[1])
      #expect([first, second].map { $0[header: "host"] } == [server.endpoint.authority, server.endpoint.authority])
      #expect([first, second].map { $0[header: "sec-fetch-site"] } == ["none", "same-origin"])
      #expect([first, second].map { $0[header: "sec-fetch-mode"] } == ["navigate", "navigate"])
      #expect([first, second].map { $0[header: "referer"] } == [nil, "\(origin)/login?next=/a"])
      #expect([first, second].map { $0[header: "origin"] } == [nil, origin])
      #expect([first, second].map { $0[header: "content-type"] } == [nil, "text/plain"])
      #expect(second.body == "a=b")
      browser.close()
      await browser.send(Browser.Order(target: "/"))
      #expect(server.requests[2][header: "sec-fetch-site"] == "none")
    }
  }

  /// Whoever types an address comes from no page, and a redirect changes nothing in that.
  @Test func aTypedAddressComesFromNowhere() async throws {
    try await with({ $0.target == "/a" ? Self.redirect(303, to: "/b") : Self.page("") }) { browser, server in
      await browser.send(Browser.Order(target: "/", source: .person))
      await browser.send(Browser.Order(target: "/a", source: .person))
      _ = try await browser.follow()
      await browser.send(Browser.Order(method: "POST", target: "/a"))
      _ = try await browser.follow()
      let origin = server.endpoint.origin
      #expect(
        server.requests.map { $0[header: "sec-fetch-site"] } == ["none", "none", "none", "same-origin", "same-origin"])
      #expect(server.requests.map { $0[header: "referer"] } == [nil, nil, nil, "\(origin)/b", "\(origin)/b"])
      #expect(server.requests.map { $0[header: "origin"] } == [nil, nil, nil, origin, nil])
    }
  }

  @Test func aHeaderOfTheOrderReplacesTheBrowsersOwn() async throws {
    try await with({ _ in Self.page("") }) { browser, server in
      try browser.setCookie("a", "1")
      await browser.send(Browser.Order(target: "/", headers: [Header("cookie", "b=2"), Header("X-User", "admin")]))
      let text = server.requests[0].text
      #expect(text.contains("\r\ncookie: b=2\r\n") && text.contains("\r\nX-User: admin\r\n"))
      #expect(!text.contains("a=1"))
    }
  }
}
