import Testing

@testable import Lesson

/// Forms that are filled in and sent.
extension BrowserTests {
  /// What the server got when a form was filled in and sent.
  private func submit(
    _ html: String, at target: String = "/login", _ fields: [FieldFill] = [], pressing label: String? = nil
  ) async throws -> ReceivedRequest? {
    let answer = Self.page(html)
    return try await TestServer.with(answering: { _ in answer }) { server in
      var browser = Browser(endpoint: server.endpoint, recognition: .signIn)
      await browser.send(Browser.Order(target: target))
      let form = try #require(browser.view?.page.forms.first)
      let button = label.flatMap { label in form.buttons.first { $0.label == label } }
      _ = try await browser.submit(form, fields, pressing: button)
      return server.requests.last
    }
  }

  private static let loginForm = """
    <form method=post>
      <input name=account> <input type=password name=pw> <input type=checkbox name=keep>
      <input type=hidden name=token value="a&b"> <button name=go value=1>Log in</button>
    </form>
    """

  @Test func aFormIsSentToItsPageWithItsFieldsInOrder() async throws {
    let fields = [FieldFill(name: "account", value: "Ada L."), FieldFill(name: "pw", value: "é=1")]
    let request = try #require(try await submit(Self.loginForm, at: "/login?next=/a", fields))
    #expect(request.line == "POST /login?next=/a HTTP/1.1")
    #expect(request[header: "content-type"] == "application/x-www-form-urlencoded")
    #expect(request.body == "account=Ada+L.&pw=%C3%A9%3D1&token=a%26b&go=1")
  }

  @Test func rolesFindTheFieldsByWhatTheyAre() async throws {
    let fields = [
      FieldFill(name: "username", value: "alice"), FieldFill(name: "password", value: "abcd"),
      FieldFill(name: "remember", value: "on"),
    ]
    let request = try #require(try await submit(Self.loginForm, fields))
    #expect(request.body == "account=alice&pw=abcd&keep=on&token=a%26b&go=1")
  }

  @Test func aFieldOfExactlyThatNameComesBeforeARole() async throws {
    let html = "<form method=post><input name=login><input name=username><input type=password name=p></form>"
    let request = try #require(try await submit(html, [FieldFill(name: "username", value: "x")]))
    #expect(request.body == "login=&username=x&p=")
  }

  @Test func aGetFormPutsItsFieldsIntoTheAddress() async throws {
    let html = "<form action='/search?old=1'><input name=q value='a b'></form>"
    let request = try #require(try await submit(html))
    #expect(request.line == "GET /search?q=a+b HTTP/1.1")
    #expect(request[header: "origin"] == nil)
  }

  @Test func theButtonThatIsPressedDecides() async throws {
    let html = """
      <form method=post action=/save><input name=a value=1>
        <button name=do value=save>Save</button>
        <button name=do value=drop formaction=/drop>Drop</button>
        <button formmethod=get formaction=look>Look</button>
      </form>
      """
    let enter = try #require(try await submit(html))
    #expect(enter.line == "POST /save HTTP/1.1" && enter.body == "a=1&do=save")
    let drop = try #require(try await submit(html, pressing: "Drop"))
    #expect(drop.line == "POST /drop HTTP/1.1" && drop.body == "a=1&do=drop")
    let look = try #require(try await submit(html, at: "/x/y", pressing: "Look"))
    #expect(look.line == "GET /x/look?a=1 HTTP/1.1")
  }

  @Test func aFieldThatIsNotThereStopsTheForm() async throws {
    try await with({ _ in Self.page(Self.loginForm) }) { browser, server in
      await browser.send(Browser.Order(target: "/login"))
      let form = try #require(browser.view?.page.forms.first)
      let failure = BrowserFailure.noField(name: "age", available: ["account", "pw", "keep", "token"])
      await expect(failure) { () async throws(BrowserFailure) in
        _ = try await browser.submit(form, [FieldFill(name: "age", value: "1")])
      }
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: ["http://example.com/", "//example.com", "https://127.0.0.1/login"])
  func aFormForAnotherSiteIsNotSent(_ action: String) async throws {
    try await with({ _ in Self.page("<form method=post action='\(action)'><input name=a></form>") }) {
      browser, server in
      await browser.send(Browser.Order(target: "/login"))
      let form = try #require(browser.view?.page.forms.first)
      let address = try #require(form.submission(filling: []).address?.description)
      await expect(.leavesTheApp(address)) { () async throws(BrowserFailure) in _ = try await browser.submit(form) }
      #expect(server.requests.count == 1)
    }
  }

  @Test func aFormThatGoesNowhereIsNotSent() async throws {
    try await with({ _ in Self.page("<form method=post action='mailto:a@b'><input name=a></form>") }) { browser, _ in
      await browser.send(Browser.Order(target: "/login"))
      let form = try #require(browser.view?.page.forms.first)
      await expect(.badAddress("mailto:a@b")) { () async throws(BrowserFailure) in _ = try await browser.submit(form) }
    }
  }
}
