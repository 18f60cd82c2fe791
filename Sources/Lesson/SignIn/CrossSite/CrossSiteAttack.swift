/// A way in which somebody else's page sends a form, as the end of a line that does it.
struct CrossSiteAttack: Sendable, Equatable {
  let page: OtherPage
  var headers: [FieldValue] = []

  var words: String { "from another \(page.rawValue)" + (headers.isEmpty ? "" : " with header\(headers.text)") }

  /// The plainest first. Browsers say `Origin: null` where a page wants to stay unknown (Fetch, "Origin header"), and older
  /// ones have no `Sec-Fetch-Site`. All send an `Origin` with a form of another site, so what has none comes from a program,
  /// and some frameworks let that pass.
  static let all = [
    CrossSiteAttack(page: .site),
    CrossSiteAttack(page: .port),
    CrossSiteAttack(page: .port, headers: [hiddenOrigin, without("Referer")]),
    CrossSiteAttack(page: .port, headers: [without("Sec-Fetch-Site")]),
    CrossSiteAttack(page: .site, headers: [without("Sec-Fetch-Site")]),
    CrossSiteAttack(page: .port, headers: [hiddenOrigin, without("Referer"), without("Sec-Fetch-Site")]),
  ]

  private static let hiddenOrigin = FieldValue(name: "Origin", value: "null")

  private static func without(_ header: String) -> FieldValue { FieldValue(name: header, value: "") }
}
