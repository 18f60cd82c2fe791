import Foundation

/// Why the wrong people get in, or the right ones do not.
enum SignInCauseProbe {
  static func cause(of fault: SignInFault, on stage: isolated Stage) async -> (any Cause)? {
    switch fault {
    case .pageNamesSomebody(let name, let address): await NameCauseProbe.whyNamed(name, at: address, on: stage)
    case .accepted(let trick): await whyAccepted(trick, on: stage)
    case .formForRedirect: await whyFormForRedirect(on: stage)
    case .noMessage: whyNoMessage(on: stage)
    case .passwordRepeated:
      isTypedPasswordInField(on: stage) ? SignInCause.passwordKeptInField : SignInCause.passwordInMessage
    case .sharedByEveryone(let person): await whyShared(person, on: stage)
    case .mixedUp(let person, _): await whyMixedUp(person, on: stage)
    case .signInForgotten: stage.browser.view.map(Dashboard.init)?.isOpen == true ? UserCause.nameShownOnce : nil
    default: nil
    }
  }

  static func whyNoMessage(on stage: isolated Stage) -> SignInCause? {
    if stage.visitor.attempt?.redirectPath != nil { return .refusedByRedirect }
    return stage.evidence.page?.text.contains(/(?i)wrong|invalid|incorrect/) == true ? .messageAlwaysThere : nil
  }

  static func isTypedPasswordInField(on stage: isolated Stage) -> Bool {
    guard let typed = stage.visitor.attempt?.password else { return false }
    return stage.evidence.page?.forms.contains { $0.fields.contains { $0.value == typed } } == true
  }

  static func whyFormForRedirect(on stage: isolated Stage) async -> SignInCause? {
    guard let attempt = stage.visitor.attempt else { return nil }
    if await DashboardProbe.dashboard(of: stage.browser)?.greets(attempt.name) == true { return .redirectNotReturned }
    if let form = stage.evidence.page?.loginForm {
      let entries = form.submission(
        filling: [
          FieldFill(name: "username", value: attempt.name), FieldFill(name: "password", value: attempt.password),
        ]
      ).entries
      var sender = stage.stranger()
      let fields = FormBody.urlEncoded(entries)
      // In both places: what was refused before is accepted only because of the address.
      _ = await sender.send(
        Browser.Order(
          method: "POST", target: "/login?\(fields)", body: Array(fields.utf8),
          contentType: "application/x-www-form-urlencoded"))
      if sender.redirectTarget?.isDashboard == true { return .fieldsReadFromAddress }
    }
    guard let other = SignInProbe.somebody(but: attempt.name, on: stage) else { return nil }
    return await SignInTrial.trial(other.name, other.password, on: stage).isAccepted ? .onePersonOnly : nil
  }

  static func whyAccepted(_ attempt: CredentialTrick, on stage: isolated Stage) async -> (any Cause)? {
    switch attempt {
    case .wrongPassword(let name):
      guard let person = Accounts.known(name, on: stage) else { return nil }
      guard stage.visitor.attempt?.redirectPath?.hasPrefix("/dashboard") == true else {
        // An app that welcomes people in the answer itself does not say whether this one is a refusal.
        guard await SignInTrial.trial(name, person.password, on: stage).isAccepted else { return nil }
        return await DashboardProbe.dashboard(of: stage.browser)?.greets(name) == true
          ? SignInCause.storedBeforeCheck : SignInCause.refusalStored
      }
      if await SignInTrial.trial(stage.token("nobody"), stage.token("guess"), on: stage).isAccepted {
        return SignInCause.everybodyGetsIn
      }
      if await SignInTrial.trial(stage.token("nobody"), person.password, on: stage).isAccepted {
        return SignInCause.eitherIsEnough
      }
      return await SignInTrial.trial(name, stage.token("guess"), on: stage).isAccepted
        ? SignInCause.anyPasswordFits : await whyFitting(person, on: stage)
    case .unknownPerson:
      if stage.visitor.attempt?.password.isEmpty == true { return SignInCause.unknownNameIsEmpty }
      if let attempt = stage.visitor.attempt,
        await !SignInTrial.trial(stage.token("nobody"), attempt.password, on: stage).isAccepted
      {
        return attempt.name.contains { "%_".contains($0) } ? SignInCause.nameIsPattern : SignInCause.accountNobodyMade
      }
      return await SignInTrial.trial(stage.token("somebody"), stage.token("guess"), on: stage).isAccepted
        ? SignInCause.strangersWelcome : SignInCause.nameIgnored
    case .othersPassword(let name, let owner):
      guard let person = Accounts.known(name, on: stage) else { return nil }
      let sameLength = String(stage.token("guess").prefix(person.password.count))
      if await SignInTrial.trial(name, sameLength, on: stage).isAccepted { return SignInCause.lengthCompared }
      return await SignInTrial.trial(owner, person.password, on: stage).isAccepted
        ? SignInCause.anybodysPassword : SignInCause.masterPassword
    case .nearMiss(let name, .lastCharacterMissing):
      guard let person = Accounts.known(name, on: stage), person.password.count > 2 else { return nil }
      return await SignInTrial.trial(name, String(person.password.dropFirst().dropLast()), on: stage).isAccepted
        ? SignInCause.partFits : nil
    case .secondRegistration(let name, let first): return await whyTakenOver(name, first, on: stage)
    case .unprovenPassword(let name): return whyUnproven(name, on: stage)
    case .formerPassword(let name):
      guard let person = Accounts.known(name, on: stage) else { return nil }
      return await SignInTrial.trial(name, person.password, on: stage).isAccepted
        ? PasswordChangeCause.bothPasswordsFit : PasswordChangeCause.changeNotStored
    case .missingField:
      let sent = stage.transcript.entries.last { $0.line.hasPrefix("post ") }?.line ?? ""
      return stage.people.contains { sent.contains($0.name) }
        ? SignInCause.missingSkipsCheck : SignInCause.missingEqualsMissing
    default: return nil
    }
  }

  static func whyShared(_ name: String, on stage: isolated Stage) async -> UserCause? {
    let other = [Header("User-Agent", stage.token("browser"))]
    if await DashboardProbe.dashboard(of: stage.stranger())?.greets(name) == true,
      await DashboardProbe.dashboard(of: stage.stranger(), other)?.greets(name) != true
    {
      return .keptByBrowserKind
    }
    guard let other = SignInProbe.somebody(but: name, on: stage) else { return nil }
    _ = await DashboardProbe.dashboard(of: await SignInTrial.trial(other.name, other.password, on: stage).browser)
    let after = await DashboardProbe.dashboard(of: stage.stranger())
    return after?.greets(name) == true && after?.greets(other.name) == false ? .greetedByDefault : nil
  }

  /// Whoever signed in last sees their own name, unless the page was made for somebody before.
  static func whyMixedUp(_ name: String, on stage: isolated Stage) async -> UserCause? {
    guard let person = Accounts.known(name, on: stage) else { return nil }
    let last = await DashboardProbe.dashboard(of: await SignInTrial.trial(name, person.password, on: stage).browser)
    return last?.greets(name) == true ? .lastNameWins : .firstPageKept
  }

  /// Why a password fits that is not the right one, and not any.
  private static func whyFitting(_ person: Person, on stage: isolated Stage) async -> SignInCause? {
    guard let typed = stage.visitor.attempt?.password else { return nil }
    if stage[Registrations.self].all.contains(where: { !$0.isFor(person.name) && $0.password == typed }) {
      return .anybodysPassword
    }
    if typed.trimmed == person.password.trimmed { return .passwordTrimmed }
    if Self.cleaned(person.password).contains(typed) { return .passwordCleaned }
    if typed.lowercased() == person.password.lowercased() { return .passwordCaseIgnored }
    if typed.contains("%") { return .passwordIsPattern }
    func ascii(_ text: String) -> String { String(text.filter(\.isASCII)) }
    if ascii(typed).filter({ $0 != "?" }) == ascii(person.password) { return .lettersLost }
    if await isPasswordCut(on: stage) { return .passwordCutByForm }
    let common = typed.commonPrefix(with: person.password)
    return await SignInTrial.trial(person.name, common + stage.token("end"), on: stage).isAccepted ? .endIgnored : nil
  }

  /// What is left of a password that was made harmless, as if it were shown on a page.
  private static func cleaned(_ password: String) -> [String] {
    let entities = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")]
    let isSign: (Character) -> Bool = { "<>&\"'".contains($0) }
    return [
      password.replacing(/<[^>]*>/, with: ""), password.filter { !isSign($0) },
      entities.reduce(password) { $0.replacing($1.0, with: $1.1) },
      entities.prefix(3).reduce(password) { $0.replacing($1.0, with: $1.1) },
      entities.reversed().reduce(password) { $0.replacing($1.1, with: $1.0) },
    ]
  }

  /// The form to register takes only so many letters.
  static func isPasswordCut(on stage: isolated Stage) async -> Bool {
    (try? await RegistrationTrial.prepareRegistration(on: stage))?.form.passwordFields.first?.maximumLength != nil
  }

  /// Whoever had the name first tells: their own password opens the account still, or no longer.
  private static func whyTakenOver(_ name: String, _ first: String, on stage: isolated Stage) async -> AccountCause? {
    if stage.visitor.attempt?.isRegistration == true { return .registrationSignsIn }
    guard let owner = Accounts.known(first, on: stage) else { return nil }
    guard await SignInTrial.isSignedIn(await SignInTrial.trial(owner.name, owner.password, on: stage)) else {
      return .secondReplaces
    }
    return name == first ? .bothKept : .caseCounts
  }

  static func whyUnproven(_ name: String, on stage: isolated Stage) -> PasswordChangeCause? {
    guard let typed = stage.visitor.attempt?.password,
      let change = stage[PasswordChanges.self].all.last(where: { $0.person == name && $0.new == typed })
    else { return nil }
    return change.current.isEmpty ? .emptyCurrentPasses : .currentNotCompared
  }
}

extension SignInFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await SignInCauseProbe.cause(of: self, on: stage)
  }
}
