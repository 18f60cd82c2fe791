/// Sessions begin anew at each sign-in, and end when they should.
extension Stage {
  /// Why a browser is still signed in whose session was to end; nil where nothing was to end it.
  var whyNotEnded: Diagnosis? {
    if visitor.isThief {
      switch visitor.disturbance {
      case .signIn(let person):
        return .session(signedInHere == nil ? .keptAtSignIn(person: person) : .outlivesSignIn(person: person))
      case .logout(let person): return .session(.outlivesLogout(person: person))
      case .passwordChange(let person): return .session(.outlivesPasswordChange(person: person))
      case .guesses, nil: return nil
      }
    }
    guard case .passwordChange(let person) = visitor.disturbance, signedInHere?.name == person else { return nil }
    return .session(.outlivesPasswordChange(person: person))
  }

  /// What an attacker may put into a browser before somebody signs in there: a word, and ids as apps make them.
  var plants: [String] {
    let digits = (1...3).map { token("plant-\($0)") }.joined().utf8.map { String($0, radix: 16) }.joined()
    let hex = String(digits.prefix(32))
    let uuid = [
      hex.prefix(8), hex.dropFirst(8).prefix(4), "4" + hex.dropFirst(13).prefix(3),
      "a" + hex.dropFirst(17).prefix(3), hex.dropFirst(20),
    ].map(String.init).joined(separator: "-")
    let base64 = String((1...6).map { token("letters-\($0)") }.joined().prefix(43))
    return [token("planted") + token("word"), hex, base64, uuid]
  }

  func verifyPlantedCookies() async throws(Diagnosis) {
    let person = try some(1)[0]
    let names = try await signInCookies(of: person, in: try await signedIn(person))
    for name in names {
      let planted = plants.compactMap { value -> (value: String, browser: Browser)? in
        var browser = stranger()
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
        record([plant, "sign in as \(person.name)"], in: "victim", found.answer.trial.exchange)
        record([plant, "visit /dashboard"], in: "thief", found.answer.thief.exchange)
        throw .session(.plantedAccepted(cookie: name))
      }
      // Whoever has an unknown cookie must be able to sign in; the lines say why it does not work.
      open(browser: "victim")
      for line in [plant, "sign in as \(person.name)", "expect signed in as \(person.name)"] { try await type(line) }
    }
  }

  func verifyNewSession() async throws(Diagnosis) {
    let person = try some(1)[0]
    let (one, other) = (try await signedIn(person, in: "first"), try await signedIn(person, in: "second"))
    let names = try await signInCookies(of: person, in: one)
    func value(_ name: String, _ browser: Browser) -> String? { browser.jar.cookie(named: name)?.value }
    if names.allSatisfy({ value($0, one) == value($0, other) }) { throw .session(.sameEachTime(cookie: names[0])) }
    use(browser: "first")
    try await type("visit /login and follow")
    // An app may send whoever is signed in away from its login page.
    guard try view().page.loginForm != nil else { return }
    try await type("copy cookies to thief")
    try await type("sign in as \(person.name)")
    try await type("expect signed in as \(person.name)")
    use(browser: "thief")
    try await type("expect signed out")
  }
}
