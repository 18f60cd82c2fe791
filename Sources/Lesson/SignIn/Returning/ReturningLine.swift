/// Where people get to after they signed in.
enum ReturningLine: StageCommand {
  /// With the login form of the page that is open.
  case signInHere(person: String)
  case redirectsElsewhereRefused(signedIn: Bool)

  var traits: LineTraits {
    switch self {
    case .signInHere(let person):
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .named([person]), looksLikeAttack: false,
        needsOwnApp: false, time: .none, opens: nil, unseenChange: nil)
    case .redirectsElsewhereRefused:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .signInHere(let person): "signed in as \(person.personWords) with the form on the page"
    case .redirectsElsewhereRefused(let signedIn):
      "\(signedIn ? "signed in and " : "")opened the login page with addresses of other sites to go to"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .signInHere(let name):
      try await ReturningProbe.signInHere(try Accounts.person(stage.expand(name), on: stage), on: stage)
    case .redirectsElsewhereRefused(let signedIn):
      try await ReturningProbe.verifyRedirectsElsewhereRefused(signedIn: signedIn, on: stage)
    }
  }

  static let doing: [LineForm] = [
    LineForm(
      .people, "sign in as PERSON on this page", "Fill in the login form of the page that is open, and send it.",
      example: "sign in as alice on this page"
    ) { ReturningLine.signInHere(person: $0[.person]) }
  ]

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
