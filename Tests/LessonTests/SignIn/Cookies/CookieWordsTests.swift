import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct CookieWordsTests {
  private static let now = CookieJarTests.now

  private static func cookie(_ line: String, from origin: Origin = CookieJarTests.secure) throws -> Cookie {
    var jar = CookieJar()
    _ = jar.store(setCookie: [line], from: origin, path: "/account/login", at: now)
    return try #require(jar.cookies.first, "\(line) is refused")
  }

  @Test(arguments: [
    ("a=1; Path=/", "kept until the browser closes; scripts can read it"),
    ("a=1; Path=/; HttpOnly", "kept until the browser closes; scripts cannot read it"),
    ("a=1; Path=/; Max-Age=2592000", "kept 30 days, even when the browser closes; scripts can read it"),
    ("a=1; Path=/; Max-Age=5400", "kept 1 hour 30 minutes, even when the browser closes; scripts can read it"),
    (
      "a=1; Path=/; Expires=Fri, 15 Jan 2027 08:01:00 GMT",
      "kept 1 minute, even when the browser closes; scripts can read it"
    ),
    (
      "a=1; Path=/; Max-Age=99999999999",
      "kept 400 days, the longest that browsers allow, even when the browser closes; scripts can read it"
    ),
    (
      "a=1",
      "kept until the browser closes; scripts can read it; sent only to /account and addresses below it"
    ),
    ("a=1; Path=/admin/", "kept until the browser closes; scripts can read it; sent only to addresses below /admin/"),
    (
      "a=1; Path=/; Domain=shop.example",
      "kept until the browser closes; scripts can read it; sent to shop.example and to every host below it"
    ),
    ("a=1; Path=/; Secure", "kept until the browser closes; scripts can read it; sent only over HTTPS"),
    (
      "a=1; Path=/; SameSite=Lax",
      """
      kept until the browser closes; scripts can read it; \
      sent when other sites link here, but not with forms that they POST
      """
    ),
    (
      "a=1; Path=/; SameSite=strict",
      "kept until the browser closes; scripts can read it; not sent when another site leads here, not even by a link"
    ),
    (
      "a=1; Path=/; Secure; SameSite=None",
      """
      kept until the browser closes; scripts can read it; sent only over HTTPS; \
      sent with every request that another site makes, forms included
      """
    ),
    ("a=1; Path=/; SameSite=Sometimes", "kept until the browser closes; scripts can read it"),
    (
      "__Secure-a=1; Path=/; Secure",
      """
      kept until the browser closes; scripts can read it; sent only over HTTPS; \
      __Secure- in its name: browsers take it only with Secure
      """
    ),
    (
      "__Host-a=1; Path=/; Secure; HttpOnly",
      """
      kept until the browser closes; scripts cannot read it; sent only over HTTPS; \
      __Host- in its name: browsers take it only with Secure and for one host, so no other host can set it
      """
    ),
  ]) func whatIsUnusualIsSaid(_ line: String, _ words: String) throws {
    #expect(try Self.cookie(line).words(at: Self.now) == words)
  }

  @Test func onThisMachineSecureCookiesNeedNoHTTPS() throws {
    let cookie = try Self.cookie("a=1; Path=/; Secure", from: CookieJarTests.app)
    #expect(cookie.words(at: Self.now).hasSuffix("sent only over HTTPS, or to this machine itself (not by Safari)"))
  }

  @Test func theListOfCookiesSaysWhatIsMissingToo() throws {
    var jar = CookieJar()
    #expect(jar.outline(at: Self.now) == "This browser keeps no cookies.")
    let lines = ["session=abc; HttpOnly; Path=/", "theme=dark; Max-Age=60; Secure; SameSite=Strict; Path=/shop"]
    _ = jar.store(setCookie: lines, from: CookieJarTests.app, path: "/", at: Self.now)
    let expected = """
      session = abc
        kept until the browser closes
        HttpOnly: scripts cannot read it
        no Secure: sent with and without HTTPS
        no SameSite: sent when other sites link here; some browsers send it with forms that they POST too
      theme = dark
        kept 50 seconds, even when the browser closes
        no HttpOnly: scripts can read it
        Secure: sent only over HTTPS, or to this machine itself (not by Safari)
        SameSite=Strict: not sent when another site leads here, not even by a link
        Path=/shop: sent only to /shop and addresses below it
      """
    #expect(jar.outline(at: Self.now + 10) == expected)
    #expect(jar.outline(at: Self.now + 60).contains("its time is up"))
  }

  @Test(arguments: [
    (0.4, "0 seconds", "0 seconds"), (1, "1 second", "1 second"), (59.7, "1 minute", "1 minute"),
    (61, "1 minute 1 second", "1 minute"), (180, "3 minutes", "3 minutes"), (3599.5, "1 hour", "1 hour"),
    (86_399, "1 day", "1 day"), (90_000, "1 day 1 hour", "1 day"), (2_591_999, "30 days", "30 days"),
    (-120, "2 minutes", "2 minutes"), (1e300, "11574074 days 2 hours", "11574074 days"),
  ]) func spansHaveASensibleUnit(_ seconds: TimeInterval, _ words: String, _ rough: String) {
    #expect(seconds.words() == words)
    #expect(seconds.words(isRough: true) == rough)
  }

  @Test(
    arguments: [
      (4.6, "5 seconds"), (299, "4 minutes 59 seconds"), (902, "15 minutes"), (3_641, "1 hour 1 minute"),
    ] as [(TimeInterval, String)]) func whatTookLongIsToldInMinutes(_ seconds: TimeInterval, _ words: String)
  {
    #expect(seconds.elapsedWords == words)
  }
}
