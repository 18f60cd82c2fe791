import Foundation
import Testing

@testable import SignInKit

@Suite(.inTurn) struct SessionCookieTests {
  @Test(arguments: SessionCookieVectors.shared.vectors)
  func opensWhatFlaskSealed(vector: SessionCookieVectors.Vector) throws {
    let opened = SessionCookie(secretKey: vector.secretKey).open(vector.cookie, at: vector.timestamp)
    #expect(try #require(opened) == vector.values)
  }

  @Test(arguments: SessionCookieVectors.shared.vectors)
  func sealsAsFlaskDoes(vector: SessionCookieVectors.Vector) throws {
    let values = try vector.values
    #expect(JSONValue.object(values).compactText == vector.json)
    let cookie = SessionCookie(secretKey: vector.secretKey)
    let sealed = cookie.seal(values, at: vector.timestamp)
    #expect(sealed.hasPrefix(".") == vector.compressed)
    // Another release of zlib may compress to other bytes.
    if !vector.compressed { #expect(sealed == vector.cookie) }
    #expect(cookie.open(sealed, at: vector.timestamp) == values)
  }

  @Test(arguments: SessionCookieVectors.shared.verdicts)
  func acceptsAndRefusesAsFlaskDoes(verdict: SessionCookieVectors.Verdict) throws {
    let cookie = SessionCookie(secretKey: verdict.secretKey)
    #expect(cookie.lifetime == verdict.maxAge)
    let opened = cookie.open(verdict.cookie, at: verdict.now)
    #expect((opened != nil) == verdict.ok)
    if let json = verdict.json {
      #expect(opened == (try JSONDecoder().decode([String: JSONValue].self, from: Data(json.utf8))))
    }
  }

  @Test func refusesEveryChangedCharacterThatIsNotTheLastOfItsSegment() {
    let cookie = SessionCookie(secretKey: "key")
    let sealed = cookie.seal(["user": .string("alice")], at: 1_767_225_600)
    let segments = sealed.split(separator: ".").map(String.init)
    for index in segments.indices {
      for position in segments[index].indices.dropLast() {
        var changed = segments
        changed[index].replaceSubrange(position...position, with: segments[index][position] == "A" ? "B" : "A")
        #expect(cookie.open(changed.joined(separator: "."), at: 1_767_225_600) == nil)
      }
    }
  }

  @Test(arguments: ["", ".", "..", "...", "a.b", "é.é.é", "%00", String(repeating: "A", count: 100_000)])
  func refusesNonsense(text: String) {
    #expect(SessionCookie(secretKey: "key").open(text, at: 0) == nil)
  }

  @Test func writesDatesAsHTTPWantsThem() throws {
    let line = try #require(SessionCookieVectors.shared.setCookieLines["permanent"] ?? nil)
    #expect(line.contains("; Expires=\(SessionCookie.date(1_798_100_607)); "))
    #expect(SessionCookie.date(0) == "Thu, 01 Jan 1970 00:00:00 GMT")
  }
}
