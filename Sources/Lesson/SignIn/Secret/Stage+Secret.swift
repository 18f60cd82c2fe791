/// The key that signs cookies, and how cookies are sent.
extension Stage {
  /// Somebody signed in before the app was restarted with the same key; nil where nobody did.
  func whyEndedByRestart(_ name: String) -> Diagnosis? {
    guard let attempt = visitor.attempt, attempt.name == name, attempt.kind == nil, run.continues(attempt.run) else {
      return nil
    }
    return .secret(.endedByRestart(person: name))
  }

  /// Behind a proxy the login form was answered with 403; nil where it was not.
  func whyRefusedBehindHTTPS(_ name: String) -> Diagnosis? {
    guard site != nil, let attempt = visitor.attempt, attempt.name == name, attempt.kind == nil, attempt.status == 403
    else { return nil }
    return .secret(.formRefusedBehindHTTPS(status: attempt.status))
  }

  /// Somebody signed in with another copy of the app; nil where nobody did.
  var whyKnownToOtherCopy: Diagnosis? {
    guard let attempt = visitor.attempt, attempt.kind == nil, attempt.run.copy < run.copy else { return nil }
    return .secret(.cookieFromElsewhere)
  }

  /// As somebody else's copy of the app: another key, no data, the same address.
  func startAfresh() async throws(Diagnosis) {
    // Nobody has an account there.
    registrations = []
    people = setting.newcomers.isEmpty ? setting.people : setting.newcomers
    newcomers = Set(setting.newcomers.map(\.role))
    isSettled = false
    try await begin(Restart(variables: ["SECRET_KEY": AppEnvironment.randomKey()], isAfresh: true))
  }

  // MARK: The key

  func verifyNoBuiltInKey() async throws(Diagnosis) {
    let key = run.secretKey
    let exchange = try await openedByCookieOfKeylessCopy(try some(1)[0])
    // As it was, but for its data.
    try await begin(Restart(variables: ["SECRET_KEY": key]))
    guard let exchange else { return }
    record(["visit /dashboard"], in: "first copy", exchange)
    throw .secret(.builtInKey)
  }

  /// Takes a cookie from one copy without the key to another; nil where it opens nothing there.
  private func openedByCookieOfKeylessCopy(_ person: Person) async throws(Diagnosis) -> Exchange? {
    var first: Browser?
    for copy in ["first copy", "second copy"] {
      try await type("start app afresh")
      open(browser: copy)
      do throws(Diagnosis) {
        try await type("restart app without SECRET_KEY")
        try await type("sign in as \(person.role)")
        try await type("expect signed in as \(person.role)")
      } catch {
        // An app that does not start without its key is right, and so is one that starts and signs nobody in. But what the
        // first copy does, the second must do as well.
        if error.isTimeout { throw error }
        guard first == nil else { throw error }
        return nil
      }
      guard let other = first else {
        first = browser
        continue
      }
      let answer = await Probe(browser: other).send()
      if let failure = answer.failure { throw failure }
      return answer.isOpen ? answer.exchange : nil
    }
    return nil
  }

  func verifyGuessableKeysRefused() async throws(Diagnosis) {
    let person = try some(1)[0]
    let browser = try await signedIn(person)
    for name in try await signInCookies(of: person, in: browser) {
      let value = browser.jar.cookie(named: name)?.value ?? ""
      let guesses = KeyGuess.usualKeys.flatMap { key in
        KeyGuess.signed(value, with: key).map { (key: key, value: $0) }
      }
      let trials = CookieTrial.all(guesses.map { (name, $0.value) }, in: browser)
      guard let found = try await decisive(trials, in: person.name, where: { $0.isOpen }),
        let guess = guesses.first(where: { $0.value == found.trial.value })
      else { continue }
      throw .secret(.guessableKey(guess.key))
    }
  }

  func verifyKeyShownNowhere() async throws(Diagnosis) {
    guard let key = run.secretKey, !key.isEmpty else { return }
    let person = try some(1)[0]
    var browser = try await signedIn(person)
    // Pages that people see, pages for what goes wrong, and pages for whoever runs the app.
    let pages = [
      "/", "/about", "/login", "/dashboard", "/profile", "/settings", "/\(token("missing"))", "/login?next=%00",
      "/.env", "/env", "/config", "/debug", "/debug/vars", "/status", "/health", "/info", "/actuator/env",
    ]
    for page in pages {
      let exchange = await browser.send(Browser.Order(target: page))
      guard let response = exchange.response, response.holds(key) else { continue }
      record(["visit \(page)"], in: person.name, exchange)
      throw .secret(.keyShown(at: page))
    }
  }

  // MARK: Cookies

  func verifySignInCookies(_ protection: CookieProtection) async throws(Diagnosis) {
    let person = try some(1)[0]
    try await verify(protection, of: try await signedIn(person), person)
    // Those that are left when the browser is closed sign in as well.
    guard await offersToRemember() else { return }
    try await verify(protection, of: try await remembered(person, in: "\(person.name)-again"), person, .remembered)
  }

  private func offersToRemember() async -> Bool {
    var stranger = stranger()
    await stranger.send(Browser.Order(target: "/login"))
    return stranger.view?.page.loginForm?.rememberField != nil
  }

  private func verify(
    _ protection: CookieProtection, of browser: Browser, _ person: Person, _ kind: CookieKind = .session
  ) async throws(Diagnosis) {
    for name in try await signInCookies(of: person, in: browser, kind) {
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
        if !cookie.isSecure { throw .secret(.sentUnencrypted(cookie: name, isBehindHTTPS: site != nil)) }
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
