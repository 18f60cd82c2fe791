/// Why a page shows a name that it should not, or does not show one.
enum NameCauseProbe {
  /// Whoever sees a name that the address holds as well got it from there.
  static func whyNameFromAddress(_ address: String, on stage: isolated Stage) -> UserCause? {
    let entries = WebAddress(stage.setting.endpoint.origin + address)?.queryEntries ?? []
    return entries.contains { !$0.value.isEmpty && stage.evidence.page?.shows($0.value) == true }
      ? .nameFromAddress : nil
  }

  /// A name that is missing until its owner signs in somewhere else is kept in one place for everybody.
  static func whyTextMissing(_ text: String, at address: String, on stage: isolated Stage) async -> (any Cause)? {
    guard let person = Accounts.known(text, on: stage), stage.visitor.attempt?.name == text else { return nil }
    _ = await SignInTrial.trial(person.name, person.password, on: stage)
    var same = stage.browser
    _ = await same.send(Browser.Order(target: address))
    if same.view?.page.shows(text) == true { return UserCause.lastNameWins }
    return await DashboardProbe.dashboard(of: stage.browser)?.greets(text) == true ? UserCause.nameInSomeTemplates : nil
  }

  /// Signs in somebody else, and looks whether everybody sees that name then.
  static func whyNamed(_ name: String, at address: String, on stage: isolated Stage) async -> UserCause? {
    if let cause = whyNameFromAddress(address, on: stage) { return cause }
    guard let other = SignInProbe.somebody(but: name, on: stage) else { return nil }
    _ = await SignInTrial.trial(other.name, other.password, on: stage)
    var visitor = stage.stranger()
    _ = await visitor.send(Browser.Order(target: address))
    return visitor.view?.page.shows(other.name) == true ? .lastNameWins : nil
  }
}
