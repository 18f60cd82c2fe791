import Testing

@testable import SignInKit

/// Lets visitors see the home page and the page to sign in, and shows in all templates who is signed in.
struct GuardedApp: WebApp {
  let permanentSessionDays = 30

  private struct Closed: Error {}

  func routes(_ site: Site) {
    site.templateValues { request in
      if request.path == "/broken" { throw Closed() }
      return ["user": request.session["user"], "name": "shared"]
    }
    site.before { request in
      if request.path == "/closed" { throw Abort(403) }
      return nil
    }
    site.before { request in
      if ["/", "/sign-in", "/plain", "/broken", "/mine", "/unnamed"].contains(request.path) { return nil }
      return request.session["user"] == nil ? redirect("/sign-in", query: ["next": request.address]) : nil
    }
    site.before { request in
      request.query["stop"].map { Response("Stopped: \(escape($0))") }
    }
    site.get("/") { _ in render("inside.html") }
    site.get("/mine") { _ in render("inside.html", ["name": "<b>"]) }
    site.get("/unnamed") { _ in render("inside.html", ["name": nil]) }
    site.get("/plain") { _ in "Plain" }
    site.get("/broken") { _ in render("inside.html") }
    site.get("/closed") { _ in "Closed" }
    site.get("/profile") { _ in render("inside.html") }
    site.post("/sign-in") { request in
      request.session["user"] = request.form["user"]
      request.session.isPermanent = request.form["remember"] != nil
      return render("inside.html")
    }
  }
}

@MainActor @Suite struct GuardedSiteTests {
  private let sample = SampleSite(GuardedApp())

  // MARK: Before

  @Test func asksTheGuardBeforeThePage() async throws {
    let refused = await sample.get("/profile?tab=2")
    #expect(refused.status == 303)
    #expect(refused.headers["Location"] == "/sign-in?next=/profile?tab%3D2")
    #expect(await sample.get("/").status == 200)
    let cookie = try #require(await sample.post("/sign-in", "user=alice").headers["Set-Cookie"])
    #expect(await sample.get("/profile", cookie: cookie).body == "[alice|shared]")
  }

  @Test func asksTheGuardForWhateverAddressAndMethod() async {
    #expect(await sample.get("/no-such-page").status == 303)
    for method in ["HEAD", "POST", "DELETE"] {
      #expect(await sample.send(RawRequest(method: method, target: "/profile")).status == 303)
    }
    #expect(await sample.get("/%70rofile").status == 303)
    #expect(await sample.send(RawRequest(method: "DELETE", target: "/plain")).status == 405)
  }

  @Test func theFirstGuardThatAnswersCounts() async {
    #expect(await sample.get("/plain?stop=1").body == "Stopped: 1")
    #expect(await sample.get("/profile?stop=1").status == 303)
    #expect(await sample.get("/closed?stop=1").status == 403)
  }

  // MARK: Values for every template

  @Test func aLayoutAndThePageInItHaveTheSharedValues() async {
    #expect(await sample.get("/").body == "[nobody|shared]")
    #expect(await sample.post("/sign-in", "user=%3Cb%3E").body == "[&lt;b&gt;|shared]")
  }

  @Test func whatAHandlerGivesCountsMore() async {
    #expect(await sample.get("/mine").body == "[nobody|&lt;b&gt;]")
    #expect(await sample.get("/unnamed").body == "[nobody|]")
  }

  @Test func theyAreMadeOnlyForATemplate() async {
    #expect(await sample.get("/").headers["Vary"] == "Cookie")
    #expect(await sample.get("/plain").headers["Vary"] == nil)
    #expect(await sample.get("/broken").status == 500)
  }

  // MARK: Start

  @Test func doesNotStartWhereItsRoutesFail() async {
    struct NoDatabase: Error {}
    struct FailingApp: WebApp {
      func routes(_ site: Site) throws { throw NoDatabase() }
    }
    await #expect(throws: NoDatabase.self) { try await serve(FailingApp(), port: 0, folder: ".") }
  }
}
