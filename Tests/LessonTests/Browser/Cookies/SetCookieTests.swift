import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct SetCookieTests {
  @Test func readsWhatFlaskSends() throws {
    let cookie = try SetCookie(
      "session=eyJ1c2VyIjoiYWxpY2UifQ.Z1.x-y; Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly; Path=/; SameSite=Lax")
    #expect(cookie.name == "session")
    #expect(cookie.value == "eyJ1c2VyIjoiYWxpY2UifQ.Z1.x-y")
    #expect(cookie.expires == Date(timeIntervalSince1970: 1_792_567_680))
    #expect(cookie.isHTTPOnly)
    #expect(!cookie.isSecure)
    #expect(cookie.path == "/")
    #expect(cookie.sameSite == .lax)
    #expect(cookie.domain == nil)
    #expect(cookie.maxAge == nil)
    #expect(cookie.ignored.isEmpty)
  }

  @Test(arguments: [
    ("a=b", "a", "b"),
    (" a = b ", "a", "b"),
    ("\ta\t=\tb c\t", "a", "b c"),
    ("a=b=c", "a", "b=c"),
    ("a=", "a", ""),
    ("=b", "", "b"),
    ("b", "", "b"),
    ("==b", "", "=b"),
    ("a=\"b; c\"", "a", "\"b"),
    ("naïve=café", "naïve", "café"),
    // One character with the separator to a reader, two to a browser.
    ("a=b;\u{301}c", "a", "b"),
    ("a=\u{301}b", "a", "\u{301}b"),
  ])
  func readsNameAndValue(_ line: String, name: String, value: String) throws {
    let cookie = try SetCookie(line)
    #expect(cookie.name == name)
    #expect(cookie.value == value)
    #expect(cookie.line == line)
  }

  @Test(arguments: ["", "=", " = ", ";", "; Path=/", "\t"])
  func refusesALineThatSaysNothing(_ line: String) {
    #expect(throws: CookieRefusal.empty) { try SetCookie(line) }
  }

  @Test(arguments: Array(0...0x1F) + [0x7F])
  func refusesControlCharactersButTabs(_ byte: UInt8) throws {
    let character = Character(Unicode.Scalar(byte))
    for line in ["a=b\(character)c", "a\(character)b=c", "a=b; Path=/\(character)"] {
      if byte == 0x09 {
        _ = try SetCookie(line)
      } else {
        #expect(throws: CookieRefusal.controlCharacter(byte)) { try SetCookie(line) }
      }
    }
  }

  @Test func takes4096BytesOfNameAndValue() throws {
    #expect(try SetCookie("a=" + String(repeating: "b", count: 4095)).value.count == 4095)
    #expect(throws: CookieRefusal.tooLong(bytes: 4097)) { try SetCookie("a=" + String(repeating: "b", count: 4096)) }
    #expect(throws: CookieRefusal.tooLong(bytes: 4097)) { try SetCookie("a=" + String(repeating: "é", count: 2048)) }
  }

  @Test func attributesDoNotCountAgainstThePair() throws {
    let attributes = String(repeating: "; x=" + String(repeating: "y", count: 1000), count: 10)
    #expect(try SetCookie("a=b" + attributes).value == "b")
  }

  @Test func ignoresAttributesLongerThan1024Bytes() throws {
    let fits = "/" + String(repeating: "p", count: 1023)
    #expect(try SetCookie("a=b; Path=\(fits)").path == fits)
    let long = try SetCookie("a=b; Path=/x; Path=\(fits)p; Secure")
    #expect(long.path == "/x")
    #expect(long.isSecure)
    #expect(long.ignored == ["Path=\(fits)p"])
  }

  @Test(
    arguments: [
      ("0", 0), ("1", 1), ("-1", -1), ("007", 7), ("-0", 0), ("60", 60),
      ("99999999999999999999", .max), ("-99999999999999999999", .min),
      ("", nil), ("-", nil), ("+1", nil), ("1.5", nil), ("1e3", nil), ("30 days", nil), ("--1", nil), ("٣", nil),
    ] as [(String, Int?)])
  func readsMaxAge(_ value: String, seconds: Int?) throws {
    let cookie = try SetCookie("a=b; Max-Age=\(value)")
    #expect(cookie.maxAge == seconds)
    #expect(cookie.ignored.isEmpty == (seconds != nil))
  }

  @Test func anUnreadableAttributeLeavesTheEarlierOne() throws {
    let cookie = try SetCookie("a=b; Max-Age=5; Max-Age=soon; Expires=1 jan 2024 0:0:0; Expires=later")
    #expect(cookie.maxAge == 5)
    #expect(cookie.expires == Date(timeIntervalSince1970: 1_704_067_200))
    #expect(cookie.ignored == ["Max-Age=soon", "Expires=later"])
  }

  @Test(
    arguments: [
      ("example.org", "example.org"), (".example.org", "example.org"), ("..example.org", ".example.org"),
      ("EXAMPLE.org", "example.org"), (" example.org ", "example.org"), ("", nil), (".", nil),
    ] as [(String, String?)])
  func readsDomain(_ value: String, domain: String?) throws {
    #expect(try SetCookie("a=b; Domain=\(value)").domain == domain)
  }

  @Test func theLastAttributeOfANameWins() throws {
    let cookie = try SetCookie(
      "a=b; Domain=x.org; Domain=; Path=/x; Path=y; SameSite=Strict; SameSite=None; Max-Age=1; Max-Age=2")
    #expect(cookie.domain == nil)
    #expect(cookie.path == "y")
    #expect(cookie.sameSite == .unrestricted)
    #expect(cookie.maxAge == 2)
  }

  @Test(
    arguments: [
      ("Strict", .strict), ("lax", .lax), ("NONE", .unrestricted), ("", nil), ("Strictly", nil), ("true", nil),
    ] as [(String, Cookie.SameSite?)])
  func readsSameSite(_ value: String, expected: Cookie.SameSite?) throws {
    let cookie = try SetCookie("a=b; SameSite=Strict; SameSite=\(value)")
    #expect(cookie.sameSite == expected)
    #expect(cookie.ignored.isEmpty == (expected != nil))
  }

  @Test(arguments: ["Secure", "secure", "SECURE=no", " Secure ", "Secure=", "HttpOnly; Secure"])
  func flagsNeedNoValue(_ attribute: String) throws {
    #expect(try SetCookie("a=b;\(attribute)").isSecure)
  }

  @Test(arguments: ["Secure true", "\"Secure\"", "Secur\u{435}", "x=Secure", "Secure,HttpOnly"])
  func keepsWhatHasNoEffect(_ attribute: String) throws {
    let cookie = try SetCookie("a=b; ; \(attribute) ;")
    #expect(!cookie.isSecure)
    #expect(cookie.ignored == [attribute])
  }

  /// Any bytes at all: the HTTP layer promises nothing but text.
  @Test func readsOrRefusesTenThousandRandomLines() throws {
    var random = SeededGenerator(seed: 6265)
    for _ in 0..<10_000 {
      let line = Self.randomLine(using: &random)
      do throws(CookieRefusal) {
        let cookie = try SetCookie(line)
        #expect(cookie.name.utf8.count + cookie.value.utf8.count > 0)
        #expect(!cookie.name.utf8.contains(UInt8(ascii: "=")))
        #expect(!(cookie.name + cookie.value).utf8.contains(UInt8(ascii: ";")))
        // Reading it again changes nothing.
        let again = try SetCookie("\(cookie.name)=\(cookie.value)")
        #expect(again.name.utf8.elementsEqual(cookie.name.utf8))
        #expect(again.value.utf8.elementsEqual(cookie.value.utf8))
      } catch {
        switch error {
        case .empty: #expect(!line.utf8.prefix { $0 != UInt8(ascii: ";") }.contains { $0 > 0x3D })
        case .controlCharacter(let byte): #expect(line.utf8.contains(byte))
        default: Testing.Issue.record("no reason for \(error)")
        }
      }
    }
  }
}

extension SetCookieTests {
  private static let pieces = [
    "=", ";", "Path=/", "Domain=", "localhost", "Max-Age=", "Expires=", "SameSite=", "Secure", "__Host-", "/", ".", " ",
    "\t", "-9", "é",
  ].map { Array($0.utf8) }

  /// Bytes of any kind among pieces that mean something.
  static func randomLine(using random: inout SeededGenerator) -> String {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      let byte = UInt8.random(in: 0...255, using: &random)
      bytes += Bool.random(using: &random) ? pieces[Int(byte) % pieces.count] : [byte]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// SplitMix64: the same lines in every run.
  struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
      state = seed
    }

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
