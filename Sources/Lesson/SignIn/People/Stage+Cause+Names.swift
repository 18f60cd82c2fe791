/// Why a page shows a name that it should not, or does not show one.
extension Stage {
  /// Whoever sees a name that the address holds as well got it from there.
  func whyNameFromAddress(_ address: String) -> UserCause? {
    let entries = WebAddress(setting.endpoint.origin + address)?.queryEntries ?? []
    return entries.contains { !$0.value.isEmpty && page?.shows($0.value) == true } ? .nameFromAddress : nil
  }

  /// A name that is missing until its owner signs in somewhere else is kept in one place for everybody.
  func whyTextMissing(_ text: String, at address: String) async -> (any Cause)? {
    if let cause = whyNameFromAddress(address) { return cause }
    if let cause = await whyMottoMissing(text, at: address) { return cause }
    if text.contains("<"), let view = browser.view {
      if view.response.text.contains(text) { return MarkupCause.shownAsMarkup }
      if view.page.text.contains("&lt;") { return MarkupCause.escapedTwice }
    }
    guard let person = known(text), visitor.attempt?.name == text else { return nil }
    _ = await trial(person.name, person.password)
    var same = browser
    _ = await same.send(Browser.Order(target: address))
    if same.view?.page.shows(text) == true { return UserCause.lastNameWins }
    return await dashboard(of: browser)?.greets(text) == true ? UserCause.nameInSomeTemplates : nil
  }

  /// Signs in somebody else, and looks whether everybody sees that name then.
  func whyNamed(_ name: String, at address: String) async -> UserCause? {
    if let cause = whyNameFromAddress(address) { return cause }
    guard let other = somebody(but: name) else { return nil }
    _ = await trial(other.name, other.password)
    var visitor = stranger()
    _ = await visitor.send(Browser.Order(target: address))
    return visitor.view?.page.shows(other.name) == true ? .lastNameWins : nil
  }
}
