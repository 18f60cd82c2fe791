/// Who is signed in, as /dashboard shows it.
enum DashboardProbe {
  /// What /dashboard shows a browser, redirects not followed; nil where no page came.
  static func dashboard(of browser: Browser, _ headers: [Header] = []) async -> Dashboard? {
    var browser = browser
    _ = await browser.send(Browser.Order(target: "/dashboard", headers: headers))
    return browser.view.map(Dashboard.init)
  }

  static func openDashboard(on stage: isolated Stage) async throws(Diagnosis) -> Dashboard {
    if let target = stage.browser.redirectTarget, stage.browser.isHere(target), target.isDashboard,
      target.path != "/dashboard"
    {
      // Whoever is sent to another spelling of the address must find the page there.
      try await stage.type("follow to the end")
    } else {
      try await stage.type("visit /dashboard and follow")
    }
    let view = try stage.view()
    if view.response.status >= 500 {
      throw .app(.serverError(status: view.response.status, request: "\(view.request.method) \(view.request.target)"))
    }
    return Dashboard(view: view)
  }

  static func verifySignedIn(_ name: String, on stage: isolated Stage) async throws(Diagnosis) {
    let wasGreeted =
      stage.visitor.attempt?.name == name && stage.browser.view.map { Dashboard(view: $0).greets(name) } == true
    let hadCookie = !stage.browser.jar.cookies.isEmpty
    let past = SessionPast(of: stage)
    let refusal = stage.browser.cookieChanges.compactMap { change -> CookieRefusal? in
      if case .refused(_, let refusal) = change { refusal } else { nil }
    }.first
    let dashboard = try await openDashboard(on: stage)
    let forgotten = wasGreeted ? SignInProbe.whyForgotten(name, in: stage.current, on: stage) : nil
    let other = await somebodyElse(than: name, greetedOn: dashboard, on: stage)
    if dashboard.greets(name) {
      // From `protect` on, a dashboard that greets somebody else as well mixes people up.
      if stage.setting.isDashboardGuarded, let other { throw .signIn(.mixedUp(person: name, shows: other)) }
      stage.visitor.disturbance = nil
      stage[Registrations.self].noteWorking(name)
      try stage.post(Greeted(name: name))
      return
    }
    if dashboard.isMissing { throw .signIn(.dashboardMissing) }
    if let other {
      throw stage.blame(for: GreetedAnother(name: name, other: other)) ?? .signIn(.mixedUp(person: name, shows: other))
    }
    let doubt = MissingSignIn(
      name: name, past: past, forgotten: forgotten, hadCookie: hadCookie, refusal: refusal)
    if let diagnosis = stage.blame(for: doubt) { throw diagnosis }
    throw dashboard.isOpen && hadCookie
      ? .signIn(.notGreeted(person: name)) : .signIn(.signInNotKept(person: name, cookieSent: hadCookie))
  }

  private static func somebodyElse(than name: String, greetedOn dashboard: Dashboard, on stage: isolated Stage) async
    -> String?
  {
    let others = stage.people.map(\.name).filter { $0 != name && dashboard.greets($0) }
    guard !others.isEmpty else { return nil }
    let strangers = await strangersDashboard(on: stage).dashboard
    for other in others where dashboard.count(of: other) > strangers?.count(of: other) ?? 0 {
      if await !standsOnEveryPage(other, dashboard, on: stage) { return other }
    }
    return nil
  }

  /// What /dashboard shows a browser that never tried to sign in.
  private static func strangersDashboard(on stage: isolated Stage) async -> (dashboard: Dashboard?, exchange: Exchange)
  {
    var stranger = stage.stranger()
    let exchange = await stranger.send(Browser.Order(target: "/dashboard"))
    return (stranger.view.map(Dashboard.init), exchange)
  }

  /// Whether a dashboard has a name for another reason than to greet its owner, as in "Write to the admin" or "Others: admin".
  ///
  /// The owner's own dashboard names people in another order then, or more often.
  private static func standsOnEveryPage(_ name: String, _ dashboard: Dashboard, on stage: isolated Stage) async -> Bool
  {
    let before = stage.current
    defer { stage.current = before }
    stage.open(browser: "\(name) at home")
    do throws(Diagnosis) {
      try await stage.type("sign in as \(Line.quoted(name))")
      let people = stage.people.map(\.name)
      return try await openDashboard(on: stage).view.page.order(of: people) != dashboard.view.page.order(of: people)
    } catch {
      return false
    }
  }

  static func verifySignedOut(at address: String, on stage: isolated Stage) async throws(Diagnosis) {
    let past = SessionPast(of: stage)
    try await stage.type("visit \(Line.quoted(address)) and follow")
    let view = try stage.view()
    if view.response.status >= 500 { throw .app(.serverError(status: view.response.status, request: "GET \(address)")) }
    guard view.response.status == 200, view.address.isAt(stage.expand(address)), view.page.loginForm == nil else {
      return
    }
    let doubt = LastingSignIn(past: past, status: view.response.status)
    throw stage.blame(for: LastingSignInAtPage(signIn: doubt)) ?? openToAnyone(address, on: stage)
  }

  private static func openToAnyone(_ address: String, on stage: isolated Stage) -> Diagnosis {
    stage.blame(for: OpenPage(address: address)) ?? .signIn(.stillOpen(status: 200))
  }

  static func verifySignedOut(on stage: isolated Stage) async throws(Diagnosis) {
    let past = SessionPast(of: stage)
    let dashboard = try await openDashboard(on: stage)
    guard dashboard.isOpen else {
      if past.hasWaited { stage.visitor.sawEnd = true }
      return
    }
    let names = (stage.people.map(\.name) + [stage.visitor.attempt?.name ?? ""]).filter { !$0.isEmpty }
    let greeted = names.first { dashboard.greets($0) }
    guard stage.setting.isDashboardGuarded || greeted != nil else { return }
    let doubt = LastingSignIn(past: past, status: dashboard.view.response.status)
    if let diagnosis = stage.blame(for: doubt) { throw diagnosis }
    let attempt = stage.visitor.attempt
    // An open dashboard has several causes. A browser that never tried to sign in tells them apart.
    let (strangers, exchange) = await strangersDashboard(on: stage)
    if let kind = attempt?.kind {
      guard let strangers, strangers.isOpen else { throw .signIn(.accepted(kind)) }
      if names.contains(where: { dashboard.count(of: $0) > strangers.count(of: $0) }) { throw .signIn(.accepted(kind)) }
    }
    if let greeted, await !standsOnEveryPage(greeted, dashboard, on: stage) {
      stage.record(["as stranger", "visit /dashboard"], in: "stranger", exchange)
      throw .signIn(.sharedByEveryone(person: greeted))
    }
    // One that is open to everybody and greets nobody is no fault of the sign-in.
    if attempt == nil, stage.setting.isDashboardGuarded { throw openToAnyone("/dashboard", on: stage) }
  }
}

extension WebAddress {
  /// /dashboard, with or without a slash at the end.
  var isDashboard: Bool { path.lowercased() == "/dashboard" || path.lowercased() == "/dashboard/" }
}

/// What /dashboard shows the current browser, redirects followed.
struct Dashboard {
  let view: Browser.View
  /// It answers 200 at its own address, with a page that is not the login form.
  var isOpen: Bool {
    view.response.status == 200 && view.address.isDashboard && view.page.loginForm == nil
  }
  var isMissing: Bool { view.response.status == 404 && view.address.isDashboard }
  /// How often it shows a name.
  func count(of name: String) -> Int { isOpen ? view.page.count(of: name) : 0 }
  func greets(_ name: String) -> Bool { count(of: name) > 0 }
}
