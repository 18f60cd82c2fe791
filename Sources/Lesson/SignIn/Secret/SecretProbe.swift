/// The key that signs cookies, and how cookies are sent.
enum SecretProbe {
  /// Somebody signed in before the app was restarted with the same key; nil where nobody did.
  static func whyEndedByRestart(_ name: String, on stage: isolated Stage) -> Diagnosis? {
    guard let attempt = stage.visitor.attempt, attempt.name == name, attempt.kind == nil,
      stage.run.continues(attempt.run)
    else {
      return nil
    }
    return .secret(.endedByRestart(person: name))
  }

  /// Behind a proxy the login form was answered with 403; nil where it was not.
  static func whyRefusedBehindHTTPS(_ name: String, on stage: isolated Stage) -> Diagnosis? {
    guard stage.site != nil, let attempt = stage.visitor.attempt, attempt.name == name, attempt.kind == nil,
      attempt.status == 403
    else { return nil }
    return .secret(.formRefusedBehindHTTPS(status: attempt.status))
  }

  /// Somebody signed in with another copy of the app; nil where nobody did.
  static func whyKnownToOtherCopy(on stage: isolated Stage) -> Diagnosis? {
    guard let attempt = stage.visitor.attempt, attempt.kind == nil, attempt.run.copy < stage.run.copy else {
      return nil
    }
    return .secret(.cookieFromElsewhere)
  }

  // MARK: The key

  static func verifyNoBuiltInKey(on stage: isolated Stage) async throws(Diagnosis) {
    let key = stage.run.secretKey
    let exchange = try await openedByCookieOfKeylessCopy(try SignInProbe.some(1, on: stage)[0], on: stage)
    // As it was, but for its data.
    try await AppControl.restart(Restart(variables: ["SECRET_KEY": key]), on: stage)
    guard let exchange else { return }
    stage.record(["visit /dashboard"], in: "first copy", exchange)
    throw .secret(.builtInKey)
  }

  /// Takes a cookie from one copy without the key to another; nil where it opens nothing there.
  private static func openedByCookieOfKeylessCopy(_ person: Person, on stage: isolated Stage) async throws(Diagnosis)
    -> Exchange?
  {
    var first: Browser?
    for copy in ["first copy", "second copy"] {
      try await stage.type("start app afresh")
      stage.open(browser: copy)
      do throws(Diagnosis) {
        try await stage.type("restart app without SECRET_KEY")
        try await stage.type("sign in as \(person.role)")
        try await stage.type("expect signed in as \(person.role)")
      } catch {
        // An app that does not start without its key is right, and so is one that starts and signs nobody in. But what the
        // first copy does, the second must do as well.
        if error.isTimeout { throw error }
        guard first == nil else { throw error }
        return nil
      }
      guard let other = first else {
        first = stage.browser
        continue
      }
      let answer = await Probe(browser: other).send()
      if let failure = answer.failure { throw failure }
      return answer.isOpen ? answer.exchange : nil
    }
    return nil
  }

  static func verifyGuessableKeysRefused(on stage: isolated Stage) async throws(Diagnosis) {
    let person = try SignInProbe.some(1, on: stage)[0]
    let browser = try await SignInCookies.signedIn(person, on: stage)
    for name in try await SignInCookies.names(of: person, in: browser, on: stage) {
      let value = browser.jar.cookie(named: name)?.value ?? ""
      let guesses = KeyGuess.usualKeys.flatMap { key in
        KeyGuess.signed(value, with: key).map { (key: key, value: $0) }
      }
      let trials = CookieTrial.all(guesses.map { (name, $0.value) }, in: browser)
      guard let found = try await CookieTrial.decisive(trials, in: person.name, on: stage, where: { $0.isOpen }),
        let guess = guesses.first(where: { $0.value == found.trial.value })
      else { continue }
      throw .secret(.guessableKey(guess.key))
    }
  }

  static func verifyKeyShownNowhere(on stage: isolated Stage) async throws(Diagnosis) {
    guard let key = stage.run.secretKey, !key.isEmpty else { return }
    let person = try SignInProbe.some(1, on: stage)[0]
    var browser = try await SignInCookies.signedIn(person, on: stage)
    // Pages that people see, pages for what goes wrong, and pages for whoever runs the app.
    let pages = [
      "/", "/about", "/login", "/dashboard", "/profile", "/settings", "/\(stage.token("missing"))", "/login?next=%00",
      "/.env", "/env", "/config", "/debug", "/debug/vars", "/status", "/health", "/info", "/actuator/env",
    ]
    for page in pages {
      let exchange = await browser.send(Browser.Order(target: page))
      guard let response = exchange.response, response.holds(key) else { continue }
      stage.record(["visit \(page)"], in: person.name, exchange)
      throw .secret(.keyShown(at: page))
    }
  }

  // MARK: Cookies

  static func verifySignInCookies(_ protection: CookieProtection, on stage: isolated Stage) async throws(Diagnosis) {
    let person = try SignInProbe.some(1, on: stage)[0]
    try await verify(protection, of: try await SignInCookies.signedIn(person, on: stage), person, on: stage)
    // Those that are left when the browser is closed sign in as well.
    guard await offersToRemember(on: stage) else { return }
    try await verify(
      protection, of: try await SignInCookies.remembered(person, in: "\(person.name)-again", on: stage), person,
      .remembered, on: stage)
  }

  private static func offersToRemember(on stage: isolated Stage) async -> Bool {
    var stranger = stage.stranger()
    await stranger.send(Browser.Order(target: "/login"))
    return stranger.view?.page.loginForm?.rememberField != nil
  }

  private static func verify(
    _ protection: CookieProtection, of browser: Browser, _ person: Person, _ kind: CookieKind = .session,
    on stage: isolated Stage
  ) async throws(Diagnosis) {
    for name in try await SignInCookies.names(of: person, in: browser, kind, on: stage) {
      guard let cookie = browser.jar.cookie(named: name) else { continue }
      switch protection {
      case .hiddenFromScripts: if !cookie.isHTTPOnly { throw .secret(.scriptsCanRead(cookie: name)) }
      case .keptFromOtherSites:
        if ![.lax, .strict].contains(cookie.sameSite) {
          throw .secret(.otherSitesSend(cookie: name, isAllowed: cookie.sameSite == .unrestricted))
        }
      case .forThisHostOnly:
        if !cookie.isHostOnly { throw .secret(.sharedWithOtherHosts(cookie: name, domain: cookie.domain)) }
      case .forHTTPSOnly:
        if !cookie.isSecure { throw .secret(.sentUnencrypted(cookie: name, isBehindHTTPS: stage.site != nil)) }
      }
    }
  }
}

extension Response {
  /// It shows a text, in its page or in a header.
  fileprivate func holds(_ text: String) -> Bool {
    self.text.contains(text) || headers.contains { $0.value.contains(text) }
  }
}
