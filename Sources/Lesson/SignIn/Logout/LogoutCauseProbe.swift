/// Why somebody is still signed in after logging out.
enum LogoutCauseProbe {
  static func cause(of fault: LogoutFault, on stage: isolated Stage) async -> LogoutCause? {
    switch fault {
    case .fails(status: 405): stage.visitor.logout?.order.method == "POST" ? .buttonSendsPost : .linkSendsGet
    case .keepsSession(let cookieTouched): await whySessionKept(cookieTouched, on: stage)
    case .locksOut(let person): await whyLockedOut(person, on: stage)
    case .cookieSurvives: whyCookieSurvives(on: stage)
    default: nil
    }
  }

  static func whyCookieSurvives(on stage: isolated Stage) -> LogoutCause {
    let isRefused = stage.visitor.logout?.changes.contains { if case .refused = $0 { true } else { false } } == true
    return isRefused ? .deletedForOtherSite : .deletedForOtherPath
  }

  static func whySessionKept(_ cookieTouched: Bool, on stage: isolated Stage) async -> LogoutCause? {
    guard let logout = stage.visitor.logout, let view = stage.browser.view else { return nil }
    if cookieTouched {
      let greets = stage.people.contains { Dashboard(view: view).greets($0.name) }
      return greets ? .noteNobodyReads : .nameEmptied
    }
    let answer = stage.evidence.exchanges.last { $0.request.target == logout.order.target }?.response
    if answer?.text.contains("document.cookie") == true { return .leftToScript }
    guard let other = SignInProbe.somebody(but: stage.visitor.left.first, on: stage) else { return nil }
    var browser = await SignInTrial.trial(other.name, other.password, on: stage).browser
    guard await DashboardProbe.dashboard(of: browser)?.isOpen == true else { return nil }
    _ = await browser.send(logout.order)
    return await DashboardProbe.dashboard(of: browser)?.isOpen == true ? nil : .onlySomeLeave
  }

  static func whyLockedOut(_ name: String, on stage: isolated Stage) async -> LogoutCause? {
    guard let person = Accounts.known(name, on: stage) else { return nil }
    let trial = await SignInTrial.trial(name, person.password, on: stage)
    guard trial.isAccepted else { return .accountRemoved }
    return await DashboardProbe.dashboard(of: trial.browser)?.greets(name) == true ? .markInBrowser : .listOfLeavers
  }
}

extension LogoutFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await LogoutCauseProbe.cause(of: self, on: stage)
  }
}
