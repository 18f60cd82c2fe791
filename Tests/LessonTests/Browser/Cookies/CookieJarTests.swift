import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct CookieJarTests {
  static let now = Date(timeIntervalSince1970: 1_800_000_000)
  static let app = Origin(scheme: "http", host: "127.0.0.1", port: 5000)
  static let secure = Origin(scheme: "https", host: "shop.example")
  static let insecure = Origin(scheme: "http", host: "shop.example")

  /// A jar that has received these lines, one response each, a second apart.
  static func jar(_ lines: String..., from origin: Origin = app, path: String = "/") -> CookieJar {
    var jar = CookieJar()
    for (index, line) in lines.enumerated() {
      _ = jar.store(setCookie: [line], from: origin, path: path, at: now + Double(index - lines.count))
    }
    return jar
  }

  // MARK: - Time

  @Test func deletionNeedsTheSamePathAndDomain() throws {
    var jar = Self.jar("session=1; Path=/")
    let cookie = try #require(jar.cookie(named: "session"))

    let missed = jar.store(setCookie: ["session=; Max-Age=0; Path=/app"], from: Self.app, path: "/", at: Self.now)
    guard case .nothingToDelete(let aimed)? = missed.first else {
      Testing.Issue.record("expected nothing to delete, got \(missed)")
      return
    }
    #expect(aimed.path == "/app")
    #expect(jar.cookie(named: "session") == cookie)

    let gone = "session=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/"
    #expect(jar.store(setCookie: [gone], from: Self.app, path: "/logout", at: Self.now) == [.deleted(cookie)])
    #expect(jar.cookies.isEmpty)
  }

  @Test func maxAgeOutranksExpires() {
    let jar = Self.jar(
      "a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "b=1; Expires=Thu, 01 Jan 2070 00:00:00 GMT; Max-Age=0")
    #expect(jar.cookies.map(\.name) == ["a"])
  }

  @Test(arguments: [
    "Max-Age=34560000", "Max-Age=34560001", "Max-Age=99999999999999999999", "Expires=Fri, 31 Dec 9999 23:59:59 GMT",
  ])
  func nothingLivesLongerThan400Days(_ attribute: String) throws {
    var jar = CookieJar()
    _ = jar.store(setCookie: ["a=1; \(attribute)"], from: Self.app, path: "/", at: Self.now)
    #expect(jar.cookies.first?.expires == Self.now + 400 * 86_400)
  }

  @Test func aCookieIsSentUntilItsTimeRunsOut() throws {
    var jar = CookieJar()
    _ = jar.store(setCookie: ["a=1; Max-Age=60"], from: Self.app, path: "/", at: Self.now)
    #expect(jar.header(for: Self.app, path: "/", at: Self.now + 59) == "a=1")
    #expect(jar.header(for: Self.app, path: "/", at: Self.now + 60) == nil)

    let cookie = try #require(jar.cookie(named: "a"))
    var other = jar
    #expect(jar.removeExpired(at: Self.now + 59).isEmpty)
    #expect(jar.removeExpired(at: Self.now + 60) == [.expired(cookie)])
    #expect(other.store(setCookie: [], from: Self.app, path: "/", at: Self.now + 60) == [.expired(cookie)])
    #expect(jar.cookies.isEmpty && other.cookies.isEmpty)
  }

  @Test func closingTheBrowserDropsWhatHasNoExpiry() throws {
    var jar = Self.jar("session=1", "remember=1; Max-Age=60", "broken=1; Max-Age=30 days; Expires=soon")
    let dropped = try ["session", "broken"].map { CookieChange.deleted(try #require(jar.cookie(named: $0))) }
    #expect(jar.closeBrowser() == dropped)
    #expect(jar.cookies.map(\.name) == ["remember"])
  }

  // MARK: - The header

  @Test func longerPathsThenOlderCookiesComeFirst() {
    var jar = Self.jar("a=1; Path=/", "b=2; Path=/x/y", "c=3; Path=/x", "d=4; Path=/x/y", "e=5; Path=/")
    #expect(jar.header(for: Self.app, path: "/x/y?q=/z", at: Self.now) == "b=2; d=4; c=3; a=1; e=5")
    #expect(jar.header(for: Self.app, path: "/", at: Self.now) == "a=1; e=5")
    #expect(jar.cookie(named: "a")?.lastAccess == Self.now)
  }

  @Test func headerOrderHoldsForAnyJar() {
    var random = SetCookieTests.SeededGenerator(seed: 5)
    for _ in 0..<200 {
      var jar = CookieJar()
      for index in 0..<12 {
        let path = String(repeating: "/x", count: Int.random(in: 1...4, using: &random))
        let time = Self.now + Double(Int.random(in: 0...3, using: &random))
        _ = jar.store(setCookie: ["n\(index)=1; Path=\(path)"], from: Self.app, path: "/", at: time)
      }
      let sent = jar.cookies(sentTo: Self.app, path: "/x/x/x/x", at: Self.now)
      #expect(sent.count == 12)
      for (first, second) in zip(sent, sent.dropFirst()) {
        #expect((second.path.count, first.createdAt) <= (first.path.count, second.createdAt))
      }
    }
  }

  @Test func noCookieMeansNoHeader() {
    var jar = Self.jar("a=1; Path=/x")
    #expect(jar.header(for: Self.app, path: "/", at: Self.now) == nil)
  }

  @Test func namelessAndEmptyCookiesAreSentAsTheyAre() {
    var jar = Self.jar("token", "=also", "empty=")
    #expect(jar.header(for: Self.app, path: "/", at: Self.now) == "also; empty=")
  }

  @Test(arguments: [
    ("/", "/"), ("/login", "/"), ("/a/b", "/a"), ("/a/b/", "/a/b"), ("/a//b", "/a/"), ("/a?next=/b/c", "/"),
    ("", "/"), ("a/b", "/"), ("?x", "/"), ("//", "/"), ("//a", "/"), ("/é/b", "/é"),
  ])
  func defaultPathIsTheFolder(_ path: String, expected: String) {
    #expect(Cookie.defaultPath(for: path) == expected)
    #expect(Self.jar("a=1; Path=x", path: path).cookies.first?.path == expected)
    #expect(Self.jar("a=1", path: path).cookies.first?.path == expected)
  }

  @Test(arguments: [
    ("/", "/", true), ("/x", "/", true), ("/x", "/x", true), ("/x/", "/x", true), ("/x/y", "/x", true),
    ("/x/y", "/x/", true), ("/xy", "/x", false), ("/x", "/x/", false), ("/X", "/x", false), ("/", "/x", false),
    ("/%78", "/x", false), ("/x?y", "/x", true), ("", "/", true), ("/x#y", "/x#y", false),
  ])
  func pathsMatchByWholeSegments(_ path: String, cookiePath: String, expected: Bool) {
    var jar = Self.jar("a=1; Path=\(cookiePath)")
    #expect((jar.header(for: Self.app, path: path, at: Self.now) != nil) == expected)
  }

  @Test func portsShareCookiesAndHostsDoNot() {
    var jar = Self.jar("a=1")
    #expect(jar.header(for: Origin(scheme: "http", host: "127.0.0.1", port: 9), path: "/", at: Self.now) == "a=1")
    #expect(jar.header(for: Origin(scheme: "http", host: "localhost", port: 5000), path: "/", at: Self.now) == nil)
    #expect(jar.header(for: Origin(scheme: "http", host: "127.0.0.2", port: 5000), path: "/", at: Self.now) == nil)
  }

  // MARK: - SameSite

  @Test(arguments: [
    ("", "safe"), ("; SameSite=Lax", "safe"), ("; SameSite=Strict", "same"), ("; SameSite=None; Secure", "all"),
    ("; SameSite=Nonsense", "safe"),
  ])
  func sameSiteLimitsWhatOtherSitesCause(_ attributes: String, sent: String) {
    var jar = Self.jar("a=1\(attributes)")
    #expect(jar.header(for: Self.app, path: "/", at: Self.now) == "a=1")
    let toLink = jar.header(for: Self.app, path: "/", from: .cross(isSafe: true), at: Self.now)
    let toPost = jar.header(for: Self.app, path: "/", from: .cross(isSafe: false), at: Self.now)
    #expect((toLink != nil) == (sent != "same"))
    #expect((toPost != nil) == (sent == "all"))
  }

  // MARK: - By hand

  @Test func tamperingKeepsTheAttributes() throws {
    var jar = Self.jar("session=good; HttpOnly; Max-Age=60; Path=/app")
    let old = try #require(jar.cookie(named: "session"))
    let change = jar.set(name: "session", value: "forged", for: Self.app, at: Self.now)
    var expected = old
    expected.value = "forged"
    expected.line = nil
    #expect(change == .replaced(expected, old: old))
    #expect(jar.cookies == [expected])
  }

  @Test func aCookieSetByHandGoesToTheWholeHost() {
    var jar = CookieJar()
    _ = jar.set(name: "session", value: "stolen", for: Self.app, at: Self.now)
    _ = jar.set(name: "__Host-id", value: "1", for: Self.app, at: Self.now)
    #expect(jar.header(for: Self.app, path: "/any/where", at: Self.now) == "session=stolen; __Host-id=1")
    #expect(jar.cookies.allSatisfy { $0.expires == nil && $0.path == "/" && $0.line == nil && $0.isHostOnly })
  }

  @Test(
    arguments: [
      ("a", "1; b", .readAs(name: "a", value: "1")), ("a=b", "1", .readAs(name: "a", value: "b=1")),
      ("a", " 1", .readAs(name: "a", value: "1")), ("a", "1\r\nX: y", .controlCharacter(0x0D)), ("", "", .empty),
      ("", "__Host-a=1", .prefixInNamelessValue(.host)), ("a", "1", nil), ("", "1", nil), ("a", "", nil),
    ] as [(String, String, CookieRefusal?)])
  func byHandOnlyWhatAServerCouldSet(_ name: String, value: String, expected: CookieRefusal?) {
    for existing in [CookieJar(), Self.jar("a=0")] {
      var jar = existing
      let change = jar.set(name: name, value: value, for: Self.app, at: Self.now)
      if let expected {
        #expect(change == .refused(line: "\(name)=\(value)", expected))
        #expect(jar == existing)
      } else {
        #expect(jar.cookie(named: name)?.value == value)
      }
    }
  }

  @Test func removingTakesAllOfThatName() {
    var jar = Self.jar("a=1; Path=/", "b=1", "a=2; Path=/x")
    let removed = jar.cookies.filter { $0.name == "a" }
    #expect(jar.remove(named: "a") == removed.map(CookieChange.deleted))
    #expect(jar.remove(named: "a").isEmpty)
    #expect(jar.cookies.map(\.name) == ["b"])
  }

  // MARK: - Changes

  @Test func changesTellTwoJarsApart() throws {
    let old = Self.jar("kept=1", "changed=1", "gone=1")
    var new = old
    _ = new.header(for: Self.app, path: "/", at: Self.now)
    #expect(new.changes(from: old).isEmpty)
    #expect(new != old)

    _ = new.store(
      setCookie: ["changed=2", "gone=; Max-Age=0", "fresh=1", "=", "kept=1"], from: Self.app, path: "/", at: Self.now)
    #expect(
      new.changes(from: old) == [
        .replaced(try #require(new.cookie(named: "changed")), old: try #require(old.cookie(named: "changed"))),
        .added(try #require(new.cookie(named: "fresh"))),
        .deleted(try #require(old.cookie(named: "gone"))),
      ])
  }
}
