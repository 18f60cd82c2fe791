/// Why a session lives on, or a password is changed that should not be.
enum SessionCauseProbe {
  static func cause(of fault: PasswordChangeFault, on stage: isolated Stage) async -> (any Cause)? {
    guard case .newRefused(let person) = fault else { return nil }
    return await whyNewRefused(person, on: stage)
  }

  static func whySessionLives(_ diagnosis: SessionFault, on stage: isolated Stage) async -> SessionCause? {
    switch diagnosis {
    case .plantedAccepted:
      let sent = stage.evidence.lines.reversed().lazy.compactMap { line -> String? in
        if case .setCookie(_, let value) = line.command as? CookieLine { value } else { nil }
      }.first
      return sent == SessionProbe.plants(on: stage)[0] ? .idTakenFromBrowser : .idOnlyShaped
    case .keptAtSignIn, .sameEachTime: return nil
    case .outlivesLogout where wasOutBeforeRestart(on: stage): return .endedListInMemory
    case .outlivesLogout(let person): return await SignInCookies.say(person, on: stage) ? .cookieSaysWho : .sessionKept
    case .outlivesSignIn(let person):
      if await SignInCookies.say(person, on: stage) { return .cookieSaysWho }
      return await isOneSession(person, on: stage) ? .oneSessionForAll : nil
    case .outlivesPasswordChange(let person):
      if await SignInCookies.say(person, on: stage) { return .cookieSaysWho }
      let change = stage[PasswordChanges.self].all.last { $0.person == person && $0.isProven }
      guard let changer = change.flatMap({ stage.visitors[$0.browser]?.browser }) else { return nil }
      return await Probe(browser: changer).send().isOpen ? nil : .onlyOwnEnded
    }
  }

  /// The browser at hand was seen signed out, and then the app was restarted.
  private static func wasOutBeforeRestart(on stage: isolated Stage) -> Bool {
    let entries = stage.transcript.entries
    let restart = entries.lastIndex {
      if case .restart = stage.evidence.line($0)?.command as? AppLine { true } else { false }
    }
    return entries[..<(restart ?? 0)].contains {
      $0.browser == stage.current && stage.evidence.line($0)?.command.isEqual(to: SignInLine.signedOut) == true
    }
  }

  /// Whoever logs out in one browser is logged out in another one.
  private static func isOneSession(_ name: String, on stage: isolated Stage) async -> Bool {
    guard let person = Accounts.known(name, on: stage) else { return false }
    let one = await SignInTrial.trial(name, person.password, on: stage).browser
    var other = await SignInTrial.trial(name, person.password, on: stage).browser
    await other.send(Browser.Order(target: "/dashboard"))
    switch other.view?.page.logoutControl {
    case .form(let form, let button): _ = try? await other.submit(form, [], pressing: button)
    case .link(let link): if let address = link.address { await other.send(Browser.Order(target: address.target)) }
    case nil: return false
    }
    return await !Probe(browser: one).send().isOpen
  }

  static func whyNewRefused(_ name: String, on stage: isolated Stage) async -> PasswordChangeCause? {
    guard let change = stage[PasswordChanges.self].all.last(where: { $0.person == name && $0.isProven }) else {
      return nil
    }
    return await SignInTrial.trial(name, change.current, on: stage).isAccepted ? .changeNotStored : .newStoredOtherwise
  }

}

extension SessionFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await SessionCauseProbe.whySessionLives(self, on: stage)
  }
}

extension PasswordChangeFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await SessionCauseProbe.cause(of: self, on: stage)
  }
}
