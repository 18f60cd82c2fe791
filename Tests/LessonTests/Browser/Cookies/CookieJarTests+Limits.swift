import Foundation
import Testing

@testable import Lesson

extension CookieJarTests {
  @Test func aFullDomainLosesTheLeastRecentlyUsedInsecureCookie() throws {
    var jar = CookieJar()
    _ = jar.store(setCookie: ["safe=1; Secure"], from: Self.app, path: "/", at: Self.now)
    for index in 0..<49 {
      _ = jar.store(setCookie: ["n\(index)=1; Path=/\(index)"], from: Self.app, path: "/", at: Self.now + 1)
    }
    _ = jar.header(for: Self.app, path: "/0", at: Self.now + 2)
    _ = jar.store(setCookie: ["foreign=1"], from: Self.secure, path: "/", at: Self.now)
    let before = jar

    let changes = jar.store(setCookie: ["last=1"], from: Self.app, path: "/", at: Self.now + 3)
    #expect(
      changes == [
        .added(try #require(jar.cookie(named: "last"))), .evicted(try #require(before.cookie(named: "n1"))),
      ])
    #expect(jar.cookies.count == 51)
    #expect(jar.cookie(named: "safe") != nil && jar.cookie(named: "n0") != nil && jar.cookie(named: "foreign") != nil)
  }

  @Test func amongSecureCookiesTheInsecureNewcomerGoes() throws {
    var jar = CookieJar()
    for index in 0..<50 {
      _ = jar.store(setCookie: ["n\(index)=1; Secure"], from: Self.app, path: "/", at: Self.now)
    }
    let changes = jar.store(setCookie: ["last=1"], from: Self.app, path: "/", at: Self.now + 1)
    guard case .added(let cookie)? = changes.first else {
      Testing.Issue.record("expected an added cookie, got \(changes)")
      return
    }
    #expect(changes == [.added(cookie), .evicted(cookie)])
    _ = jar.store(setCookie: ["late=1; Secure"], from: Self.app, path: "/", at: Self.now + 1)
    #expect(jar.cookies.map(\.name) == (1..<50).map { "n\($0)" } + ["late"])
  }

  @Test func aFullJarLosesTheLeastRecentlyUsedCookie() throws {
    var jar = Self.jar("a=1")
    let template = try #require(jar.cookie(named: "a"))
    jar.cookies = (0..<CookieJar.maximumCookies).map { index in
      var cookie = template
      cookie.domain = "h\(index / 50).localhost"
      cookie.name = "n\(index)"
      cookie.lastAccess = Self.now - Double(index)
      return cookie
    }
    let oldest = try #require(jar.cookies.last)
    let changes = jar.store(setCookie: ["new=1"], from: Self.app, path: "/", at: Self.now)
    #expect(changes == [.added(try #require(jar.cookie(named: "new"))), .evicted(oldest)])
    #expect(jar.cookies.count == CookieJar.maximumCookies)
  }
}
