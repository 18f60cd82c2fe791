/// Lines about the key that signs cookies, and about how cookies are sent.
extension Vocabulary {
  static let secret: [LineForm] = [
    LineForm(
      .secret, "restart app without VARIABLE", "Restart the app without this variable in its environment.",
      example: "restart app without SECRET_KEY"
    ) { .restartWithout($0[.variable]) },
    LineForm(
      .secret, "start app afresh",
      "Start it as somebody else's copy: with another SECRET_KEY and an empty DATA_DIR. The browsers keep their cookies.",
      example: "start app afresh"
    ) { _ in .startAfresh },
    LineForm(
      .secret, "expect no built-in key",
      "Without SECRET_KEY the app does not start, or signs with a key that is another one each time.",
      example: "expect no built-in key"
    ) { _ in .expect(.noBuiltInKey) },
    LineForm(
      .secret, "expect guessable keys refused", "Cookies signed with a key such as \"dev\" sign nobody in.",
      example: "expect guessable keys refused"
    ) { _ in .expect(.guessableKeysRefused) },
    LineForm(
      .secret, "expect secret key shown nowhere", "No page, and no address of a file, shows the key.",
      example: "expect secret key shown nowhere"
    ) { _ in .expect(.keyShownNowhere) },
    LineForm(
      .secret, "expect sign-in cookies hidden from scripts", "They are HttpOnly.",
      example: "expect sign-in cookies hidden from scripts"
    ) { _ in .expect(.signInCookies(.hiddenFromScripts)) },
    LineForm(
      .secret, "expect sign-in cookies kept from other sites", "They are SameSite=Lax or SameSite=Strict.",
      example: "expect sign-in cookies kept from other sites"
    ) { _ in .expect(.signInCookies(.keptFromOtherSites)) },
    LineForm(
      .secret, "expect sign-in cookies for this host only", "They have no Domain.",
      example: "expect sign-in cookies for this host only"
    ) { _ in .expect(.signInCookies(.forThisHostOnly)) },
    LineForm(
      .secret, "expect sign-in cookies for HTTPS only", "They are Secure.",
      example: "expect sign-in cookies for HTTPS only"
    ) { _ in .expect(.signInCookies(.forHTTPSOnly)) },
  ]
}
