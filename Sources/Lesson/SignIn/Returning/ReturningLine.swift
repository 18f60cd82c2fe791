/// Where people get to after they signed in.
enum ReturningLine: StageCommand {
  case redirectsElsewhereRefused(signedIn: Bool)

  var traits: LineTraits {
    switch self {
    case .redirectsElsewhereRefused:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .redirectsElsewhereRefused(let signedIn):
      "\(signedIn ? "signed in and " : "")opened the login page with addresses of other sites to go to"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .redirectsElsewhereRefused(let signedIn):
      try await ReturningProbe.verifyRedirectsElsewhereRefused(signedIn: signedIn, on: stage)
    }
  }

  static let forms: [LineForm] = [
    LineForm(
      .app, "expect redirects to other sites refused",
      "Signing in leads to no other site, whatever the address asks for.",
      example: "expect redirects to other sites refused"
    ) { _ in ReturningLine.redirectsElsewhereRefused(signedIn: false) },
    LineForm(
      .app, "expect redirects to other sites refused when signed in",
      "The login page leads somebody who is signed in to no other site.",
      example: "expect redirects to other sites refused when signed in"
    ) { _ in ReturningLine.redirectsElsewhereRefused(signedIn: true) },
  ]
}
