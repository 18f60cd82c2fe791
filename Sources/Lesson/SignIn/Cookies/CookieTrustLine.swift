/// What a cookie says, and what it proves.
enum CookieTrustLine: StageCommand {
  /// What can be read out of one cookie, or of all.
  case showSession(cookie: String?)
  case forgedCookiesRefused(CookieKind)
  case tamperedCookiesRefused(CookieKind)
  case mixedCookiesRefused(CookieKind)
  case claimsIgnored
  case noPasswordInCookies(CookieKind)

  var traits: LineTraits {
    switch self {
    case .showSession:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .forgedCookiesRefused(let kind), .tamperedCookiesRefused(let kind), .mixedCookiesRefused(let kind):
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: kind == .remembered,
        needsOwnApp: false, time: .none, opens: nil, unseenChange: nil)
    case .claimsIgnored, .noPasswordInCookies:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .forgedCookiesRefused(.remembered): "opened /dashboard with remember-me cookies that it had made up"
    case .tamperedCookiesRefused(.remembered): "changed a remember-me cookie by hand, and opened /dashboard"
    case .mixedCookiesRefused(.remembered):
      "opened /dashboard with a remember-me cookie made of two people's cookies"
    case .noPasswordInCookies(.remembered): "signed in, ticked the box to be remembered, and read the cookies"
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
    case .showSession(let name):
      stage.transcript.show(try CookieReading.reading(ofCookie: name.map(stage.expand), on: stage))
    case .forgedCookiesRefused(let kind): try await ForgeryProbe.verifyForgedCookies(kind, on: stage)
    case .tamperedCookiesRefused(let kind): try await ForgeryProbe.verifyTamperedCookies(kind, on: stage)
    case .mixedCookiesRefused(let kind): try await ForgeryProbe.verifyMixedCookies(kind, on: stage)
    case .claimsIgnored: try await ForgeryProbe.verifyClaimsIgnored(on: stage)
    case .noPasswordInCookies(let kind): try await ForgeryProbe.verifyNoPasswordInCookies(kind, on: stage)
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
    ) { _ in CookieTrustLine.forgedCookiesRefused(.session) },
    LineForm(
      .app, "expect tampered cookies refused", "A sign-in cookie with one character changed signs nobody in.",
      example: "expect tampered cookies refused"
    ) { _ in CookieTrustLine.tamperedCookiesRefused(.session) },
    LineForm(
      .app, "expect mixed cookies refused", "A cookie put together from two people's cookies signs nobody in.",
      example: "expect mixed cookies refused"
    ) { _ in CookieTrustLine.mixedCookiesRefused(.session) },
    LineForm(
      .app, "expect claims ignored", "Saying who you are in the address or in a header changes nothing.",
      example: "expect claims ignored"
    ) { _ in CookieTrustLine.claimsIgnored },
    LineForm(
      .app, "expect no password in cookies", "No cookie holds the password, not even encoded.",
      example: "expect no password in cookies"
    ) { _ in CookieTrustLine.noPasswordInCookies(.session) },
  ]

  static let expectingOfRemembered: [LineForm] = [
    LineForm(
      .app, "expect forged remember-me cookies refused", "Made-up remember-me cookies sign nobody in.",
      example: "expect forged remember-me cookies refused"
    ) { _ in CookieTrustLine.forgedCookiesRefused(.remembered) },
    LineForm(
      .app, "expect tampered remember-me cookies refused", "One with a character changed signs nobody in.",
      example: "expect tampered remember-me cookies refused"
    ) { _ in CookieTrustLine.tamperedCookiesRefused(.remembered) },
    LineForm(
      .app, "expect mixed remember-me cookies refused", "One put together from two people's signs nobody in.",
      example: "expect mixed remember-me cookies refused"
    ) { _ in CookieTrustLine.mixedCookiesRefused(.remembered) },
    LineForm(
      .app, "expect no password in remember-me cookies", "No remember-me cookie holds the password, not even encoded.",
      example: "expect no password in remember-me cookies"
    ) { _ in CookieTrustLine.noPasswordInCookies(.remembered) },
  ]
}
