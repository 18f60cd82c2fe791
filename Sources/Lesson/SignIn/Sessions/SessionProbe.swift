/// Sessions begin anew at each sign-in, and end when they should.
enum SessionProbe {
  /// Why a browser is still signed in whose session was to end; nil where nothing was to end it.
  static func whyNotEnded(on stage: isolated Stage) -> Diagnosis? {
    if stage.visitor.copied != nil {
      switch stage.visitor.disturbance {
      case .signIn(let person):
        return .session(
          PasswordChanges.signedInHere(on: stage) == nil
            ? .keptAtSignIn(person: person) : .outlivesSignIn(person: person))
      case .logout(let person): return .session(.outlivesLogout(person: person))
      case .passwordChange(let person): return .session(.outlivesPasswordChange(person: person))
      case .guesses, nil: return nil
      }
    }
    guard case .passwordChange(let person) = stage.visitor.disturbance,
      PasswordChanges.signedInHere(on: stage)?.name == person
    else { return nil }
    return .session(.outlivesPasswordChange(person: person))
  }

  /// What an attacker may put into a browser before somebody signs in there: a word, and ids as apps make them.
  static func plants(on stage: isolated Stage) -> [String] {
    let digits = (1...3).map { stage.token("plant-\($0)") }.joined().utf8.map { String($0, radix: 16) }.joined()
    let hex = String(digits.prefix(32))
    let uuid = [
      hex.prefix(8), hex.dropFirst(8).prefix(4), "4" + hex.dropFirst(13).prefix(3),
      "a" + hex.dropFirst(17).prefix(3), hex.dropFirst(20),
    ].map(String.init).joined(separator: "-")
    let base64 = String((1...6).map { stage.token("letters-\($0)") }.joined().prefix(43))
    return [stage.token("planted") + stage.token("word"), hex, base64, uuid]
  }

  static func verifyPlantedCookies(on stage: isolated Stage) async throws(Diagnosis) {
    let person = try SignInProbe.some(1, on: stage)[0]
    let names = try await SignInCookies.names(
      of: person, in: try await SignInCookies.signedIn(person, on: stage), on: stage)
    for name in names {
      let planted = plants(on: stage).compactMap { value -> (value: String, browser: Browser)? in
        var browser = stage.stranger()
        return (try? browser.setCookie(name, value)) == nil ? nil : (value, browser)
      }
      let found = await SideBySide.first(of: planted) { value, browser in
        let trial = await SignInTrial.of(person.name, person.password, in: browser)
        let isIn = await Probe(browser: trial.browser).send().isOpen
        return (trial: trial, isIn: isIn, thief: await Probe(browser: browser).send())
      } where: { _, answer in
        answer.thief.isOpen || !answer.isIn
      }
      guard let found else { continue }
      let plant = "set cookie \(Line.quoted("\(name)=\(planted[found.index].value)"))"
      if found.answer.thief.isOpen {
        stage.record([plant, "sign in as \(person.name)"], in: "victim", found.answer.trial.exchange)
        stage.record([plant, "visit /dashboard"], in: "thief", found.answer.thief.exchange)
        throw .session(.plantedAccepted(cookie: name))
      }
      // Whoever has an unknown cookie must be able to sign in; the lines say why it does not work.
      stage.open(browser: "victim")
      for line in [plant, "sign in as \(person.name)", "expect signed in as \(person.name)"] {
        try await stage.type(line)
      }
    }
  }

  static func verifyNewSession(on stage: isolated Stage) async throws(Diagnosis) {
    let person = try SignInProbe.some(1, on: stage)[0]
    let (one, other) = (
      try await SignInCookies.signedIn(person, in: "first", on: stage),
      try await SignInCookies.signedIn(person, in: "second", on: stage)
    )
    let names = try await SignInCookies.names(of: person, in: one, on: stage)
    func value(_ name: String, _ browser: Browser) -> String? { browser.jar.cookie(named: name)?.value }
    if names.allSatisfy({ value($0, one) == value($0, other) }) { throw .session(.sameEachTime(cookie: names[0])) }
    stage.current = "first"
    try await stage.type("visit /login and follow")
    // An app may send whoever is signed in away from its login page.
    guard try stage.view().page.loginForm != nil else { return }
    try await stage.type("copy cookies to thief")
    try await stage.type("sign in as \(person.name)")
    try await stage.type("expect signed in as \(person.name)")
    stage.current = "thief"
    try await stage.type("expect signed out")
  }
}
