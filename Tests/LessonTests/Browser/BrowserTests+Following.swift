import Testing

@testable import Lesson

/// Redirects (RFC 9110 §15.4).
extension BrowserTests {
  @Test func aRedirectIsFollowedOnlyWhenTold() async throws {
    try await with({ $0.target == "/" ? Self.redirect(302, to: "/login") : Self.page("Log in") }) { browser, server in
      await browser.send(Browser.Order(target: "/"))
      #expect(browser.view?.response.status == 302)
      #expect(browser.redirectTarget?.target == "/login")
      #expect(server.requests.count == 1)
      let exchange = try await browser.follow()
      #expect(exchange.response?.status == 200)
      #expect(browser.view?.address.path == "/login")
    }
  }

  @Test(arguments: [301, 302, 303]) func theseRedirectsTurnAPostIntoAGet(_ status: Int) async throws {
    try await with({ $0.target == "/" ? Self.redirect(status, to: "/next", "Set-Cookie: a=1") : Self.page("") }) {
      browser, server in
      await browser.send(Browser.Order(method: "POST", target: "/", body: Array("a=b".utf8), contentType: "text/plain"))
      _ = try await browser.follow()
      let second = server.requests[1]
      #expect(second.line == "GET /next HTTP/1.1")
      #expect(second.body.isEmpty && second[header: "content-type"] == nil && second[header: "origin"] == nil)
      #expect(second[header: "cookie"] == "a=1")
    }
  }

  @Test(arguments: [307, 308]) func theseRedirectsRepeatThePost(_ status: Int) async throws {
    try await with({ $0.target == "/" ? Self.redirect(status, to: "/next") : Self.page("") }) { browser, server in
      await browser.send(Browser.Order(method: "POST", target: "/", body: Array("a=b".utf8), contentType: "text/plain"))
      _ = try await browser.follow()
      let second = server.requests[1]
      #expect(second.line == "POST /next HTTP/1.1")
      #expect(second.body == "a=b" && second[header: "content-type"] == "text/plain")
    }
  }

  @Test(arguments: [302, 307]) func headStaysHead(_ status: Int) async throws {
    try await with({ $0.target == "/" ? Self.redirect(status, to: "/next") : Self.page("") }) { browser, server in
      await browser.send(Browser.Order(method: "HEAD", target: "/"))
      _ = try await browser.follow()
      #expect(server.requests.map(\.line) == ["HEAD / HTTP/1.1", "HEAD /next HTTP/1.1"])
    }
  }

  @Test(arguments: [
    ("/next", "/next"), ("next", "/a/next"), ("../next", "/next"), ("?b=2", "/a/here?b=2"), ("", "/a/here?x=1"),
    ("/next#part", "/next"), ("/a b", "/a%20b"), ("./", "/a/"),
  ]) func aLocationIsReadFromThePage(_ location: String, _ target: String) async throws {
    try await with({ $0.target == "/a/here?x=1" ? Self.redirect(303, to: location) : Self.page("") }) { browser, _ in
      await browser.send(Browser.Order(target: "/a/here?x=1"))
      #expect(browser.redirectTarget?.target == target)
    }
  }

  @Test func aWholeAddressOfTheAppIsFollowed() async throws {
    try await with({ request in
      request.target == "/" ? Self.redirect(303, to: "http://\(request[header: "host"] ?? "")/next") : Self.page("Next")
    }) { browser, _ in
      await browser.send(Browser.Order(target: "/"))
      _ = try await browser.follow()
      #expect(browser.view?.page.text == "Next")
    }
  }

  @Test(arguments: ["http://example.com/a", "//example.com/a", "https://127.0.0.1/", "http://127.0.0.1:1/"])
  func aRedirectToAnotherSiteIsNotFollowed(_ location: String) async throws {
    try await with({ _ in Self.redirect(302, to: location) }) { browser, server in
      await browser.send(Browser.Order(target: "/"))
      let resolved = try #require(browser.redirectTarget?.description)
      await expect(.leavesTheApp(resolved)) { () async throws(BrowserFailure) in _ = try await browser.follow() }
      #expect(server.requests.count == 1)
      #expect(browser.view?.response.status == 302)
    }
  }

  @Test func aLocationThatIsNoWebAddressIsNotFollowed() async throws {
    try await with({ _ in Self.redirect(302, to: "javascript:alert(1)") }) { browser, _ in
      await browser.send(Browser.Order(target: "/"))
      await expect(.badAddress("javascript:alert(1)")) { () async throws(BrowserFailure) in
        _ = try await browser.follow()
      }
    }
  }

  @Test func thereMayBeNothingToFollow() async throws {
    try await with({ _ in Self.page("", "Location: /next") }) { browser, _ in
      await expect(.noPage) { () async throws(BrowserFailure) in _ = try await browser.follow() }
      await browser.send(Browser.Order(target: "/"))
      await expect(.notARedirect(status: 200)) { () async throws(BrowserFailure) in _ = try await browser.follow() }
    }
  }

  func expect(
    _ failure: BrowserFailure, _ place: SourceLocation = #_sourceLocation,
    isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws(BrowserFailure) -> Void
  ) async {
    do throws(BrowserFailure) {
      try await body()
      Issue.record("it went well", sourceLocation: place)
    } catch {
      #expect(error == failure, sourceLocation: place)
    }
  }
}
