import Testing

@testable import Lesson

@Suite(.inTurn) struct WebAddressTests {
  static let base = WebAddress(
    scheme: "http", host: "127.0.0.1", port: 5000, path: "/shop/login", query: "next=/x", fragment: "top")

  struct Case: Sendable, CustomTestStringConvertible {
    let reference: String
    /// nil where a browser goes nowhere.
    let expected: String?

    var testDescription: String { reference.debugDescription }
  }

  static let here = "http://127.0.0.1:5000"

  static let stayingHere: [Case] = [
    Case(reference: "", expected: "\(here)/shop/login?next=/x"),
    Case(reference: "#", expected: "\(here)/shop/login?next=/x#"),
    Case(reference: "#a b<`>\"", expected: "\(here)/shop/login?next=/x#a%20b%3C%60%3E%22"),
    Case(reference: "?", expected: "\(here)/shop/login?"),
    Case(reference: "?a=1#b", expected: "\(here)/shop/login?a=1#b"),
    Case(reference: "?it's", expected: "\(here)/shop/login?it%27s"),
    Case(reference: "dashboard", expected: "\(here)/shop/dashboard"),
    Case(reference: "/dashboard", expected: "\(here)/dashboard"),
    Case(reference: "  /dashboard\n", expected: "\(here)/dashboard"),
    Case(reference: "\u{0}\u{1f}/dashboard\u{1f}", expected: "\(here)/dashboard"),
    Case(reference: "/dash\tbo\r\nard", expected: "\(here)/dashboard"),
    Case(reference: "\\dashboard", expected: "\(here)/dashboard"),
    Case(reference: "a\\b\\..\\c", expected: "\(here)/shop/a/c"),
    Case(reference: ".", expected: "\(here)/shop/"),
    Case(reference: "./", expected: "\(here)/shop/"),
    Case(reference: "..", expected: "\(here)/"),
    Case(reference: "../..", expected: "\(here)/"),
    Case(reference: "../../../etc", expected: "\(here)/etc"),
    Case(reference: "/a/./b/../c", expected: "\(here)/a/c"),
    Case(reference: "/a/%2e/b/%2E%2e/c", expected: "\(here)/a/c"),
    Case(reference: "/a/.%2e", expected: "\(here)/"),
    Case(reference: "/a/b/..", expected: "\(here)/a/"),
    Case(reference: "/a/...", expected: "\(here)/a/..."),
    Case(reference: "/a%2fb%2F..%5C", expected: "\(here)/a%2fb%2F..%5C"),
    Case(reference: "/%zz%", expected: "\(here)/%zz%"),
    Case(reference: "/a b\"<>`{}^|", expected: "\(here)/a%20b%22%3C%3E%60%7B%7D%5E|"),
    Case(reference: "/zoë?naïve", expected: "\(here)/zo%C3%AB?na%C3%AFve"),
    Case(reference: "/\u{7f}", expected: "\(here)/%7F"),
    Case(reference: "/it's;p=1:2@3", expected: "\(here)/it's;p=1:2@3"),
    Case(reference: "a:b", expected: nil),
    Case(reference: "./a:b", expected: "\(here)/shop/a:b"),
    Case(reference: "1:b", expected: "\(here)/shop/1:b"),
    Case(reference: "http:evil.example", expected: "\(here)/shop/evil.example"),
    Case(reference: "http:/evil.example", expected: "\(here)/evil.example"),
    Case(reference: "HTTP:?q", expected: "\(here)/shop/login?q"),
    Case(reference: "http:", expected: "\(here)/shop/login?next=/x"),
    Case(reference: "/%09/evil.example", expected: "\(here)/%09/evil.example"),
    Case(reference: "/.//evil.example", expected: "\(here)//evil.example"),
    Case(reference: "/x/..//evil.example", expected: "\(here)//evil.example"),
    Case(reference: "@evil.example", expected: "\(here)/shop/@evil.example"),
    Case(reference: ".evil.example", expected: "\(here)/shop/.evil.example"),
    Case(reference: "?//evil.example", expected: "\(here)/shop/login?//evil.example"),
    Case(reference: "//127.0.0.1:5000/in", expected: "\(here)/in"),
    Case(reference: "//127.1:5000/", expected: "\(here)/"),
    Case(reference: "http://0x7f000001:5000", expected: "\(here)/"),
    Case(reference: "http://2130706433:05000", expected: "\(here)/"),
    Case(reference: "http://0177.0.0.1:5000?q", expected: "\(here)/?q"),
    Case(reference: "http://127.0.0.1.:5000/", expected: "\(here)/"),
    Case(reference: "http://１２７。0．0.1:5000/", expected: "\(here)/"),
    Case(reference: "http://%31%32%37.0.0.1:5000/", expected: "\(here)/"),
  ]

  static let openRedirects: [Case] = [
    Case(reference: "https://evil.example/", expected: "https://evil.example/"),
    Case(reference: "HTTPS://EVIL.example", expected: "https://evil.example/"),
    Case(reference: "//evil.example/", expected: "http://evil.example/"),
    Case(reference: "///evil.example/", expected: "http://evil.example/"),
    Case(reference: "////evil.example", expected: "http://evil.example/"),
    Case(reference: "/\\evil.example/", expected: "http://evil.example/"),
    Case(reference: "\\\\evil.example/", expected: "http://evil.example/"),
    Case(reference: "\\/\\evil.example", expected: "http://evil.example/"),
    Case(reference: "/\t/evil.example/", expected: "http://evil.example/"),
    Case(reference: "/\n/evil.example", expected: "http://evil.example/"),
    Case(reference: "/\r\n\\evil.example", expected: "http://evil.example/"),
    Case(reference: "\t//evil.example", expected: "http://evil.example/"),
    Case(reference: " https://evil.example", expected: "https://evil.example/"),
    Case(reference: "\u{1}https://evil.example", expected: "https://evil.example/"),
    Case(reference: "ht\ntps://evil.example", expected: "https://evil.example/"),
    Case(reference: "https:evil.example", expected: "https://evil.example/"),
    Case(reference: "https:/evil.example", expected: "https://evil.example/"),
    Case(reference: "https:\\\\evil.example", expected: "https://evil.example/"),
    Case(reference: "http:///evil.example", expected: "http://evil.example/"),
    Case(reference: "http:\\/evil.example", expected: "http://evil.example/"),
    Case(reference: "//127.0.0.1@evil.example/", expected: "http://evil.example/"),
    Case(reference: "//127.0.0.1:5000@evil.example/", expected: "http://evil.example/"),
    Case(reference: "//a@b@evil.example", expected: "http://evil.example/"),
    Case(reference: "//evil.example\\@127.0.0.1:5000/", expected: "http://evil.example/@127.0.0.1:5000/"),
    Case(reference: "//evil.example?@127.0.0.1:5000/", expected: "http://evil.example/?@127.0.0.1:5000/"),
    Case(reference: "//evil.example#@127.0.0.1:5000/", expected: "http://evil.example/#@127.0.0.1:5000/"),
    Case(reference: "http://127.0.0.1.evil.example/", expected: "http://127.0.0.1.evil.example/"),
    Case(reference: "//evil.example/%2f..", expected: "http://evil.example/%2f.."),
    Case(reference: "//evil%2eexample", expected: "http://evil.example/"),
    Case(reference: "//evil。example", expected: "http://evil.example/"),
    Case(reference: "https://127.0.0.1:5000/", expected: "https://127.0.0.1:5000/"),
    Case(reference: "http://127.0.0.1/", expected: "http://127.0.0.1/"),
    Case(reference: "//127.0.0.1:8000/", expected: "http://127.0.0.1:8000/"),
    Case(reference: "//localhost:5000/", expected: "http://localhost:5000/"),
    Case(reference: "//[::1]:5000/", expected: "http://[::1]:5000/"),
  ]

  static let nowhere: [Case] = [
    "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", "\u{1}javascript:alert(1)",
    "data:text/html,x",
    "mailto:a@b.example", "file:///etc/passwd", "ftp://evil.example/", "ws://evil.example", "about:blank", "//", "///",
    "http://", "//@", "//a@/", "//:5000/", "//evil.example:x/", "//evil.example:65536/", "//evil.example:-1/",
    "//evil example/", "//evil<example", "//a%b", "//a%00b", "//1.2.3.4.5/", "//256.0.0.1/",
    "//0xfffffffff/", "//1.2.3.09/", "//a.1.2/", "//[::1/", "//[1:2]/", "//[::1::]/", "//[1:2:3:4:5:6:7:8:9]/",
    "//[::g]/", "//[::1.2.3]/", "//[::1]x/",
  ].map { Case(reference: $0, expected: nil) }

  @Test(arguments: stayingHere + openRedirects + nowhere)
  func resolvesAReferenceAsABrowserDoes(_ example: Case) {
    #expect(Self.base.resolve(example.reference)?.description == example.expected)
  }

  @Test(arguments: stayingHere)
  func knowsWhatStaysOnTheSite(_ example: Case) {
    guard example.expected != nil else { return }
    #expect(Self.base.resolve(example.reference)?.isSameOrigin(as: Self.base) == true)
  }

  @Test(arguments: openRedirects + nowhere)
  func knowsWhatLeavesTheSite(_ example: Case) {
    #expect(Self.base.resolve(example.reference)?.isSameOrigin(as: Self.base) != true)
  }

  @Test(arguments: [
    ("http://example.org", "http://example.org/"), ("http://example.org:80/", "http://example.org/"),
    ("https://example.org:443/", "https://example.org/"), ("https://example.org:80", "https://example.org:80/"),
    ("http:example.org", "http://example.org/"),
    ("http://user:pass@Example.ORG:8080/a?b#c", "http://example.org:8080/a?b#c"),
    ("http://[0:0:0:0:0:0:0:1]", "http://[::1]/"), ("http://[1:0:0:2:0:0:0:3]/", "http://[1:0:0:2::3]/"),
    ("http://[2001:DB8::1:0:0:1]", "http://[2001:db8::1:0:0:1]/"),
    ("http://[::ffff:127.0.0.1]", "http://[::ffff:7f00:1]/"),
    ("http://[1:2:3:4:5:6:7::]", "http://[1:2:3:4:5:6:7:0]/"), ("http://[::]:1/", "http://[::]:1/"),
    ("http://h//a///b/", "http://h//a///b/"), ("http://h:/", "http://h/"), ("http://h?a?b#c#d", "http://h/?a?b#c#d"),
  ])
  func readsAnAbsoluteAddress(_ text: String, _ expected: String) {
    #expect(WebAddress(text)?.description == expected)
  }

  @Test(arguments: ["", "/login", "login", "//example.org", "?q", "#f", "http:", "mailto:x", "https://"])
  func refusesWhatIsNoAbsoluteAddress(_ text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test func tellsItsParts() throws {
    let address = try #require(WebAddress("HTTPS://Example.org/a%2Fb?q=1#f"))
    #expect(address.scheme == "https")
    #expect(address.host == "example.org")
    #expect(address.port == 443)
    #expect(address.path == "/a%2Fb")
    #expect(address.query == "q=1")
    #expect(address.fragment == "f")
    #expect(address.target == "/a%2Fb?q=1")
    #expect(WebAddress(address.description) == address)
  }

  @Test func readsWhatItWrote() {
    var random = SeededRandom(state: 35)
    let alphabet = Array("/\\.:@?#%2eEf [];aA1-\t\n\u{1}é。&='\"<")
    for _ in 0..<5000 {
      let text = String(
        (0..<Int.random(in: 0...14, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
      guard let address = Self.base.resolve(text) else { continue }
      #expect(WebAddress(address.description) == address, "\(text.debugDescription)")
    }
  }
}
