import Crypto
import Foundation
import Testing

@testable import Lesson
@testable import SignInKit

@Suite(.inTurn) struct CookieContentTests {
  private static let now = Date(timeIntervalSince1970: 1_767_225_600)
  private static let people = ["admin", "alice"]

  private static func words(_ value: String) -> String {
    let cookie = Cookie(
      name: "c", value: value, domain: "127.0.0.1", isHostOnly: true, path: "/", isSecure: false, isHTTPOnly: false,
      createdAt: now, lastAccess: now)
    return CookieContent(value, people: people).lines(of: cookie, people: people, at: now).joined(separator: "\n")
  }

  private static func jwt(_ header: String, _ claims: String, _ signature: String = "c2lnbmF0dXJl") -> String {
    "\(Data(header.utf8).base64URL).\(Data(claims.utf8).base64URL).\(signature)"
  }

  @Test(arguments: SessionCookieVectors.shared.vectors)
  func everyCookieOfFlaskIsRead(_ vector: SessionCookieVectors.Vector) throws {
    guard case .signed(let signed) = CookieContent(vector.cookie) else {
      Testing.Issue.record("\(CookieContent(vector.cookie))")
      return
    }
    #expect(signed.time == Date(timeIntervalSince1970: Double(vector.timestamp)))
    #expect(signed.data.core == .json(try #require(JSON(vector.json))))
    if case .encoded(.base64, .encoded(.compressed, _)) = signed.data {
      #expect(vector.compressed)
    } else {
      #expect(!vector.compressed)
    }
  }

  /// The answer to wrong signatures is the same as to right ones: nobody can tell without the key.
  @Test(arguments: SessionCookieVectors.shared.verdicts.filter { !$0.cookie.isEmpty })
  func noSignatureIsCalledRightOrWrong(_ verdict: SessionCookieVectors.Verdict) {
    let words = Self.words(verdict.cookie)
    #expect(!words.contains(/\b(valid|invalid|correct|genuine|forged)\b/.ignoresCase()), "\(words)")
    if CookieContent(verdict.cookie).looksSigned {
      #expect(words.contains("Without the key nobody can tell whether it is right, this program included."))
    }
  }

  @Test func aSessionOfFlaskInWords() {
    let cookie = SessionCookieVectors.shared.vectors[0].cookie
    let cases = [(180.0, "3 minutes ago"), (0, "just now"), (-120, "in 2 minutes")]
    for (age, words) in cases {
      let expected = """
        session: looks signed, as Flask and the kit of this course do it: data, time and signature.
          {"user": "admin"}
          Signed 2026-01-01 00:00:00 UTC, \(words).
          Who can read it? Anybody who holds the cookie. It is encoded, not encrypted.
          What stops a change? A signature made with the app's secret key, if its last part is one. Without the key \
        nobody can tell whether it is right, this program included.
          Try `tamper with cookie session`, then `visit /dashboard`.
        """
      let held = Cookie(
        name: "session", value: cookie, domain: "127.0.0.1", isHostOnly: true, path: "/", isSecure: false,
        isHTTPOnly: true, createdAt: Self.now, lastAccess: Self.now)
      let lines = CookieContent(cookie).lines(of: held, people: Self.people, at: Self.now + age)
      #expect(lines.joined(separator: "\n") == expected)
    }
  }

  @Test func tokensInWords() {
    let claims = #"{"sub":"alice","iat":1767222000,"exp":1767229200}"#
    #expect(
      Self.words(Self.jwt(#"{"alg":"HS256","typ":"JWT"}"#, claims)) == """
        c: a JSON Web Token: a header, claims and a signature, each in base64.
          header: {"alg": "HS256", "typ": "JWT"}
          claims: {"sub": "alice", "iat": 1767222000, "exp": 1767229200}
          Made 2025-12-31 23:00:00 UTC, 1 hour ago (iat).
          Valid until 2026-01-01 01:00:00 UTC, in 1 hour (exp).
          Who can read it? Anybody who holds the cookie. It is encoded, not encrypted.
          What stops a change? A signature made with the app's secret key. Without the key nobody can tell whether it \
        is right, this program included.
          Try `tamper with cookie c`, then `visit /dashboard`.
        """)
    #expect(Self.words(Self.jwt(#"{"alg":"ES256"}"#, claims)).contains("made with the app's private key"))
    #expect(Self.words(Self.jwt(#"{"alg":"NONE"}"#, claims, "")).contains("Nothing: `alg: none` means"))
    #expect(
      Self.words(Self.jwt(#"{"alg":"HS256"}"#, claims, "")).contains("Nothing: the place of the signature is empty"))
    // A moment that no calendar holds is no moment.
    #expect(!Self.words(Self.jwt(#"{"alg":"HS256"}"#, #"{"exp":1e400,"iat":-1,"nbf":"x"}"#)).contains("UTC"))
  }

  @Test(arguments: [
    ("", "empty", nil), ("41", "a number", "set cookie c=42"), ("alice", "plain text", "set cookie c=admin"),
    ("user:alice", "plain text", "set cookie c=user:admin"), ("dark", "plain text", "tamper with cookie c"),
    ("\"alice\"", "plain text, in quotes", "set cookie \"c=\\\"admin\\\"\""),
    ("signed-in-until-2026", "plain text", "tamper with cookie c"),
    ("/dashboard/page/1", "plain text", "tamper with cookie c"),
    (#"{"user":"alice"}"#, "JSON, a way to write data", #"set cookie "c={\"user\":\"admin\"}""#),
    ("%7B%22user%22%3A%22alice%22%7D", "percent-encoded", "set cookie c=%7B%22user%22%3A%22admin%22%7D"),
    ("YWxpY2U=", "plain text, in base64", "set cookie c=YWRtaW4"),
    ("eyJ1c2VyIjoiYWxpY2UifQ", "JSON, a way to write data, in base64", "set cookie c=eyJ1c2VyIjoiYWRtaW4ifQ"),
    ("ZXlKMWMyVnlJam9pWVd4cFkyVWlmUT09", "in base64, in base64", "tamper with cookie c"),
    ("616c696365", "plain text, in hex", "tamper with cookie c"),
    (
      "6384e2b2184bcbf58eccf10ca7a6563c", "the MD5 hash of the name alice",
      "set cookie c=21232f297a57a5a743894a0e4a801fc3"
    ),
    (
      "522b276a356bdf39013dfabea2cd43e141ecc9e8", "the SHA-1 hash of the name alice",
      "set cookie c=d033e22ae348aeb5660fc2140aec35850c4da997"
    ),
    ("q8Zr0Lk2Jw9Xv4Tn7Yb1Hc5Dm3", "looks random: 26 characters, letters and digits", "tamper with cookie c"),
    (
      "5f2b9c1e-8a44-4c1b-9d57-0e6f3a2b1c4d", "looks random: 36 characters, digits and the letters a to f",
      "tamper with cookie c"
    ),
    ("73495810273645901827364", "looks random: 23 characters, digits only", "tamper with cookie c"),
    ("Xk3-9_aQz7Wm2Lp0Rt-8Vb", "looks random: 22 characters, letters, digits and signs", "tamper with cookie c"),
    ("alice.S0wlPjGHRlN9AVan_sTOevr-KnA", "looks signed: data and a signature", "tamper with cookie c"),
    (
      "s%3Aq8Zr0Lk2Jw9Xv4Tn7Yb1Hc5D.ro3iUp1C6GxmFvZ4xWJ1kYmBq0sEo9uTz2nLhXcVd8g", "looks signed", "tamper with cookie c"
    ),
    (
      "eyJ1c2VyIjoiYWRtaW4ifQ.aVW5AA.", "data that has lost its signature",
      "set cookie c=eyJ1c2VyIjoiYWxpY2UifQ.aVW5AA."
    ),
  ]) func looksAndWhatToTry(_ value: String, _ looks: String, _ next: String?) throws {
    let words = Self.words(value)
    #expect(words.prefix { $0 != "\n" }.contains(looks), "\(words)")
    guard let next else { return #expect(!words.contains("Try")) }
    #expect(words.contains("Try `\(next)`"), "\(words)")
    // It can be typed as it stands.
    #expect(try SignInCourse.vocabulary.line(next).text == next)
  }

  @Test(arguments: [
    (#""{\"user\": \"alice\"\054 \"x\": \"\303\251\073\"}""#, #"{"user": "alice", "x": "é;"}"#),
    (#""a\"#, #""\"a\\""#), (#""a\05""#, #""a05""#), (#""\777\"""#, #""777\"""#), (#"""#, #""\"""#),
    (#""""#, #""\"\"""#),
  ]) func theQuotesOfPythonAreTakenAway(_ value: String, _ shown: String) {
    #expect(Self.words(value).split(separator: "\n").dropFirst().first == "  \(shown)")
  }

  @Test func anUnsignedCookieIsStoppedByNothing() {
    #expect(Self.words("alice").contains("What stops a change? Nothing: "))
    #expect(Self.words("eyJ1c2VyIjoiYWRtaW4ifQ.aVW5AA.").contains("Nothing: the place of the signature is empty."))
  }

  @Test func aZlibBombIsNotExpanded() throws {
    let bomb = try #require(Zlib.compress([UInt8](repeating: UInt8(ascii: "a"), count: 4_000_000)))
    let payload = Data(bomb).base64URL
    let signature = String(repeating: "A", count: 27)
    #expect(CookieContent(".\(payload).aVW5AA.\(signature)").core == .bytes(bomb.count))
    #expect(Self.words(".\(payload).aVW5AA.\(signature)").count < 1000)
    let largest = try #require(
      Zlib.compress([UInt8](repeating: UInt8(ascii: "a"), count: CookieContent.maximumExpansion)))
    #expect(Self.words(Data(largest).base64URL).count < 1000)
  }

  @Test func longValuesAreCut() {
    let members = (0..<200).map { "\"key\($0)\":\($0)" }.joined(separator: ",")
    let words = Self.words("{\(members)}")
    #expect(words.contains("\n  … (178 lines more)\n"))
    #expect(Self.words("a b" + String(repeating: "c", count: 4000)).count < 800)
  }

  /// Whatever a cookie holds: no crash, little text, and nothing that does anything to the terminal.
  @Test func mutationsOfRealCookiesAreReadWithoutHarm() throws {
    var random = SeededRandom(state: 35)
    let bomb = try #require(Zlib.compress([UInt8](repeating: UInt8(ascii: "["), count: 100_000)))
    var seeds = SessionCookieVectors.shared.vectors.map(\.cookie) + CookieForgery.values(for: "alice")
    seeds += [
      Self.jwt(#"{"alg":"none"}"#, #"{"exp":99999999999999999999}"#, ""), ".\(Data(bomb).base64URL).AAAA.x",
      Data("\u{1B}[2J\u{202E}\u{9B}\nWho can read it? Nobody.".utf8).base64URL, "%1B%5D0%3Bx%07", "\"\"", "%", "....",
      ".", "--|:.",
      String(repeating: "%25", count: 1300), String(repeating: "[", count: 4096),
    ]
    let signs = Array("Aa0.-_=%:|\"{}[],\\ é\u{1B}".unicodeScalars)
    for seed in seeds {
      for _ in 0..<60 {
        var scalars = Array(seed.unicodeScalars)
        for _ in 0..<Int.random(in: 0...4, using: &random) {
          let place = Int.random(in: 0...scalars.count, using: &random)
          let sign = signs.randomElement(using: &random) ?? "A"
          switch Int.random(in: 0..<4, using: &random) {
          case 0: scalars.insert(sign, at: place)
          case 1: scalars.removeSubrange(place..<min(scalars.count, place + 3))
          case 2: if place < scalars.count { scalars[place] = sign }
          default: scalars += scalars.prefix(place)
          }
        }
        let value = String(String.UnicodeScalarView(scalars.prefix(4096)))
        let words = Self.words(value).harmless
        #expect(words.count < 16_000, "\(value)")
        #expect(words.split(separator: "\n").count <= CookieContent.maximumLines * 3, "\(value)")
        #expect(words.hasPrefix("c: "), "\(value)")
      }
    }
  }

  @Test func aDecodedLineBreakMakesNoLine() {
    let words = Self.words(Data("x\n  Who can read it? Nobody.".utf8).base64URL)
    #expect(words.split(separator: "\n").filter { $0.contains("Who can read it?") && !$0.contains("\\n") }.count == 1)
  }
}
