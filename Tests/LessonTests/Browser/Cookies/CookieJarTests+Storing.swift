import Foundation
import Testing

@testable import Lesson

extension CookieJarTests {
  static func refusal(
    of line: String, from origin: Origin = app, path: String = "/", in jar: CookieJar = CookieJar()
  ) -> CookieRefusal? {
    var after = jar
    guard case .refused(line, let reason)? = after.store(setCookie: [line], from: origin, path: path, at: now).first
    else { return nil }
    #expect(after == jar, "a refused cookie leaves the jar alone")
    return reason
  }

  // MARK: - Keeping

  @Test func keepsAllThatWasSent() throws {
    var jar = CookieJar()
    let line = "session=abc; Max-Age=60; Path=/admin; Secure; HttpOnly; SameSite=Strict"
    let changes = jar.store(setCookie: [line], from: Self.app, path: "/login", at: Self.now)
    let cookie = Cookie(
      name: "session", value: "abc", domain: "127.0.0.1", isHostOnly: true, path: "/admin", expires: Self.now + 60,
      isSecure: true, isHTTPOnly: true, sameSite: .strict, createdAt: Self.now, lastAccess: Self.now, line: line)
    #expect(changes == [.added(cookie)])
    #expect(jar.cookies == [cookie])
  }

  @Test func aCopyIsASecondJar() {
    let jar = Self.jar("a=1")
    var copy = jar
    copy.remove(named: "a")
    #expect(jar.cookie(named: "a")?.value == "1")
    #expect(copy.cookie(named: "a") == nil)
  }

  @Test func replacementKeepsTheCreationTimeAndThePlace() throws {
    var jar = Self.jar("a=1", "b=1")
    let old = try #require(jar.cookie(named: "a"))
    let changes = jar.store(setCookie: ["a=2; HttpOnly"], from: Self.app, path: "/", at: Self.now)
    let new = try #require(jar.cookie(named: "a"))
    #expect(changes == [.replaced(new, old: old)])
    #expect(new.value == "2")
    #expect(new.isHTTPOnly)
    #expect(new.createdAt == old.createdAt)
    #expect(jar.header(for: Self.app, path: "/", at: Self.now) == "a=2; b=1")
  }

  @Test func nameDomainHostOnlyAndPathMakeACookie() {
    let jar = Self.jar(
      "a=1", "A=2", "a=3; Path=/x", "a=4; Domain=shop.example", "a=5; Domain=SHOP.example", "caf\u{E9}=6",
      "cafe\u{301}=7", from: Self.secure)
    #expect(jar.cookies.map(\.value) == ["1", "2", "3", "5", "6", "7"])
  }

  @Test func storingTwiceIsStoringOnce() {
    var random = SetCookieTests.SeededGenerator(seed: 7)
    let names = ["a", "b", "__Host-c", ""]
    let attributes = ["", "; Path=/", "; Path=/x", "; Secure", "; Max-Age=60", "; Max-Age=0", "; Domain=shop.example"]
    for _ in 0..<300 {
      let lines = (0..<8).map { index in
        "\(names.randomElement(using: &random)!)=\(index)"  // Neither list is empty.
          + attributes.randomElement(using: &random)! + attributes.randomElement(using: &random)!
      }
      var once = CookieJar()
      _ = once.store(setCookie: lines, from: Self.secure, path: "/", at: Self.now)
      // Deleted in the middle, a cookie comes back with another place; so compare what a server sees of each.
      var twice = once
      _ = twice.store(setCookie: lines, from: Self.secure, path: "/", at: Self.now)
      #expect(Set(twice.cookies.map(\.line)) == Set(once.cookies.map(\.line)))
      var thrice = twice
      _ = thrice.store(setCookie: twice.cookies.compactMap(\.line), from: Self.secure, path: "/", at: Self.now)
      #expect(thrice == twice)
    }
  }

  /// Hardly a line of wild bytes is free of control characters; so half of them are stripped of these.
  @Test func anyLinesLeaveASoundJar() {
    var random = SetCookieTests.SeededGenerator(seed: 57)
    var jar = CookieJar()
    for _ in 0..<2_000 {
      let line = SetCookieTests.randomLine(using: &random)
      let lines = [line, String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 0x20 }))]
      let origin = [Self.app, Self.secure, Self.insecure, Origin(scheme: "http", host: "a.localhost")]
        .randomElement(using: &random)!  // The list is not empty.
      let changes = jar.store(setCookie: lines, from: origin, path: "/a/b", at: Self.now)
      #expect(changes.count >= lines.count)
    }
    #expect(jar.cookies.count > 100)
    for (index, cookie) in jar.cookies.enumerated() {
      #expect(!cookie.isExpired(at: Self.now))
      #expect(cookie.path.hasPrefix("/"))
      #expect(!cookie.pair.isEmpty && !cookie.pair.utf8.contains(UInt8(ascii: ";")))
      #expect(!jar.cookies[..<index].contains(where: cookie.replaces))
      #expect(jar.cookies.count { $0.domain == cookie.domain } <= CookieJar.maximumCookiesPerDomain)
    }
  }

  // MARK: - Secure

  @Test func secureCookiesGoToTrustworthyOriginsOnly() {
    var jar = Self.jar("a=1; Secure", "b=1", from: Self.secure)
    #expect(jar.header(for: Self.secure, path: "/", at: Self.now) == "a=1; b=1")
    #expect(jar.header(for: Self.insecure, path: "/", at: Self.now) == "b=1")
    #expect(Self.refusal(of: "a=1; Secure", from: Self.insecure) == .secureFromInsecureOrigin(Self.insecure))

    var local = Self.jar("a=1; Secure")
    #expect(local.header(for: Self.app, path: "/", at: Self.now) == "a=1")
  }

  @Test(
    arguments: [
      ("a=2", "/", nil), ("a=2; Path=/login", "/", "a"), ("a=2; Path=/login/en", "/", "a"),
      ("a=2; Path=/", "/login", nil),
      ("a=2", "/login/x", "a"), ("a=2; Path=/loginx", "/", nil), ("b=2; Path=/login", "/", nil),
      ("a=2; Path=/login; Domain=shop.example", "/", "a"), ("a=; Max-Age=0; Path=/login", "/", "a"),
    ] as [(String, String, String?)])
  func leavesSecureCookiesAlone(_ line: String, path: String, hidden: String?) {
    let jar = Self.jar("a=1; Secure; Path=/login", from: Self.secure)
    let expected = hidden.flatMap(jar.cookie(named:)).map(CookieRefusal.hidesSecureCookie)
    #expect(Self.refusal(of: line, from: Self.insecure, path: path, in: jar) == expected)
    #expect(Self.refusal(of: line, from: Self.secure, path: path, in: jar) == nil)
  }

  @Test func leavesSecureCookiesOfDomainsAboveAndBelowAlone() {
    let above = Self.jar("a=1; Secure; Domain=shop.example", from: Self.secure)
    let below = Origin(scheme: "http", host: "www.shop.example")
    #expect(Self.refusal(of: "a=2", from: below, in: above) == .hidesSecureCookie(above.cookies[0]))

    let deep = Self.jar("a=1; Secure", from: Origin(scheme: "https", host: "www.shop.example"))
    #expect(
      Self.refusal(of: "a=2; Domain=shop.example", from: Self.insecure, in: deep) == .hidesSecureCookie(deep.cookies[0])
    )
    #expect(Self.refusal(of: "a=2", from: Origin(scheme: "http", host: "other.example"), in: deep) == nil)
  }

  // MARK: - Refusals

  @Test(
    arguments: [
      ("a=1; Domain=127.0.0.1", "127.0.0.1", nil),
      ("a=1; Domain=.0.0.1", "127.0.0.1", .foreignDomain(domain: "0.0.1", host: "127.0.0.1")),
      ("a=1; Domain=localhost", "127.0.0.1", .publicSuffix(domain: "localhost")),
      ("a=1; Domain=localhost", "localhost", nil),
      ("a=1; Domain=localhost", "app.localhost", .publicSuffix(domain: "localhost")),
      ("a=1; Domain=app.localhost", "app.localhost", nil),
      ("a=1; Domain=app.localhost", "www.app.localhost", nil),
      ("a=1; Domain=::1", "[::1]", nil),
      ("a=1; Domain=example.org", "shop.example.org", nil),
      ("a=1; Domain=example.org", "badexample.org", .foreignDomain(domain: "example.org", host: "badexample.org")),
      ("a=1; Domain=www.example.org", "example.org", .foreignDomain(domain: "www.example.org", host: "example.org")),
      ("a=1; Domain=example.org.", "example.org", .foreignDomain(domain: "example.org.", host: "example.org")),
      ("a=1; Domain=127.0.0.1:5000", "127.0.0.1", .foreignDomain(domain: "127.0.0.1:5000", host: "127.0.0.1")),
      ("a=1; Domain=http://a.org", "a.org", .foreignDomain(domain: "http://a.org", host: "a.org")),
      ("a=1; Domain=org", "example.org", .publicSuffix(domain: "org")),
      ("a=1; Domain=bücher.example", "bücher.example", .domainNotASCII(domain: "bücher.example")),
      ("a=1; SameSite=None", "127.0.0.1", .sameSiteNoneWithoutSecure),
      ("a=1; SameSite=None; Secure", "127.0.0.1", nil),
      ("__Secure-a=1", "127.0.0.1", .securePrefixWithoutSecure),
      ("__SECURE-a=1; Path=/", "127.0.0.1", .securePrefixWithoutSecure),
      ("__Secure-a=1; Secure; Path=/x; Domain=shop.example", "shop.example", nil),
      ("__Host-a=1; Path=/", "127.0.0.1", .hostPrefixWithoutSecure),
      ("__host-a=1; Path=/; Secure; Domain=shop.example", "shop.example", .hostPrefixWithDomain("shop.example")),
      ("__Host-a=1; Secure", "127.0.0.1", .hostPrefixWithoutRootPath(path: "/")),
      ("__Host-a=1; Secure; Path=/x", "127.0.0.1", .hostPrefixWithoutRootPath(path: "/x")),
      ("__Host-\u{301}a=1", "127.0.0.1", .hostPrefixWithoutSecure),
      ("__Host-a=1; Secure; Path=/", "127.0.0.1", nil),
      ("__Hosta=1", "127.0.0.1", nil),
      ("__Host-a", "127.0.0.1", .prefixInNamelessValue(.host)),
      ("=__secure-a=1; Secure; Path=/", "127.0.0.1", .prefixInNamelessValue(.secure)),
      ("=", "127.0.0.1", .empty),
      ("a=1\u{0}", "127.0.0.1", .controlCharacter(0)),
    ] as [(String, String, CookieRefusal?)])
  func judgesTheLine(_ line: String, host: String, expected: CookieRefusal?) {
    let isTestName = host.hasSuffix("shop.example")
    let origin = Origin(scheme: isTestName ? "https" : "http", host: host)
    #expect(Self.refusal(of: line, from: origin) == expected)
  }

  @Test func aDomainCookieReachesTheHostsBelow() {
    var jar = Self.jar("a=1; Domain=.app.localhost", "b=1", from: Origin(scheme: "http", host: "app.localhost"))
    #expect(jar.header(for: Origin(scheme: "http", host: "app.localhost"), path: "/", at: Self.now) == "a=1; b=1")
    #expect(jar.header(for: Origin(scheme: "http", host: "www.app.localhost"), path: "/", at: Self.now) == "a=1")
    #expect(jar.header(for: Origin(scheme: "http", host: "myapp.localhost"), path: "/", at: Self.now) == nil)
  }

  @Test func oneBadLineDoesNotSpoilTheOthers() {
    var jar = CookieJar()
    let changes = jar.store(setCookie: ["a=1", "=", "b=1"], from: Self.app, path: "/", at: Self.now)
    #expect(changes.count == 3)
    #expect(changes[1] == .refused(line: "=", .empty))
    #expect(jar.cookies.map(\.name) == ["a", "b"])
  }
}
