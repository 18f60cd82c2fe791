/// Why people do not come back, or read the name of somebody else.
extension Stage {
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
}
