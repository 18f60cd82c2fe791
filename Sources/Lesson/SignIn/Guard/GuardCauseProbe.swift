/// Why a page is open.
enum GuardCauseProbe {
  static func cause(of fault: GuardFault, on stage: isolated Stage) async -> GuardCause? {
    switch fault {
    case .openToAnyone(let address): await whyOpen(address, on: stage)
    case .methodOpens("HEAD", let address), .methodOpens("POST", let address):
      await answersPage("PUT", address, on: stage) ? .onlyGetGuarded : nil
    case .spellingOpens(let spelling): await whySpelling(spelling, on: stage)
    default: nil
    }
  }

  static func whyOpen(_ address: String, on stage: isolated Stage) async -> GuardCause? {
    var visitor = stage.stranger()
    _ = await visitor.send(Browser.Order(target: address))
    guard let seen = visitor.view else { return nil }
    // Closed to somebody who comes straight here.
    if seen.response.status != 200 || seen.page.loginForm != nil { return .anySessionPasses }
    let sends = seen.response.text.contains(/location(\.href)?\s*=[^=]|location\.(replace|assign)/)
    if sends, !seen.page.elements(named: "script").isEmpty { return .sentAwayByScript }
    let isHidden = ["html", "body", "main"].flatMap(seen.page.elements).contains {
      $0["hidden"] != nil || $0["style"]?.contains(/display:\s*none|visibility:\s*hidden/) == true
    }
    if isHidden { return .hiddenByStyle }
    guard let owner = stage.people.first,
      let own = await DashboardProbe.dashboard(
        of: await SignInTrial.trial(owner.name, owner.password, on: stage).browser)?.view
        .page.words,
      own.count == seen.page.words.count
    else { return nil }
    let others = zip(own, seen.page.words).filter { $0 != $1 }
    return !others.isEmpty
      && others.allSatisfy { $0 == owner.name.lowercased() && !["none", "nil", "null"].contains($1.lowercased()) }
      ? .visitorByDefault : nil
  }

  static func answersPage(_ method: String, _ target: String, on stage: isolated Stage) async -> Bool {
    var visitor = stage.stranger()
    _ = await visitor.send(Browser.Order(method: method, target: target))
    return visitor.view?.response.status == 200 && visitor.view?.page.loginForm == nil
  }

  static func whySpelling(_ spelling: String, on stage: isolated Stage) async -> GuardCause? {
    let path = String(spelling.prefix { $0 != "?" })
    if spelling.contains("login") { return .publicWord }
    if path.contains("%") { return .addressUndecoded }
    if path.hasSuffix("/") { return .slashUnguarded }
    guard path.lowercased() == "/dashboard", path != "/dashboard" else { return nil }
    return await answersPage("GET", "/DASHboard", on: stage) ? .caseIgnored : .oldSpelling
  }
}

extension GuardFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await GuardCauseProbe.cause(of: self, on: stage)
  }
}
