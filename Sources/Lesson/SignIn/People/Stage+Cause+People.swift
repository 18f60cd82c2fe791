import Foundation

/// Why the wrong people get in, or the right ones do not.
extension Stage {
  func cause(of fault: SignInFault) async -> (any Cause)? {
    switch fault {
    case .pageNamesSomebody(let name, let address): await whyNamed(name, at: address)
    case .accepted(let trick): await whyAccepted(trick)
    case .noMessage: whyNoMessage
    case .passwordRepeated: isTypedPasswordInField ? SignInCause.passwordKeptInField : SignInCause.passwordInMessage
    case .sharedByEveryone(let person): await whyShared(person)
    case .mixedUp(let person, _): await whyMixedUp(person)
    case .signInForgotten: browser.view.map(Dashboard.init)?.isOpen == true ? UserCause.nameShownOnce : nil
    default: nil
    }
  }

  var whyNoMessage: SignInCause? {
    if visitor.attempt?.redirectPath != nil { return .refusedByRedirect }
    return page?.text.contains(/(?i)wrong|invalid|incorrect/) == true ? .messageAlwaysThere : nil
  }

  var isTypedPasswordInField: Bool {
    guard let typed = visitor.attempt?.password else { return false }
    return page?.forms.contains { $0.fields.contains { $0.value == typed } } == true
  }

  func whyFormForRedirect() async -> SignInCause? {
    guard let attempt = visitor.attempt else { return nil }
    if await dashboard(of: browser)?.greets(attempt.name) == true { return .redirectNotReturned }
    if let form = page?.loginForm {
      let entries = form.submission(
        filling: [
          FieldFill(name: "username", value: attempt.name), FieldFill(name: "password", value: attempt.password),
        ]
      ).entries
      var sender = stranger()
      let fields = FormBody.urlEncoded(entries)
      // In both places: what was refused before is accepted only because of the address.
      _ = await sender.send(
        Browser.Order(
          method: "POST", target: "/login?\(fields)", body: Array(fields.utf8),
          contentType: "application/x-www-form-urlencoded"))
      if sender.redirectTarget?.isDashboard == true { return .fieldsReadFromAddress }
    }
    guard let other = somebody(but: attempt.name) else { return nil }
    return await trial(other.name, other.password).isAccepted ? .onePersonOnly : nil
  }

  func whyAccepted(_ attempt: CredentialTrick) async -> (any Cause)? {
    switch attempt {
    case .wrongPassword(let name):
      guard let person = known(name) else { return nil }
      guard visitor.attempt?.redirectPath?.hasPrefix("/dashboard") == true else {
        // An app that welcomes people in the answer itself does not say whether this one is a refusal.
        guard await trial(name, person.password).isAccepted else { return nil }
        return await dashboard(of: browser)?.greets(name) == true
          ? SignInCause.storedBeforeCheck : SignInCause.refusalStored
      }
      if await trial(token("nobody"), token("guess")).isAccepted { return SignInCause.everybodyGetsIn }
      if await trial(token("nobody"), person.password).isAccepted { return SignInCause.eitherIsEnough }
      return await trial(name, token("guess")).isAccepted ? SignInCause.anyPasswordFits : await whyFitting(person)
    case .unknownPerson:
      if visitor.attempt?.password.isEmpty == true { return SignInCause.unknownNameIsEmpty }
      if let attempt = visitor.attempt, await !trial(token("nobody"), attempt.password).isAccepted {
        return attempt.name.contains { "%_".contains($0) } ? SignInCause.nameIsPattern : SignInCause.accountNobodyMade
      }
      return await trial(token("somebody"), token("guess")).isAccepted
        ? SignInCause.strangersWelcome : SignInCause.nameIgnored
    case .othersPassword(let name, let owner):
      guard let person = known(name) else { return nil }
      let sameLength = String(token("guess").prefix(person.password.count))
      if await trial(name, sameLength).isAccepted { return SignInCause.lengthCompared }
      return await trial(owner, person.password).isAccepted ? SignInCause.anybodysPassword : SignInCause.masterPassword
    case .nearMiss(let name, .lastCharacterMissing):
      guard let person = known(name), person.password.count > 2 else { return nil }
      return await trial(name, String(person.password.dropFirst().dropLast())).isAccepted ? SignInCause.partFits : nil
    case .secondRegistration(let name, let first): return await whyTakenOver(name, first)
    case .unprovenPassword(let name): return whyUnproven(name)
    case .formerPassword(let name):
      guard let person = known(name) else { return nil }
      return await trial(name, person.password).isAccepted
        ? PasswordChangeCause.bothPasswordsFit : PasswordChangeCause.changeNotStored
    case .missingField:
      let sent = transcript.entries.last { $0.line.hasPrefix("post ") }?.line ?? ""
      return people.contains { sent.contains($0.name) }
        ? SignInCause.missingSkipsCheck : SignInCause.missingEqualsMissing
    default: return nil
    }
  }

  func whyShared(_ name: String) async -> UserCause? {
    let other = [Header("User-Agent", token("browser"))]
    if await dashboard(of: stranger())?.greets(name) == true,
      await dashboard(of: stranger(), other)?.greets(name) != true
    {
      return .keptByBrowserKind
    }
    guard let other = somebody(but: name) else { return nil }
    _ = await dashboard(of: await trial(other.name, other.password).browser)
    let after = await dashboard(of: stranger())
    return after?.greets(name) == true && after?.greets(other.name) == false ? .greetedByDefault : nil
  }

  /// Whoever signed in last sees their own name, unless the page was made for somebody before.
  func whyMixedUp(_ name: String) async -> UserCause? {
    guard let person = known(name) else { return nil }
    let last = await dashboard(of: await trial(name, person.password).browser)
    return last?.greets(name) == true ? .lastNameWins : .firstPageKept
  }

  /// Why a password fits that is not the right one, and not any.
  private func whyFitting(_ person: Person) async -> SignInCause? {
    guard let typed = visitor.attempt?.password else { return nil }
    if registrations.contains(where: { !$0.isFor(person.name) && $0.password == typed }) { return .anybodysPassword }
    if typed.trimmed == person.password.trimmed { return .passwordTrimmed }
    if Self.cleaned(person.password).contains(typed) { return .passwordCleaned }
    if typed.lowercased() == person.password.lowercased() { return .passwordCaseIgnored }
    if typed.contains("%") { return .passwordIsPattern }
    func ascii(_ text: String) -> String { String(text.filter(\.isASCII)) }
    if ascii(typed).filter({ $0 != "?" }) == ascii(person.password) { return .lettersLost }
    if await isPasswordCut { return .passwordCutByForm }
    let common = typed.commonPrefix(with: person.password)
    return await trial(person.name, common + token("end")).isAccepted ? .endIgnored : nil
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
  var isPasswordCut: Bool {
    get async { (try? await prepareRegistration())?.form.passwordFields.first?.maximumLength != nil }
  }

  /// Whoever had the name first tells: their own password opens the account still, or no longer.
  private func whyTakenOver(_ name: String, _ first: String) async -> AccountCause? {
    if visitor.attempt?.isRegistration == true { return .registrationSignsIn }
    guard let owner = known(first) else { return nil }
    guard await isSignedIn(await trial(owner.name, owner.password)) else { return .secondReplaces }
    return name == first ? .bothKept : .caseCounts
  }
}
