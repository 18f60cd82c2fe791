/// Why somebody is still signed in after logging out.
extension Stage {
  func cause(of fault: LogoutFault) async -> LogoutCause? {
    switch fault {
    case .fails(status: 405): visitor.logout?.order.method == "POST" ? .buttonSendsPost : .linkSendsGet
    case .keepsSession(let cookieTouched): await whySessionKept(cookieTouched)
    case .locksOut(let person): await whyLockedOut(person)
    case .cookieSurvives: whyCookieSurvives
    default: nil
    }
  }

  var whyCookieSurvives: LogoutCause {
    let isRefused = visitor.logout?.changes.contains { if case .refused = $0 { true } else { false } } == true
    return isRefused ? .deletedForOtherSite : .deletedForOtherPath
  }

  func whySessionKept(_ cookieTouched: Bool) async -> LogoutCause? {
    guard let logout = visitor.logout, let view = browser.view else { return nil }
    if cookieTouched {
      let greets = people.contains { Dashboard(view: view).greets($0.name) }
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

  func whyLockedOut(_ name: String) async -> LogoutCause? {
    guard let person = known(name) else { return nil }
    let trial = await trial(name, person.password)
    guard trial.isAccepted else { return .accountRemoved }
    return await dashboard(of: trial.browser)?.greets(name) == true ? .markInBrowser : .listOfLeavers
  }
}
