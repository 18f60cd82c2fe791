/// Why a session lives on, or a password is changed that should not be.
extension Stage {
  func cause(of fault: PasswordChangeFault) async -> (any Cause)? {
    guard case .newRefused(let person) = fault else { return nil }
    return await whyNewRefused(person)
  }

  func cause(of fault: TokenFault) async -> (any Cause)? {
    switch fault {
    case .endsWithSession(let person): await whyTokenEnds(person)
    case .withoutSession(let person): await whyWithoutSession(person)
    case .outlivesLogout(let person), .outlivesPasswordChange(let person):
      await says(person, isRemembered: true) ? TokenCause.tokenSaysWho : TokenCause.tokenKept
    default: nil
    }
  }

  func whySessionLives(_ diagnosis: SessionFault) async -> SessionCause? {
    switch diagnosis {
    case .plantedAccepted:
      let sent = lines.reversed().lazy.compactMap { line -> String? in
        if case .setCookie(_, let value) = line.command as? CookieLine { value } else { nil }
      }.first
      return sent == plants[0] ? .idTakenFromBrowser : .idOnlyShaped
    case .keptAtSignIn, .sameEachTime: return nil
    case .outlivesLogout where wasOutBeforeRestart: return .endedListInMemory
    case .outlivesLogout(let person): return await says(person) ? .cookieSaysWho : .sessionKept
    case .outlivesSignIn(let person):
      if await says(person) { return .cookieSaysWho }
      return await isOneSession(person) ? .oneSessionForAll : nil
    case .outlivesPasswordChange(let person):
      if await says(person) { return .cookieSaysWho }
      let change = passwordChanges.last { $0.person == person && $0.isProven }
      guard let changer = change.flatMap({ visitors[$0.browser]?.browser }) else { return nil }
      return await Probe(browser: changer).send().isOpen ? nil : .onlyOwnEnded
    }
  }

  /// The browser at hand was seen signed out, and then the app was restarted.
  private var wasOutBeforeRestart: Bool {
    let entries = transcript.entries
    let restart = entries.lastIndex { if case .restart = line($0)?.command as? AppLine { true } else { false } }
    return entries[..<(restart ?? 0)].contains {
      $0.browser == current && line($0)?.command.isEqual(to: SignInLine.signedOut) == true
    }
  }

  /// The name can be read out of a cookie that signing in gives, or of one that is kept when the browser is closed.
  func says(_ name: String, isRemembered: Bool = false) async -> Bool {
    guard let person = known(name) else { return false }
    var browser = await trial(name, person.password, isRemembered: isRemembered).browser
    if isRemembered { browser.close() }
    return browser.jar.cookies.contains { "\(CookieContent($0.value, people: [name]))".contains(name) }
  }

  /// Whoever logs out in one browser is logged out in another one.
  private func isOneSession(_ name: String) async -> Bool {
    guard let person = known(name) else { return false }
    let one = await trial(name, person.password).browser
    var other = await trial(name, person.password).browser
    await other.send(Browser.Order(target: "/dashboard"))
    switch other.view?.page.logoutControl {
    case .form(let form, let button): _ = try? await other.submit(form, [], pressing: button)
    case .link(let link): if let address = link.address { await other.send(Browser.Order(target: address.target)) }
    case nil: return false
    }
    return await !Probe(browser: one).send().isOpen
  }

  /// A browser that keeps all its cookies when it is closed has nothing but a long session.
  func whyTokenEnds(_ name: String) async -> TokenCause? {
    guard let person = known(name) else { return nil }
    var browser = await trial(name, person.password, isRemembered: true).browser
    _ = await Probe(browser: browser).send()
    let before = browser.jar.cookies.count
    browser.close()
    return browser.jar.cookies.count == before ? .onlySessionKept : .tokenNotAsked
  }

  /// One cookie with an end date, and none beside it that signs in, is a long session.
  func whyWithoutSession(_ name: String) async -> TokenCause? {
    guard let person = known(name) else { return nil }
    let cookies = await trial(name, person.password, isRemembered: true).browser.jar.cookies
    return cookies.count { $0.expires != nil } == 1 ? .onlySessionKept : nil
  }

  func whyNewRefused(_ name: String) async -> PasswordChangeCause? {
    guard let change = passwordChanges.last(where: { $0.person == name && $0.isProven }) else { return nil }
    return await trial(name, change.current).isAccepted ? .changeNotStored : .newStoredOtherwise
  }

  func whyUnproven(_ name: String) -> PasswordChangeCause? {
    guard let typed = visitor.attempt?.password,
      let change = passwordChanges.last(where: { $0.person == name && $0.new == typed })
    else { return nil }
    return change.current.isEmpty ? .emptyCurrentPasses : .currentNotCompared
  }
}
