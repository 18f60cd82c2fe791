import Foundation
import SignInKit
import Testing

@testable import Lesson
@testable import SignInKit

@Suite(.inTurn) struct CookieForgeryTests {
  private let values = CookieForgery.values(for: "alice")

  @Test func theUsualWaysToNameAPersonAreTried() {
    for value in [
      "alice", "YWxpY2U=", "YWxpY2U", "eyJ1c2VyIjoiYWxpY2UifQ", "%7B%22user%22%3A%22alice%22%7D",
      "6384e2b2184bcbf58eccf10ca7a6563c", "522b276a356bdf39013dfabea2cd43e141ecc9e8", "616c696365", "ecila", "true",
      "1",
    ] { #expect(values.contains(value), "\(value)") }
    #expect(Set(values).count == values.count)
  }

  @Test func unsignedTokensNameThePerson() throws {
    let tokens = values.filter { $0.split(separator: ".", omittingEmptySubsequences: false).count == 3 }
    let algorithms = try tokens.compactMap { token -> String? in
      let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard let head = try? JSONSerialization.jsonObject(with: try decoded(parts[0])) as? [String: String],
        let algorithm = head["alg"]
      else { return nil }
      let claims = try JSONSerialization.jsonObject(with: try decoded(parts[1])) as? [String: Any]
      #expect(claims?["sub"] as? String == "alice")
      #expect(parts[2].isEmpty == (algorithm == "none"))
      return algorithm
    }
    #expect(algorithms.sorted() == ["HS256", "none"])
  }

  @Test func aBrowserWouldKeepEachOfThem() throws {
    var browser = Browser(endpoint: Endpoint(port: 1))
    for value in values {
      try browser.setCookie("session", value)
      #expect(browser.jar.cookie(named: "session")?.value == value)
    }
  }

  @Test(arguments: [
    ("abcd", "as it is"), ("user:abcd:1", "as it is"), ("a%62cd", "percent-encoded"), ("YWJjZA==", "in base64"),
    ("YWJjZA", "in base64"), ("x.eyJwdyI6ImFiY2QifQ.y", "in base64"), ("alice|YWJjZA", "in base64"),
    ("YWJjZA%3D%3D", "in base64"), ("alice|e2fc714c4727ee9395f324cd2e7f331f", "as a quick hash"),
  ]) func aPasswordIsFound(_ value: String, _ encoding: String) {
    #expect(CookieForgery.encoding(of: "abcd", in: value) == encoding)
  }

  @Test(arguments: [
    "", "abc", "84e73dc50f2be9000ab2a87f8026c1f45e1fec954af502e9904031645b190d4f", "....", "%%%", "YWJj",
  ])
  func aValueWithoutThePasswordHidesNone(_ value: String) {
    #expect(CookieForgery.encoding(of: "abcd", in: value) == nil)
  }

  @Test func aPasswordInASessionCookieIsFoundHoweverLongTheSession() {
    let cookie = SessionCookie(secretKey: "key")
    let short = cookie.seal(["password": .string("ab-cd!")], at: 1_700_000_000)
    #expect(CookieForgery.encoding(of: "ab-cd!", in: short) == "in base64")
    let long = cookie.seal(
      ["password": .string("ab-cd!"), "z": .string(String(repeating: "x", count: 500))], at: 1_700_000_000)
    #expect(long.hasPrefix("."))
    #expect(CookieForgery.encoding(of: "ab-cd!", in: long) == "compressed, in base64")
  }

  private func decoded(_ text: String) throws -> Data {
    let standard = text.replacing("-", with: "+").replacing("_", with: "/")
    return try #require(Data(base64Encoded: standard + String(repeating: "=", count: (4 - standard.count % 4) % 4)))
  }

  @Test func aNameIsReplacedWhereverItCanBeRead() {
    #expect(CookieForgery.renamed("v1-alice", from: "alice", to: "admin") == ["v1-admin"])
    let claims = Data(#"{"version":1,"user":"alice"}"#.utf8).base64EncodedString()
    let forged = Data(#"{"version":1,"user":"admin"}"#.utf8).base64EncodedString()
    #expect(CookieForgery.renamed(claims, from: "alice", to: "admin").contains(forged))
    #expect(CookieForgery.renamed("5d41402abc4b2a76b9719d911017c592", from: "alice", to: "admin").isEmpty)
  }

  @Test(arguments: [
    ("alice.6384e2b2184bcbf58eccf10ca7a6563c", "admin.21232f297a57a5a743894a0e4a801fc3"),
    ("eyJ1c2VyIjoiYWxpY2UifQ.17fe1de8d5d8f5b96dd9b24b1a4ab4ed2d1fb4a1", nil),
    ("alice.0000000000000000000000000000000", nil), ("alice", nil), (".", nil), ("", nil),
  ]) func aSignatureWithoutAKeyIsMadeAnew(_ value: String, _ forged: String?) {
    #expect(CookieForgery.resigned(value, from: "alice", to: "admin").first == forged)
  }

  @Test(arguments: [
    ("1001", "1002", true), ("sess-001001", "sess-001000", true), ("1763930000123", "1763930000901", true),
    ("1001", "1001", false), ("a1", "b2", false), ("alice", "admin", false), ("", "", false),
    ("483920174639201", "120498120398120", false), ("9223372036854775807", "-9223372036854775808", false),
  ]) func idsThatFollowEachOtherAreNeighbours(_ one: String, _ other: String, _ are: Bool) {
    #expect(CookieForgery.areNeighbours(one, other) == are)
  }
}
