/// Differential probes: after a failure a few more requests tell its causes apart.
extension Stage {
  /// Which of the mistakes that lead to a diagnosis it is; nil where it is plain, or cannot be told.
  ///
  /// Asked only about a check that has failed. The requests are of the kinds that the checks of the step send anyway, so
  /// what they may do to the app is no news to it. The transcript does not show them.
  func cause(of diagnosis: Diagnosis) async -> (any Cause)? {
    switch diagnosis {
    case .ended, .serverError: await whyFailing()
    case .elsewhere(let got, let expected): whyLost(got, expected)
    case .textMissing(let text, let address): await whyTextMissing(text, at: address)
    case .textPresent(let text, let address): whyNameFromAddress(address) ?? whyMottoShown(text)
    case .pageNamesSomebody(let name, let address): await whyNamed(name, at: address)
    case .unexpectedStatus(let status, let expected, _): await whyStatus(status, expected)
    case .noRedirect(let status, _, showsLoginForm: false): whyPageForRedirect(status)
    case .noRedirect(_, _, showsLoginForm: true): await whyFormForRedirect()
    case .form(.missing): whyNoForm
    case .form(.fieldsOutside): page?.forms.isEmpty == true ? LoginFormCause.fieldsWithoutForm : LoginFormCause.formClosedEarly
    case .form(.passwordUnnamed):
      attribute("name", of: "input", where: { $0["type"] == "password" }) == nil ? nil : LoginFormCause.nameLeftEmpty
    case .form(.sentByGet): whyGet
    case .form(.buttonMissing): whyNoButton
    case .form(.passwordFilledIn): await isFilledFromAddress() ? LoginFormCause.passwordFromAddress : nil
    case .accepted(let attempt): await whyAccepted(attempt)
    case .noMessage: whyNoMessage
    case .passwordRepeated: isTypedPasswordInField ? SignInCause.passwordKeptInField : SignInCause.passwordInMessage
    case .sharedByEveryone(let person): await whyShared(person)
    case .mixedUp(let person, _): await whyMixedUp(person)
    case .signInForgotten: browser.view.map(Dashboard.init)?.isOpen == true ? UserCause.nameShownOnce : nil
    case .guarding(.openToAnyone(let address)): await whyOpen(address)
    case .guarding(.methodOpens("HEAD", let address)), .guarding(.methodOpens("POST", let address)):
      await answersPage("PUT", address) ? GuardCause.onlyGetGuarded : nil
    case .guarding(.spellingOpens(let spelling)): await whySpelling(spelling)
    case .cookie(.forgedAccepted(let cookie)): await whyForged(cookie)
    case .cookie(.tamperedAccepted(let cookie)): await whyTampered(cookie)
    case .cookie(.mixedAccepted(let cookie)): await whyMixed(cookie)
    case .logout(.fails(status: 405)): visitor.logout?.order.method == "POST" ? LogoutCause.buttonSendsPost : LogoutCause.linkSendsGet
    case .logout(.keepsSession(let cookieTouched)): await whySessionKept(cookieTouched)
    case .logout(.locksOut(let person)): await whyLockedOut(person)
    case .logout(.cookieSurvives): whyCookieSurvives
    case .returning(.leavesSite(let address, _)), .returning(.leavesSiteWhenSignedIn(let address, _)):
      whyLeaving(address)
    case .remember(.boxMissing): page?.looseFields.contains { $0.type == "checkbox" } == true ? RememberCause.boxOutside : nil
    case .remember(.unasked): await whyUnasked()
    case .remember(.forgotten): await whyForgotten()
    case .account(.formMissing(let address)): whyNoRegistrationForm(address)
    case .account(.fails(let person)): await whyNoAccount(person)
    case .secret(.endedByRestart(let person)): await whyEnded(person)
    case .secret(.cookieFromElsewhere), .secret(.builtInKey): await whyKnownElsewhere()
    case .expiry(.outlivesIdle(_, _, let limit)): await whyNotIdle(limit)
    case .expiry(.outlivesAge(_, _, let limit)): await whyAgeless(limit)
    case .expiry(.endsEarly(let person, let idle, let age, let limits)): await whyEarly(person, idle, age, limits)
    case .account(.dataElsewhere): await whyDataElsewhere()
    case .account(.dataLost): whyDataLost
    case .crossSite(.accepted(let deed, _, let status)): status < 400 ? await whyFromElsewhere(deed) : nil
    case .session(let diagnosis): await whySessionLives(diagnosis)
    case .passwordChange(.newRefused(let person)): await whyNewRefused(person)
    case .token(.endsWithSession(let person)): await whyTokenEnds(person)
    case .token(.withoutSession(let person)): await whyWithoutSession(person)
    case .token(.outlivesLogout(let person)), .token(.outlivesPasswordChange(let person)):
      await says(person, isRemembered: true) ? TokenCause.tokenSaysWho : TokenCause.tokenKept
    case .account(.markupInPage), .input(.markupFromAddress): whyMarkup
    case .input(.nameAccepted(let name)): await whyNameAccepted(name)
    default: nil
    }
  }

  // MARK: Looking back

  var exchanges: [Exchange] { transcript.entries.compactMap(\.exchange) }
  var response: Response? { exchanges.last?.response }
  var page: Page? { browser.view?.page }
  var lines: [Line] { transcript.entries.compactMap(\.parsed) }
  /// The line of the check that does not hold.
  var failedAction: Action? { transcript.entries.last { $0.depth == 0 }?.parsed?.action }

  func attribute(_ name: String, of tag: String, where holds: (Element) -> Bool = { _ in true }) -> String? {
    page?.elements(named: tag).first(where: holds)?[name]
  }

  func dashboard(of browser: Browser, _ headers: [Header] = []) async -> Dashboard? {
    var browser = browser
    _ = await browser.send(Browser.Order(target: "/dashboard", headers: headers))
    return browser.view.map(Dashboard.init)
  }

  func somebody(but name: String?) -> Person? { people.first { $0.name != name && !newcomers.contains($0.role) } }
}

extension Transcript.Entry {
  /// nil for what cannot be typed.
  var parsed: Line? { try? LineParser.parse(line) }
}
