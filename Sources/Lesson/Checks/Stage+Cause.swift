import Foundation
import SignInKit

/// Differential probes: after a failure a few more requests tell its causes apart.
extension Stage {
  /// Which of the mistakes that lead to a diagnosis it is; nil where it is plain, or cannot be told.
  ///
  /// Asked only about a check that has failed. The requests are of the kinds that the checks of the step send anyway, so
  /// what they may do to the app is no news to it. The transcript does not show them.
  func cause(of diagnosis: Diagnosis) async -> Cause? {
    switch diagnosis {
    case .ended, .serverError: await whyFailing()
    case .unexpectedStatus(let status, let expected, _): await whyStatus(status, expected)
    case .noRedirect(_, _, showsLoginForm: false): whyPageForRedirect
    case .noRedirect(_, _, showsLoginForm: true): await whyFormForRedirect()
    case .formMissing: whyNoForm
    case .fieldsOutsideForm: page?.forms.isEmpty == true ? .fieldsWithoutForm : .formClosedEarly
    case .passwordUnnamed:
      attribute("name", of: "input", where: { $0["type"] == "password" }) == nil ? nil : .nameLeftEmpty
    case .formSentByGet: whyGet
    case .buttonMissing: whyNoButton
    case .passwordFilledIn: await isFilledFromAddress() ? .passwordFromAddress : nil
    case .accepted(let attempt): await whyAccepted(attempt)
    case .noMessage: whyNoMessage
    case .passwordRepeated: isTypedPasswordInField ? .passwordKeptInField : .passwordInMessage
    case .sharedByEveryone(let person): await whyShared(person)
    case .mixedUp(let person, _): await whyMixedUp(person)
    case .signInForgotten: browser.view.map(Dashboard.init)?.isOpen == true ? .nameShownOnce : nil
    case .openToAnyone(let address): await whyOpen(address)
    case .methodOpens("HEAD"), .methodOpens("POST"): await answersPage("PUT", "/dashboard") ? .onlyGetGuarded : nil
    case .spellingOpens(let spelling): await whySpelling(spelling)
    case .forgedAccepted(let cookie): await whyForged(cookie)
    case .tamperedAccepted(let cookie): await whyTampered(cookie)
    case .mixedAccepted(let cookie): await whyMixed(cookie)
    case .logoutFails(status: 405): visitor.logout?.order.method == "POST" ? .buttonSendsPost : .linkSendsGet
    case .logoutKeepsSession(let cookieTouched): await whySessionKept(cookieTouched)
    case .logoutLocksOut(let person): await whyLockedOut(person)
    case .cookieSurvives: whyCookieSurvives
    default: nil
    }
  }

  // MARK: Looking back

  private var exchanges: [Exchange] { transcript.entries.compactMap(\.exchange) }
  private var response: Response? { exchanges.last?.response }
  private var page: Page? { browser.view?.page }
  private var lines: [Line] { transcript.entries.compactMap(\.parsed) }
  /// The line of the check that does not hold.
  private var failedAction: Action? { transcript.entries.last { $0.depth == 0 }?.parsed?.action }

  private func attribute(_ name: String, of tag: String, where holds: (Element) -> Bool = { _ in true }) -> String? {
    page?.elements(named: tag).first(where: holds)?[name]
  }

  /// What was tried when the app failed.
  private func whyFailing() async -> Cause? {
    switch failedAction {
    case .signInByAddress: return .addressFails
    case .expect(.forgedCookiesRefused): return .madeUpCookieFails
    case .expect(.incompleteFormsRefused): return .missingFieldFails
    case .expect(.keepsSecret), .expect(.keepsSecretFromMethods), .expect(.keepsSecretInSpellings):
      return transcript.entries.last?.browser == "visitor" && lines.last?.action != .follow ? .strangerFails : nil
    default: break
    }
    let deeds = transcript.entries.filter { $0.depth == 0 }.compactMap(\.parsed).filter { !$0.isExpectation }
    if deeds.last?.action == .logOutAgain { return .secondLogoutFails }
    switch lines.last(where: { !$0.isExpectation })?.action {
    case .submit(let fields): return await whyFailing(fields)
    case .visit(let address):
      if failedAction == .expect(.noServerError), address.contains("password=") { return .addressFails }
      // Other lines may have changed what the page shows.
      let isAllThere = lines.allSatisfy { $0.action == .visit(address) || $0.action == .expect(.noServerError) }
      return isAllThere && lines.count { $0.action == .visit(address) } > 1 ? .failsAfterAWhile : nil
    default: return nil
    }
  }

  private func whyFailing(_ fields: [FieldValue]) async -> Cause? {
    func typed(_ field: String) -> String { fields.first { $0.name == field }?.value ?? "" }
    let password = typed("password")
    if let person = known(typed("username")) {
      if password == person.password { return nil }
      return password.isEmpty ? .emptyPasswordFails : .wrongPasswordFails
    }
    if let person = setting.people.first, await trial(person.name, token("guess")).fails { return .wrongPasswordFails }
    return password.isEmpty ? .unknownNameOrEmptyPasswordFails : .unknownNameFails
  }

  private func whyStatus(_ status: Int, _ expected: String) async -> Cause? {
    if status == 404, page?.loginForm != nil { return .pageSaysNotFound }
    guard expected == "404", status == 200 else { return nil }
    if exchanges.suffix(2).first?.response?.isRedirect == true { return .unknownAddressGoesHome }
    var home = stranger()
    _ = await home.send(Browser.Order(target: "/"))
    return home.view?.page.text == page?.text ? .everyAddressIsHome : .errorPageSaysFound
  }

  private var whyPageForRedirect: Cause? {
    if response?.headers["location"] != nil { return .locationWithoutStatus }
    return attribute("http-equiv", of: "meta")?.lowercased() == "refresh" ? .refreshForRedirect : nil
  }

  private var whyNoForm: Cause? {
    if !visitor.left.isEmpty { return .formGoneAfterLogout }
    if page?.text.contains("<form") == true { return .formAsLetters }
    return response?.text.contains("<form") == true ? .formInComment : nil
  }

  private var whyGet: Cause? {
    switch attribute("method", of: "form")?.lowercased() {
    case nil, "": .methodMissing
    case "get": .methodIsGet
    default: .methodUnknown
    }
  }

  private var whyNoButton: Cause? {
    guard let page else { return nil }
    if !page.elements(named: "button").isEmpty { return .buttonOutside }
    return page.links.contains { $0.address?.isAt("/login") == true } ? .linkForButton : nil
  }

  private func isFilledFromAddress() async -> Bool {
    guard let name = page?.loginForm?.passwordFields.first?.name else { return false }
    var visitor = stranger()
    _ = await visitor.send(
      Browser.Order(target: "/login?\(FormBody.urlEncoded([FormEntry(name: name, value: token("typed"))]))"))
    return visitor.view?.page.loginForm?.passwordFields.first?.value == token("typed")
  }

  private var whyNoMessage: Cause? {
    if visitor.attempt?.redirectPath != nil { return .refusedByRedirect }
    return page?.text.contains(/(?i)wrong|invalid|incorrect/) == true ? .messageAlwaysThere : nil
  }

  private var isTypedPasswordInField: Bool {
    guard let typed = visitor.attempt?.password else { return false }
    return page?.forms.contains { $0.fields.contains { $0.value == typed } } == true
  }

  private var whyCookieSurvives: Cause {
    let isRefused = visitor.logout?.changes.contains { if case .refused = $0 { true } else { false } } == true
    return isRefused ? .deletedForOtherSite : .deletedForOtherPath
  }

  // MARK: Signing in once more

  /// A sign-in in a browser of its own.
  private struct Trial {
    /// After the form was sent; the dashboard was not opened yet.
    var browser: Browser
    /// The answer leads to the dashboard.
    var isAccepted: Bool { browser.redirectTarget?.isDashboard == true }
    var fails: Bool { browser.view.map { $0.response.status >= 500 } ?? false }
  }

  private func trial(_ name: String, _ password: String) async -> Trial {
    var browser = stranger()
    _ = await browser.send(Browser.Order(target: "/login"))
    if let form = browser.view?.page.loginForm {
      let fills = [FieldFill(name: "username", value: name), FieldFill(name: "password", value: password)]
      _ = try? await browser.submit(form, fills)
    }
    return Trial(browser: browser)
  }

  private func dashboard(of browser: Browser, _ headers: [Header] = []) async -> Dashboard? {
    var browser = browser
    _ = await browser.send(Browser.Order(target: "/dashboard", headers: headers))
    return browser.view.map(Dashboard.init)
  }

  private func known(_ name: String) -> Person? { setting.people.first { $0.name == name } }
  private func somebody(but name: String?) -> Person? { setting.people.first { $0.name != name } }

  private func whyFormForRedirect() async -> Cause? {
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
      _ = await sender.send(
        Browser.Order(
          method: "POST", target: "/login?\(fields)", body: Array(fields.utf8),
          contentType: "application/x-www-form-urlencoded"))
      if sender.redirectTarget?.isDashboard == true { return .fieldsReadFromAddress }
    }
    guard let other = somebody(but: attempt.name) else { return nil }
    return await trial(other.name, other.password).isAccepted ? .onePersonOnly : nil
  }

  private func whyAccepted(_ attempt: Diagnosis.Attempt) async -> Cause? {
    switch attempt {
    case .wrongPassword(let name):
      guard let person = known(name) else { return nil }
      guard visitor.attempt?.redirectPath?.hasPrefix("/dashboard") == true else {
        // An app that welcomes people in the answer itself does not say whether this one is a refusal.
        guard await trial(name, person.password).isAccepted else { return nil }
        return await dashboard(of: browser)?.greets(name) == true ? .storedBeforeCheck : .refusalStored
      }
      if await trial(token("nobody"), token("guess")).isAccepted { return .everybodyGetsIn }
      return await trial(token("nobody"), person.password).isAccepted ? .eitherIsEnough : .anyPasswordFits
    case .unknownPerson:
      if visitor.attempt?.password.isEmpty == true { return .unknownNameIsEmpty }
      return await trial(token("nobody"), token("guess")).isAccepted ? .strangersWelcome : .nameIgnored
    case .othersPassword(let name, let owner):
      guard let person = known(name) else { return nil }
      let sameLength = String(token("guess").prefix(person.password.count))
      if await trial(name, sameLength).isAccepted { return .lengthCompared }
      return await trial(owner, person.password).isAccepted ? .anybodysPassword : .masterPassword
    case .nearMiss(let name, .lastCharacterMissing):
      guard let person = known(name), person.password.count > 2 else { return nil }
      return await trial(name, String(person.password.dropFirst().dropLast())).isAccepted ? .partFits : nil
    case .missingField:
      let sent = transcript.entries.last { $0.line.hasPrefix("post ") }?.line ?? ""
      return setting.people.contains { sent.contains($0.name) } ? .missingSkipsCheck : .missingEqualsMissing
    default: return nil
    }
  }

  private func whyShared(_ name: String) async -> Cause? {
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
  private func whyMixedUp(_ name: String) async -> Cause? {
    guard let person = known(name) else { return nil }
    let last = await dashboard(of: await trial(name, person.password).browser)
    return last?.greets(name) == true ? .lastNameWins : .firstPageKept
  }

  // MARK: The guard

  private func whyOpen(_ address: String) async -> Cause? {
    var visitor = stranger()
    _ = await visitor.send(Browser.Order(target: address))
    guard let seen = visitor.view else { return nil }
    let sends = seen.response.text.contains(/location(\.href)?\s*=[^=]|location\.(replace|assign)/)
    if sends, !seen.page.elements(named: "script").isEmpty { return .sentAwayByScript }
    let isHidden = ["html", "body", "main"].flatMap(seen.page.elements).contains {
      $0["hidden"] != nil || $0["style"]?.contains(/display:\s*none|visibility:\s*hidden/) == true
    }
    if isHidden { return .hiddenByStyle }
    guard let owner = setting.people.first,
      let own = await dashboard(of: await trial(owner.name, owner.password).browser)?.view.page.words,
      own.count == seen.page.words.count
    else { return nil }
    let others = zip(own, seen.page.words).filter { $0 != $1 }
    return !others.isEmpty
      && others.allSatisfy { $0 == owner.name.lowercased() && !["none", "nil", "null"].contains($1.lowercased()) }
      ? .visitorByDefault : nil
  }

  private func answersPage(_ method: String, _ target: String) async -> Bool {
    var visitor = stranger()
    _ = await visitor.send(Browser.Order(method: method, target: target))
    return visitor.view?.response.status == 200 && visitor.view?.page.loginForm == nil
  }

  private func whySpelling(_ spelling: String) async -> Cause? {
    let path = String(spelling.prefix { $0 != "?" })
    if spelling.contains("login") { return .publicWord }
    if path.contains("%") { return .addressUndecoded }
    if path.hasSuffix("/") { return .slashUnguarded }
    guard path.lowercased() == "/dashboard", path != "/dashboard" else { return nil }
    return await answersPage("GET", "/DASHboard") ? .caseIgnored : .oldSpelling
  }

  // MARK: Cookies

  /// The cookie that decided, as the transcript has it.
  private var madeUp: String? {
    for line in lines.reversed() {
      if case .setCookie(_, let value) = line.action { return value }
    }
    return nil
  }

  private func opens(_ cookie: String, _ value: String) async -> Bool {
    await dashboard(of: stranger(), [Header("Cookie", "\(cookie)=\(value)")])?.isOpen == true
  }

  private func whyForged(_ cookie: String) async -> Cause? {
    guard let value = madeUp else { return nil }
    if await opens(cookie, token("anything")) { return .anyCookie }
    if ["1", "true", "True"].contains(value) { return .flag }
    if setting.people.contains(where: { !CookieForgery.resigned(value, from: $0.name, to: $0.name).isEmpty }) {
      return .hashWithoutKey
    }
    if let person = setting.people.first,
      let own = await trial(person.name, person.password).browser.jar.cookie(named: cookie)?.value,
      CookieForgery.areNeighbours(own, value)
    {
      return .countedIDs
    }
    guard let name = setting.people.map(\.name).first(where: { CookieForgery.values(for: $0).contains(value) }) else {
      return setting.people.contains { value.contains($0.name) } ? .nameInside : await whyClaims(cookie)
    }
    if CookieForgery.hashes(of: name).contains(value) { return .hashOfName }
    let plain = value.removingPercentEncoding ?? value
    if plain.hasPrefix("{") { return .plainJSON }
    if plain.contains(name) { return .plainName }
    let decoded = Data(base64URL: value)
    if decoded == Data(name.utf8) { return .nameInBase64 }
    return value.contains(".") || decoded?.first == UInt8(ascii: "{") ? await whyClaims(cookie) : .nameDisguised
  }

  /// Why data in base64 is believed. What the app itself sets shows whether there is a signature to look at.
  private func whyClaims(_ cookie: String) async -> Cause? {
    guard let person = setting.people.first,
      let own = await trial(person.name, person.password).browser.jar.cookie(named: cookie)?.value
    else { return .claimsInBase64 }
    return CookieContent(own, people: [person.name]).looksSigned ? .signatureIgnored : .claimsInBase64
  }

  private func whyTampered(_ cookie: String) async -> Cause? {
    guard let person = setting.people.first else { return nil }
    let browser = await trial(person.name, person.password).browser
    guard let value = browser.jar.cookie(named: cookie)?.value else { return nil }
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    let half = value.prefix(value.count / 2)
    if await opens(cookie, String(half)) {
      let isCutInSignature = parts.count > 1 && half.count { $0 == "." } == parts.count - 1
      return isCutInSignature ? .signatureHalfChecked : .beginningFits
    }
    for changed in CookieMutation.all(of: value) where await opens(cookie, changed) {
      let others = changed.split(separator: ".", omittingEmptySubsequences: false)
      guard others.count == parts.count, let place = parts.indices.first(where: { parts[$0] != others[$0] }) else {
        continue
      }
      let isBegun = parts[place].first == others[place].first
      return place == parts.count - 1 && isBegun ? .signatureHalfChecked : .partNotSigned
    }
    return nil
  }

  private func whyMixed(_ cookie: String) async -> Cause? {
    guard setting.people.count > 1 else { return nil }
    let (one, other) = (setting.people[0], setting.people[1])
    let browser = await trial(one.name, one.password).browser
    guard let value = browser.jar.cookie(named: cookie)?.value else { return nil }
    for renamed in CookieForgery.renamed(value, from: one.name, to: other.name) where await opens(cookie, renamed) {
      return .idNotTiedToName
    }
    return .partsSignedApart
  }

  // MARK: Logging out

  private func whySessionKept(_ cookieTouched: Bool) async -> Cause? {
    guard let logout = visitor.logout, let view = browser.view else { return nil }
    if cookieTouched {
      let greets = setting.people.contains { Dashboard(view: view).greets($0.name) }
      return greets ? .noteNobodyReads : .nameEmptied
    }
    let answer = exchanges.last { $0.request.target == logout.order.target }?.response
    if answer?.text.contains("document.cookie") == true { return .leftToScript }
    guard let other = somebody(but: visitor.left.first) else { return nil }
    var browser = await trial(other.name, other.password).browser
    guard await dashboard(of: browser)?.isOpen == true else { return nil }
    _ = await browser.send(logout.order)
    return await dashboard(of: browser)?.isOpen == true ? nil : .onlySomeLeave
  }

  private func whyLockedOut(_ name: String) async -> Cause? {
    guard let person = known(name) else { return nil }
    let trial = await trial(name, person.password)
    guard trial.isAccepted else { return .accountRemoved }
    return await dashboard(of: trial.browser)?.greets(name) == true ? .markInBrowser : .listOfLeavers
  }
}

extension Transcript.Entry {
  /// nil for what cannot be typed.
  fileprivate var parsed: Line? { try? LineParser.parse(line) }
}
