import Foundation
import Testing

@testable import SignInKit

@MainActor @Suite struct SignInKitTests {
  // MARK: Routes

  @Test func answersTheRouteOfMethodAndPath() async {
    let sample = SampleSite()
    #expect(await sample.get("/").body == "Home")
    #expect(await sample.get("/%66ields?x=1").status == 200)
    #expect(await sample.get("http://127.0.0.1:5000/fields").status == 200)
    #expect(await sample.get("//fields").status == 404)
    #expect(await sample.get("/fields/").status == 404)
  }

  @Test func answersHeadAsGet() async {
    let sample = SampleSite()
    #expect(await sample.send(RawRequest(method: "HEAD", target: "/")).status == 200)
    #expect(await sample.send(RawRequest(method: "HEAD", target: "/missing")).status == 404)
    #expect(await sample.send(RawRequest(method: "HEAD", target: "/sign-in")).status == 405)
  }

  @Test func answersUnknownPathsWith404AndWrongMethodsWith405() async {
    let sample = SampleSite()
    #expect(await sample.get("/missing").status == 404)
    let wrong = await sample.send(RawRequest(method: "DELETE", target: "/fields"))
    #expect(wrong.status == 405)
    #expect(wrong.headers["Allow"] == "GET, HEAD, POST")
    #expect(await sample.get("/sign-in").headers["Allow"] == "POST")
  }

  @Test func turnsErrorsIntoPagesThatTellNothing() async {
    let sample = SampleSite()
    let failure = await sample.get("/throws")
    #expect(failure.status == 500)
    #expect(failure.body.contains("Internal Server Error"))
    #expect(!failure.body.contains("secret cause"))
    #expect(await sample.get("/aborts").status == 403)
    let busy = await sample.get("/busy")
    #expect(busy.status == 429)
    #expect(busy.headers["Retry-After"] == "60")
    #expect(busy.body.contains("<p>Later &lt;3</p>"))
    #expect(await sample.get("/impossible").status == 500)
    #expect(await sample.get("/no-template").status == 500)
    #expect(await sample.get("/bad-template").status == 500)
  }

  @Test func redirectsWithSeeOtherAndTheAddressAsGiven() async {
    let response = await SampleSite().get("/old")
    #expect(response.status == 303)
    #expect(response.headers["location"] == "/fields?x=1")
  }

  @Test func sendsFieldsAlongWithARedirect() async {
    let first = await SampleSite().get("/to-query?to=/login")
    #expect(first.headers["location"] == "/login?a=%C3%A9%26%3D&next=/to-query?to%3D/login")
    let more = await SampleSite().get("/to-query?to=/x?y=1")
    #expect(more.headers["location"] == "/x?y=1&a=%C3%A9%26%3D&next=/to-query?to%3D/x?y%3D1")
  }

  @Test(arguments: [
    ("/to-itself", "/to-itself"), ("/to-itself?", "/to-itself"), ("/to%2Ditself?b=%2F&a", "/to%2Ditself?b=%2F&a"),
    ("http://x/to-itself?a=http://y/", "/to-itself?a=http://y/"),
  ])
  func knowsTheAddressAsItCame(_ target: String, _ address: String) async {
    #expect(await SampleSite().get(target).headers["location"] == address)
  }

  // MARK: Forms

  @Test func readsUrlEncodedFields() async {
    let body = "name=Jos%C3%A9+A%26B&empty=&bare&name=second&a%3Db=%zz%4"
    let response = await SampleSite().post("/fields?q=%2B+1&name=query", body)
    #expect(response.body == "a=b:%zz%4 bare: empty: name:José A&B | name:query q:+ 1")
  }

  @Test func readsBytesThatAreNoTextWithoutFailing() async {
    #expect(await SampleSite().post("/fields", "name=%ff%fe").body == "name:\u{FFFD}\u{FFFD} | ")
  }

  @Test func readsTheTextFieldsOfAMultipartForm() async {
    let body = [
      "preamble", "--XX", "Content-Disposition: form-data; name=\"name\"", "", "José", "--XX",
      "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"", "Content-Type: text/plain", "", "content",
      "--XX", "content-disposition: form-data; name=lines", "", "one\r\n--X\r\ntwo", "--XX--", "",
    ].joined(separator: "\r\n")
    let response = await SampleSite().post("/fields", body, type: "multipart/form-data; charset=x; boundary=\"XX\"")
    #expect(response.body == "lines:one\r\n--X\r\ntwo name:José | ")
  }

  @Test(arguments: ["multipart/form-data", "multipart/form-data; boundary=", "application/json", "text/plain", "", ";"])
  func readsNoFieldsFromAnythingElse(type: String) async {
    #expect(await SampleSite().post("/fields", "name=x", type: type).body == " | ")
  }

  // MARK: Templates

  @Test func escapesValuesInTemplates() async {
    let body = await SampleSite().post("/escaped", "name=" + "<b>&\"'".urlEncoded).body
    #expect(body == "<p title=\"&lt;b&gt;&amp;&#34;&#39;\">&lt;b&gt;&amp;&#34;&#39;</p>\n")
  }

  @Test func escapesAQuotationMarkThatCarriesAnAccent() async {
    let body = await SampleSite().post("/escaped", "name=" + "\"\u{301} onfocus=x".urlEncoded).body
    #expect(body == "<p title=\"&#34;\u{301} onfocus=x\">&#34;\u{301} onfocus=x</p>\n")
    #expect(escape("<\u{338}") == "&lt;\u{338}")
  }

  @Test func includesOneTemplateInAnotherAndEscapesThere() async {
    let body = await SampleSite().post("/including", "name=" + "<\u{338}".urlEncoded).body
    #expect(body == "[&lt;\u{338}]\n")
  }

  @Test func leavesOutWhatIsNil() async {
    #expect(await SampleSite().get("/optional").body == "none\n")
    #expect(await SampleSite().get("/optional?name=Bob").body == "Bob\n")
  }

  @Test func rendersNothingFromOutsideTheTemplatesFolder() async {
    #expect(await SampleSite().get("/any?name=../secret.txt").status == 500)
    #expect(await SampleSite().get("/any?name=optional.html").status == 200)
  }

  // MARK: Session

  @Test func keepsTheUserFromRequestToRequest() async throws {
    let sample = SampleSite()
    let signedIn = await sample.post("/sign-in", "user=alice")
    let line = try #require(signedIn.headers["Set-Cookie"])
    #expect(line.hasPrefix("session=eyJ1c2VyIjoiYWxpY2UifQ."))
    #expect(line.hasSuffix("; HttpOnly; Path=/"))
    #expect(!line.contains("Expires"))
    let read = await sample.get("/whoami", cookie: line)
    #expect(read.body == "alice")
    #expect(read.headers["Set-Cookie"] == nil)
    #expect(read.headers["Vary"] == "Cookie")
  }

  @Test func saysNothingOfCookiesWhereTheSessionIsNotUsed() async throws {
    let sample = SampleSite()
    let line = try #require(await sample.post("/sign-in", "user=alice").headers["Set-Cookie"])
    let response = await sample.get("/", cookie: line)
    #expect(response.headers["Set-Cookie"] == nil)
    #expect(response.headers["Vary"] == nil)
  }

  @Test func deletesTheCookieOfAnEmptiedSession() async throws {
    let sample = SampleSite()
    let line = try #require(await sample.post("/sign-in", "user=alice").headers["Set-Cookie"])
    let cleared = SessionCookieVectors.shared.setCookieLines["cleared"] ?? nil
    #expect(await sample.get("/forget", cookie: line).headers["Set-Cookie"] == cleared)
    #expect(await sample.get("/forget").headers["Set-Cookie"] == nil)
    #expect(await sample.get("/clear", cookie: line).headers["Set-Cookie"] == cleared)
  }

  @Test func renewsAPermanentCookieAtEachAnswer() async throws {
    let sample = SampleSite()
    let line = try #require(await sample.post("/sign-in", "user=alice&remember=on").headers["Set-Cookie"])
    #expect(line.contains("; Expires="))
    #expect(!line.contains("Max-Age"))
    let renewed = try #require(await sample.get("/", cookie: line).headers["Set-Cookie"])
    #expect(renewed.contains("; Expires="))
    #expect(await sample.get("/whoami", cookie: renewed).body == "alice")
  }

  @Test func keepsAPermanentCookieForTheDaysThatTheAppSays() async throws {
    for (sample, days) in [(SampleSite(), 31), (SampleSite(GuardedApp()), 30)] {
      let start = Int(Date().timeIntervalSince1970)
      let line = try #require(await sample.post("/sign-in", "user=alice&remember=on").headers["Set-Cookie"])
      let end = Int(Date().timeIntervalSince1970)
      let dates = (start...end).map { SessionCookie.date($0 + days * 24 * 60 * 60) }
      #expect(dates.contains { line.contains("; Expires=\($0); HttpOnly") }, "\(line)")
    }
  }

  @Test func refusesACookieThatIsOlderThanTheDaysThatTheAppSays() async throws {
    let now = Int(Date().timeIntervalSince1970)
    let values: [String: JSONValue] = ["_permanent": .bool(true), "user": .string("alice")]
    for (age, body) in [(30 * 24 * 60 * 60 - 60, "[alice|shared]"), (30 * 24 * 60 * 60 + 60, "[nobody|shared]")] {
      let cookie = SessionCookie(secretKey: SampleApp.key).seal(values, at: now - age)
      #expect(await SampleSite(GuardedApp()).get("/", cookie: "session=\(cookie)").body == body)
    }
  }

  @Test func readsAForgedCookieAsNoSession() async throws {
    let sample = SampleSite()
    let forged = SessionCookie(secretKey: "another").seal(["user": .string("admin")], at: 1_767_225_600)
    #expect(await sample.get("/whoami", cookie: "session=\(forged)").body == "nobody")
    #expect(await sample.get("/whoami", cookie: "session=; x; =; ;;=y").body == "nobody")
  }

  @Test func keepsValuesThatItCannotShow() async throws {
    let sample = SampleSite()
    let now = Int(Date().timeIntervalSince1970)
    let theirs = SessionCookie(secretKey: SampleApp.key).seal(["odd": .array([.null, .number(1.5)])], at: now)
    let line = try #require(
      await sample.post("/sign-in", "user=bob", cookie: "session=\(theirs)").headers["Set-Cookie"])
    let value = try #require(line.dropFirst("session=".count).split(separator: ";").first)
    let opened = SessionCookie(secretKey: SampleApp.key).open(String(value), at: now + 60)
    #expect(opened == ["odd": .array([.null, .number(1.5)]), "user": .string("bob")])
  }

  @Test func marksTheSessionCookieAsTheAppSays() async throws {
    let sample = SampleSite(StrictApp())
    let line = try #require(await sample.post("/sign-in", "user=alice").headers["Set-Cookie"])
    #expect(line.hasSuffix("; Secure; HttpOnly; Path=/; SameSite=Lax"))
    let cleared = try #require(await sample.get("/clear", cookie: line).headers["Set-Cookie"])
    #expect(
      cleared
        == "session=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Secure; HttpOnly; Path=/; SameSite=Lax")
  }

  @Test func addsHeadersToEachAnswerUnlessItHasThem() async {
    let sample = SampleSite(StrictApp())
    #expect(await sample.get("/own-header").headers.all("cache-control") == ["max-age=60"])
    #expect(await sample.get("/clear").headers.all("cache-control") == ["no-store"])
    #expect(await sample.get("/missing").headers["Cache-Control"] == "no-store")
    #expect(await SampleSite().get("/").headers["Cache-Control"] == nil)
  }

  /// Also where something else than the one who set the cookie makes the answer.
  @Test func sendsTheCookiesOfARequestWithItsAnswer() async {
    let answer = await SampleSite(StrictApp()).get("/missing?visit=2")
    #expect(answer.status == 404)
    #expect(answer.headers.all("Set-Cookie") == ["visit=2; Max-Age=60; Secure; HttpOnly; Path=/; SameSite=Lax"])
  }

  @Test func setsCookiesOfTheAppsOwn() async {
    #expect(
      await SampleSite().get("/cookie").headers.all("set-cookie") == [
        "a=1; HttpOnly; Path=/", "b=2; Max-Age=60; Secure; Path=/x; SameSite=Lax",
      ])
  }
}

extension String {
  fileprivate var urlEncoded: String {
    utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
