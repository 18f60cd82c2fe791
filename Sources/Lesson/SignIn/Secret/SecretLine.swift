/// What is expected of the secret key and of the sign-in cookies.
enum SecretLine: StageCommand {
  case noBuiltInKey
  case guessableKeysRefused
  case keyShownNowhere
  case signInCookies(CookieProtection)

  var traits: LineTraits {
    switch self {
    case .noBuiltInKey:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: true,
        time: .none, opens: nil, unseenChange: nil)
    case .guessableKeysRefused, .keyShownNowhere, .signInCookies:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .noBuiltInKey: "started the app twice without SECRET_KEY, and took a cookie from one to the other"
    case .guessableKeysRefused: "signed in, and signed the cookie anew with keys that are easy to guess"
    case .keyShownNowhere: "signed in and looked for the key at addresses where it is sometimes shown"
    case .signInCookies: "signed in and read the cookies' attributes"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .noBuiltInKey: try await SecretProbe.verifyNoBuiltInKey(on: stage)
    case .guessableKeysRefused: try await SecretProbe.verifyGuessableKeysRefused(on: stage)
    case .keyShownNowhere: try await SecretProbe.verifyKeyShownNowhere(on: stage)
    case .signInCookies(let protection): try await SecretProbe.verifySignInCookies(protection, on: stage)
    }
  }

  static let forms: [LineForm] = [
    LineForm(
      .secret, "expect no built-in key",
      "Without SECRET_KEY the app does not start, or signs with a key that is another one each time.",
      example: "expect no built-in key"
    ) { _ in SecretLine.noBuiltInKey },
    LineForm(
      .secret, "expect guessable keys refused", "Cookies signed with a key such as \"dev\" sign nobody in.",
      example: "expect guessable keys refused"
    ) { _ in SecretLine.guessableKeysRefused },
    LineForm(
      .secret, "expect secret key shown nowhere", "No page, and no address of a file, shows the key.",
      example: "expect secret key shown nowhere"
    ) { _ in SecretLine.keyShownNowhere },
    LineForm(
      .secret, "expect sign-in cookies hidden from scripts", "They are HttpOnly.",
      example: "expect sign-in cookies hidden from scripts"
    ) { _ in SecretLine.signInCookies(.hiddenFromScripts) },
    LineForm(
      .secret, "expect sign-in cookies kept from other sites", "They are SameSite=Lax or SameSite=Strict.",
      example: "expect sign-in cookies kept from other sites"
    ) { _ in SecretLine.signInCookies(.keptFromOtherSites) },
    LineForm(
      .secret, "expect sign-in cookies for this host only", "They have no Domain.",
      example: "expect sign-in cookies for this host only"
    ) { _ in SecretLine.signInCookies(.forThisHostOnly) },
    LineForm(
      .secret, "expect sign-in cookies for HTTPS only", "They are Secure.",
      example: "expect sign-in cookies for HTTPS only"
    ) { _ in SecretLine.signInCookies(.forHTTPSOnly) },
  ]
}
