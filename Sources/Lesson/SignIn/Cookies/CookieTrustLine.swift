/// What a cookie says, and what it proves.
enum CookieTrustLine: StageCommand {
  /// What can be read out of one cookie, or of all.
  case showSession(cookie: String?)
  case forgedCookiesRefused
  case tamperedCookiesRefused
  case mixedCookiesRefused
  case claimsIgnored
  case noPasswordInCookies

  var traits: LineTraits {
    switch self {
    case .showSession:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .forgedCookiesRefused, .tamperedCookiesRefused, .mixedCookiesRefused, .claimsIgnored, .noPasswordInCookies:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .forgedCookiesRefused: "opened /dashboard with cookies that it had made up"
    case .tamperedCookiesRefused: "signed in, changed the cookie by hand, and opened /dashboard"
    case .mixedCookiesRefused: "opened /dashboard with a cookie made of two people's cookies"
    case .claimsIgnored: "wrote into the address and the headers who it is, and opened /dashboard"
    case .noPasswordInCookies: "signed in and read the cookies"
    case .showSession: nil
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .showSession(let name): stage.show(try CookieReading.reading(ofCookie: name.map(stage.expand), on: stage))
    case .forgedCookiesRefused: try await ForgeryProbe.verifyForgedCookies(on: stage)
    case .tamperedCookiesRefused: try await ForgeryProbe.verifyTamperedCookies(on: stage)
    case .mixedCookiesRefused: try await ForgeryProbe.verifyMixedCookies(on: stage)
    case .claimsIgnored: try await ForgeryProbe.verifyClaimsIgnored(on: stage)
    case .noPasswordInCookies: try await ForgeryProbe.verifyNoPasswordInCookies(on: stage)
    }
  }

  static let reading: [LineForm] = [
    LineForm(
      .cookies, "session", "Read what the cookies of this browser say, and see what stops a person from changing it.",
      example: "session"
    ) { _ in CookieTrustLine.showSession(cookie: nil) },
    LineForm(.cookies, "session COOKIE", "Read what one cookie says.", example: "session user") {
      CookieTrustLine.showSession(cookie: $0[.cookie])
    },
  ]

  static let expecting: [LineForm] = [
    LineForm(
      .app, "expect forged cookies refused", "Made-up cookies sign nobody in.", example: "expect forged cookies refused"
    ) { _ in CookieTrustLine.forgedCookiesRefused },
    LineForm(
      .app, "expect tampered cookies refused", "A sign-in cookie with one character changed signs nobody in.",
      example: "expect tampered cookies refused"
    ) { _ in CookieTrustLine.tamperedCookiesRefused },
    LineForm(
      .app, "expect mixed cookies refused", "A cookie put together from two people's cookies signs nobody in.",
      example: "expect mixed cookies refused"
    ) { _ in CookieTrustLine.mixedCookiesRefused },
    LineForm(
      .app, "expect claims ignored", "Saying who you are in the address or in a header changes nothing.",
      example: "expect claims ignored"
    ) { _ in CookieTrustLine.claimsIgnored },
    LineForm(
      .app, "expect no password in cookies", "No cookie holds the password, not even encoded.",
      example: "expect no password in cookies"
    ) { _ in CookieTrustLine.noPasswordInCookies },
  ]
}
