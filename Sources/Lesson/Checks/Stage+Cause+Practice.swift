/// Why people are not remembered, do not come back, or have no account.
extension Stage {
  // MARK: Names and ways back

  /// Whoever sees a name that the address holds as well got it from there.
  func whyNameFromAddress(_ address: String) -> Cause? {
    let entries = WebAddress(setting.endpoint.origin + address)?.queryEntries ?? []
    return entries.contains { !$0.value.isEmpty && page?.shows($0.value) == true } ? .nameFromAddress : nil
  }

  /// A name that is missing until its owner signs in somewhere else is kept in one place for everybody.
  func whyTextMissing(_ text: String, at address: String) async -> Cause? {
    if let cause = whyNameFromAddress(address) { return cause }
    if let cause = await whyMottoMissing(text, at: address) { return cause }
    if text.contains("<"), let view = browser.view {
      if view.response.text.contains(text) { return .shownAsMarkup }
      if view.page.text.contains("&lt;") { return .escapedTwice }
    }
    guard let person = known(text), visitor.attempt?.name == text else { return nil }
    _ = await trial(person.name, person.password)
    var same = browser
    _ = await same.send(Browser.Order(target: address))
    if same.view?.page.shows(text) == true { return .lastNameWins }
    return await dashboard(of: browser)?.greets(text) == true ? .nameInSomeTemplates : nil
  }

  /// Signs in somebody else, and looks whether everybody sees that name then.
  func whyNamed(_ name: String, at address: String) async -> Cause? {
    if let cause = whyNameFromAddress(address) { return cause }
    guard let other = somebody(but: name) else { return nil }
    _ = await trial(other.name, other.password)
    var visitor = stranger()
    _ = await visitor.send(Browser.Order(target: address))
    return visitor.view?.page.shows(other.name) == true ? .lastNameWins : nil
  }

  /// Where an address got lost between the page that was asked for and the page that came.
  func whyLost(_ got: String, _ expected: String) -> Cause? {
    guard visitor.attempt?.kind == nil, let sent = exchanges.lastIndex(where: { $0.request.method == "POST" }),
      exchanges[..<sent].contains(where: { $0.request.target == expected })
    else { return nil }
    let path = expected.prefix { $0 != "?" }
    if got.prefix(while: { $0 != "?" }) == path { return .queryLost }
    func holds(_ text: String) -> Bool { (text.removingPercentEncoding ?? text).contains(path) }
    let request = exchanges[sent].request
    let isOthers = transcript.entries.contains { $0.browser != current && $0.exchange?.request.target == got }
    if isOthers { return .addressShared }
    let form = request.target + " " + String(decoding: request.body, as: UTF8.self)
    guard exchanges[..<sent].contains(where: { $0.request.target != expected && holds($0.request.target) }) else {
      return .addressLost
    }
    guard holds(form) else { return .addressNotSentOn }
    return form.removingPercentEncoding?.contains("://") == true ? .addressAbsolute : .addressUnused
  }

  /// The first trick that works tells what the app looks at.
  func whyLeaving(_ address: String) -> Cause? {
    let all = ForeignAddress.all(besides: setting.endpoint.authority)
    if address.hasPrefix("///") { return .moreSlashesPass }
    switch all.first(where: { $0.text == address })?.trick {
    case .plain: return .addressNotChecked
    case .twoSlashes: return .twoSlashesPass
    case .backslash: return .backslashPasses
    case .controlCharacter: return .controlCharacterPasses
    case .lookalike: return .lookalikePasses
    case .oddScheme: return .schemePasses
    case .encoded: return .addressDecodedTwice
    case nil: return nil
    }
  }

  // MARK: Remember me

  /// Whether somebody who signs in is signed in still after the browser was closed.
  private func isKept(_ person: Person, ticked: Bool) async -> Bool {
    var browser = await trial(person.name, person.password, isRemembered: ticked).browser
    browser.close()
    return await Probe(browser: browser).send().isOpen
  }

  func whyUnasked() async -> Cause? {
    guard let person = people.first else { return nil }
    guard await isKept(person, ticked: false) else { return visitor.rememberedBefore ? .tickSticks : nil }
    return await isKept(person, ticked: true) ? .everybodyRemembered : .tickUpsideDown
  }

  func whyForgotten() async -> Cause? {
    guard let person = people.first else { return nil }
    if await isKept(person, ticked: false) { return .tickUpsideDown }
    return browser.jar.cookies.contains { $0.expires != nil } ? .cookieNotRead : .nothingKept
  }

  // MARK: Accounts

  func whyNoRegistrationForm(_ address: String) -> Cause? {
    address.prefix { $0 != "?" } != "/register" && page?.loginForm != nil ? .registrationGuarded : nil
  }

  /// What came of the form that somebody registered with.
  func whyNoAccount(_ name: String) async -> Cause? {
    guard let registration = registrations.first(where: { $0.isFor(name) }), let sent = registration.sent else {
      return nil
    }
    if sent.method == "GET" { return .registrationInAddress }
    if (400..<500).contains(sent.status) { return .registrationTurnedDown }
    return await isPasswordCut ? .passwordCutByForm : nil
  }

  /// Accounts in a file elsewhere are there after a restart, those in memory are not.
  func whyDataElsewhere() async -> Cause? {
    guard let account = registrations.last, setting.restart != nil else { return nil }
    // Where other copies of the app use the same file, it may be busy.
    for _ in 1...5 {
      do throws(Diagnosis) { try await restart([]) } catch { continue }
      let trial = await trial(account.name, account.password)
      if !trial.fails { return await isSignedIn(trial) ? .otherFolder : .inMemory }
    }
    return nil
  }

  var whyDataLost: Cause? {
    setting.dataFolder.map { DataFolder(url: $0).paths.isEmpty ? .inMemory : .emptiedAtStart }
  }
}
