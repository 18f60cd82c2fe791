/// Why a page is open.
extension Stage {
  func cause(of fault: GuardFault) async -> GuardCause? {
    switch fault {
    case .openToAnyone(let address): await whyOpen(address)
    case .methodOpens("HEAD", let address), .methodOpens("POST", let address):
      await answersPage("PUT", address) ? .onlyGetGuarded : nil
    case .spellingOpens(let spelling): await whySpelling(spelling)
    default: nil
    }
  }

  func whyOpen(_ address: String) async -> GuardCause? {
    var visitor = stranger()
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
    guard let owner = people.first,
      let own = await dashboard(of: await trial(owner.name, owner.password).browser)?.view.page.words,
      own.count == seen.page.words.count
    else { return nil }
    let others = zip(own, seen.page.words).filter { $0 != $1 }
    return !others.isEmpty
      && others.allSatisfy { $0 == owner.name.lowercased() && !["none", "nil", "null"].contains($1.lowercased()) }
      ? .visitorByDefault : nil
  }

  func answersPage(_ method: String, _ target: String) async -> Bool {
    var visitor = stranger()
    _ = await visitor.send(Browser.Order(method: method, target: target))
    return visitor.view?.response.status == 200 && visitor.view?.page.loginForm == nil
  }

  func whySpelling(_ spelling: String) async -> GuardCause? {
    let path = String(spelling.prefix { $0 != "?" })
    if spelling.contains("login") { return .publicWord }
    if path.contains("%") { return .addressUndecoded }
    if path.hasSuffix("/") { return .slashUnguarded }
    guard path.lowercased() == "/dashboard", path != "/dashboard" else { return nil }
    return await answersPage("GET", "/DASHboard") ? .caseIgnored : .oldSpelling
  }
}
