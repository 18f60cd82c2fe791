/// What is expected of the last response.
enum ResponseLine: ViewCommand {
  case status(StatusPattern)
  case noServerError
  case redirect(to: String)
  case pageAt(String)
  case pageShows(String)
  case pageHides(String)
  case pageHasText
  case header(name: String, contains: String)
  case link(to: String)
  case cookie(String)
  case noCookie(String)

  var traits: LineTraits {
    switch self {
    case .status, .noServerError, .redirect, .pageAt, .pageShows, .pageHides, .pageHasText, .header, .link, .cookie,
      .noCookie:
      LineTraits(
        isExpectation: true, sendsNothing: true, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? { nil }

  var notice: String? { nil }

  func verify(on stage: isolated Stage) throws(Diagnosis) { try ResponseProbe.verify(self, on: stage) }

  /// - Parameter site: what the examples name.
  static func forms(on site: ExampleAddresses) -> [LineForm] {
    [
      LineForm(
        .response, "expect status STATUS", "The response has this status.", example: "expect status 302 or 303"
      ) { ResponseLine.status($0.statuses) },
      LineForm(
        .response, "expect no server error", "The app answered, and not with a status of 500 or more.",
        example: "expect no server error"
      ) { _ in ResponseLine.noServerError },
      LineForm(
        .response, "expect redirect to PATH", "The response sends the browser there with 302 or 303.",
        example: "expect redirect to \(site.guarded)"
      ) { ResponseLine.redirect(to: $0[.address]) },
      LineForm(
        .response, "expect page at PATH", "The browser is at this address; a query counts where PATH has one.",
        example: "expect page at \(site.open)"
      ) {
        ResponseLine.pageAt($0[.address])
      },
      LineForm(
        .response, "expect page shows TEXT", "The page shows this text, as whole words.",
        example: "expect page shows \"alice\""
      ) { ResponseLine.pageShows($0[.text]) },
      LineForm(
        .response, "expect page hides TEXT", "The page does not show this text.", example: "expect page hides \"alice\""
      ) { ResponseLine.pageHides($0[.text]) },
      LineForm(
        .response, "expect page has text", "The page is not empty.", example: "expect page has text"
      ) { _ in ResponseLine.pageHasText },
      LineForm(
        .response, "expect header HEADER contains TEXT", "The response has this header with this text in it.",
        example: "expect header Content-Type contains \"text/html\""
      ) { ResponseLine.header(name: $0[.header], contains: $0[.text]) },
      LineForm(
        .response, "expect link to PATH", "The page has a link that leads there.",
        example: "expect link to \(site.open)"
      ) { ResponseLine.link(to: $0[.address]) },
      LineForm(
        .response, "expect cookie COOKIE", "The browser keeps a cookie of this name.", example: "expect cookie session"
      ) { ResponseLine.cookie($0[.cookie]) },
      LineForm(
        .response, "expect no cookie COOKIE", "The browser keeps no cookie of this name.",
        example: "expect no cookie session"
      ) { ResponseLine.noCookie($0[.cookie]) },
    ]
  }
}
