import Testing

@testable import Lesson

@Suite(.inTurn) struct OriginTests {
  @Test(arguments: [
    ("127.0.0.1", true), ("127.1.2.3", true), ("::1", true), ("[::1]", true), ("0:0:0:0:0:0:0:1", true),
    ("localhost", true), ("LocalHost", true), ("localhost.", true), ("app.localhost", true),
    ("128.0.0.1", false), ("127.0.0.1.evil.example", false), ("::2", false), ("::ffff:127.0.0.1", false),
    ("localhost.evil.example", false), ("notlocalhost", false), ("0.0.0.0", false), ("", false),
  ])
  func trustsLoopback(_ host: String, expected: Bool) {
    let origin = Origin(scheme: "http", host: host)
    #expect(origin.isTrustworthy == expected)
    #expect(!origin.isSecure)
    #expect(Origin(scheme: "HTTPS", host: host).isTrustworthy)
    #expect(Origin(scheme: "HTTPS", host: host).isSecure)
  }

  @Test(
    arguments: [
      ("http", "127.0.0.1", 5000, "http://127.0.0.1:5000"), ("http", "LOCALHOST", 80, "http://localhost"),
      ("https", "shop.example", nil, "https://shop.example"), ("https", "[::1]", 80, "https://[::1]:80"),
    ] as [(String, String, Int?, String)])
  func writesItself(_ scheme: String, host: String, port: Int?, expected: String) {
    #expect(Origin(scheme: scheme, host: host, port: port).description == expected)
  }

  @Test func ofOneSiteWhateverThePort() {
    func isSameSite(_ one: Origin, _ other: Origin) -> Bool {
      #expect(one.isSameSite(as: other) == other.isSameSite(as: one))
      return one.isSameSite(as: other)
    }
    let app = Origin(scheme: "http", host: "127.0.0.1", port: 5000)
    #expect(isSameSite(app, Origin(scheme: "http", host: "127.0.0.1", port: 6000)))
    #expect(!isSameSite(app, Origin(scheme: "https", host: "127.0.0.1", port: 5000)))
    #expect(!isSameSite(app, Origin(scheme: "http", host: "localhost", port: 5000)))
    #expect(!isSameSite(app, Origin(scheme: "http", host: "10.0.0.1", port: 5000)))
    let shop = Origin(scheme: "https", host: "shop.example")
    #expect(isSameSite(shop, Origin(scheme: "https", host: "www.shop.example")))
    #expect(!isSameSite(shop, Origin(scheme: "https", host: "evil.example")))
  }
}
