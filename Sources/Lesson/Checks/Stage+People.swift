extension Stage {
  /// Opens the login page, fills in its form and sends it. Whether it worked is for an expectation to say.
  func signIn(person: String, _ password: Action.Password, isRemembered: Bool = false) async throws(Diagnosis) {
    let name = name(of: person)
    switch password {
    case .own: try await signIn(name: name, typed: try self.person(person).password, isRemembered: isRemembered)
    case .typed(let text): try await signIn(name: name, typed: expand(text), isRemembered: isRemembered)
    case .of(let owner):
      let owner = try self.person(expand(owner))
      let isKnown = known(name).map { $0.password != owner.password } ?? false
      try await signIn(
        name: name, typed: owner.password, kind: isKnown ? .othersPassword(person: name, owner: owner.name) : nil,
        isRemembered: isRemembered)
    }
  }

  /// - Parameter kind: what the try is called, where that is more than can be seen from name and password.
  func signIn(
    name: String, typed: String, kind: Diagnosis.Attempt? = nil, isRemembered: Bool = false
  ) async throws(Diagnosis) {
    try await type("visit /login and follow")
    guard let form = try view().page.loginForm else { throw try await missingForm() }
    if isRemembered, form.rememberField == nil { throw missingRememberBox(form) }
    let tick = isRemembered ? " remember=yes" : ""
    try await type("submit username=\(Line.quoted(name)) password=\(Line.quoted(typed))\(tick)")
    if let kind { visitor.attempt?.kind = kind }
  }

  /// Fills in the login form of the page that is open.
  func signInHere(_ person: Person) async throws(Diagnosis) {
    let view = try view()
    guard view.page.loginForm != nil else {
      throw view.response.status < 500
        ? .returning(.noWayToSignIn(at: view.address.target, status: view.response.status)) : try await missingForm()
    }
    try await type("submit username=\(Line.quoted(person.name)) password=\(Line.quoted(person.password))")
  }

  /// What it would be if somebody got in with this name and password; nil where they are right.
  func kind(of name: String, _ typed: String) -> Diagnosis.Attempt? {
    if let kind = kindAfterChange(name, typed) { return kind }
    if let person = people.first(where: { $0.name == name }), typed == person.password { return nil }
    if let kind = kindOfRegistered(name, typed) { return kind.attempt }
    if name.isEmpty { return typed.isEmpty ? .emptyForm : .emptyName }
    guard people.contains(where: { $0.name == name }) else { return .unknownPerson }
    return typed.isEmpty ? .emptyPassword(person: name) : .wrongPassword(person: name)
  }

  /// Puts name and password into the address, under the names that the form's fields have.
  func signInByAddress(person: String) async throws(Diagnosis) {
    let person = try self.person(person)
    try await type("visit /login and follow")
    let page = try view().page
    guard let form = page.loginForm, let user = form.userField?.name, let password = form.passwordFields.first?.name
    else {
      throw try await missingForm()
    }
    let query = FormBody.urlEncoded([
      FormEntry(name: user, value: person.name), FormEntry(name: password, value: person.password),
    ])
    try await type("visit /login?\(query)")
    let view = try view()
    visitor.attempt = SignInAttempt(
      name: person.name, password: person.password, kind: .byAddress(person: person.name), status: view.response.status,
      redirectPath: browser.redirectTarget?.path, wordsBefore: Set(page.words))
  }

  // MARK: Who is signed in

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

  func openDashboard() async throws(Diagnosis) -> Dashboard {
    if let target = browser.redirectTarget, browser.isHere(target), target.isDashboard, target.path != "/dashboard" {
      // Whoever is sent to another spelling of the address must find the page there.
      try await type("follow to the end")
    } else {
      try await type("visit /dashboard and follow")
    }
    let view = try view()
    if view.response.status >= 500 {
      throw .serverError(status: view.response.status, request: "\(view.request.method) \(view.request.target)")
    }
    return Dashboard(view: view)
  }

  func verifySignedIn(_ name: String) async throws(Diagnosis) {
    let wasGreeted = visitor.attempt?.name == name && browser.view.map { Dashboard(view: $0).greets(name) } == true
    let hadCookie = !browser.jar.cookies.isEmpty
    let past = past
    let refusal = browser.cookieChanges.compactMap { change -> CookieRefusal? in
      if case .refused(_, let refusal) = change { refusal } else { nil }
    }.first
    let dashboard = try await openDashboard()
    let forgotten = whyForgotten(name, in: current)
    let other = await somebodyElse(than: name, greetedOn: dashboard)
    if dashboard.greets(name) {
      // From `protect` on, a dashboard that greets somebody else as well mixes people up.
      if setting.isDashboardGuarded, let other { throw .mixedUp(person: name, shows: other) }
      visitor.disturbance = nil
      noteWorking(name)
      noteNotSlowed(name)
      return
    }
    if dashboard.isMissing { throw .dashboardMissing }
    if let other {
      throw visitor.left.contains(other)
        ? .logout(.nameStays(person: name, previous: other)) : .mixedUp(person: name, shows: other)
    }
    if let missing = whyWithoutSession(past, name) { throw missing }
    if let forgotten = whyNotRemembered(past, name) { throw forgotten }
    if visitor.wasClosed, visitor.attempt?.isRemembered == true, visitor.attempt?.kind == nil {
      throw .remember(.forgotten(person: name))
    }
    if let attempt = visitor.attempt, attempt.name == name, attempt.kind == nil, run.continues(attempt.run) {
      throw .secret(.endedByRestart(person: name))
    }
    if let slowed = whySlowed(name) { throw slowed }
    if isRefusedNewPassword(of: name) { throw .passwordChange(.newRefused(person: name)) }
    if site != nil, let attempt = visitor.attempt, attempt.name == name, attempt.kind == nil, attempt.status == 403 {
      throw .secret(.formRefusedBehindHTTPS(status: attempt.status))
    }
    if let lost = whyNotRegistered(name) { throw lost }
    if visitor.attempt?.name == name, let early = whyOver(past, for: name) { throw early }
    if wasGreeted { throw forgotten }
    if !visitor.left.isEmpty { throw .logout(.locksOut(person: name)) }
    if let attempt = visitor.attempt, attempt.name == name, attempt.kind == nil, (400..<500).contains(attempt.status) {
      throw .signInRefused(person: name, status: attempt.status)
    }
    if let refusal, !hadCookie { throw .signInCookieRefused(refusal) }
    throw dashboard.isOpen && hadCookie
      ? .notGreeted(person: name) : .signInNotKept(person: name, cookieSent: hadCookie)
  }

  /// A cookie is left that the browser keeps when it is closed.
  private var isRemembered: Bool { browser.jar.cookies.contains { $0.expires != nil } }

  private func somebodyElse(than name: String, greetedOn dashboard: Dashboard) async -> String? {
    let others = people.map(\.name).filter { $0 != name && dashboard.greets($0) }
    guard !others.isEmpty else { return nil }
    let strangers = await strangersDashboard().dashboard
    for other in others where dashboard.count(of: other) > strangers?.count(of: other) ?? 0 {
      if await !standsOnEveryPage(other, dashboard) { return other }
    }
    return nil
  }

  /// What /dashboard shows a browser that never tried to sign in.
  private func strangersDashboard() async -> (dashboard: Dashboard?, exchange: Exchange) {
    var stranger = stranger()
    let exchange = await stranger.send(Browser.Order(target: "/dashboard"))
    return (stranger.view.map(Dashboard.init), exchange)
  }

  /// Whether a dashboard has a name for another reason than to greet its owner, as in "Write to the admin" or "Others: admin".
  ///
  /// The owner's own dashboard names people in another order then, or more often.
  private func standsOnEveryPage(_ name: String, _ dashboard: Dashboard) async -> Bool {
    let before = current
    defer { use(browser: before) }
    open(browser: "\(name) at home")
    do throws(Diagnosis) {
      try await type("sign in as \(Line.quoted(name))")
      let people = self.people.map(\.name)
      return try await openDashboard().view.page.order(of: people) != dashboard.view.page.order(of: people)
    } catch {
      return false
    }
  }

  func verifySignedOut() async throws(Diagnosis) {
    let past = past
    let dashboard = try await openDashboard()
    guard dashboard.isOpen else {
      if past.hasWaited { visitor.sawEnd = true }
      return
    }
    let names = (people.map(\.name) + [visitor.attempt?.name ?? ""]).filter { !$0.isEmpty }
    let greeted = names.first { dashboard.greets($0) }
    guard setting.isDashboardGuarded || greeted != nil else { return }
    if !past.hasWaited, let diagnosis = whyNotEnded { throw diagnosis }
    if let logout = visitor.logout {
      throw logout.isOfRemembered && isRemembered ? .remember(.outlivesLogout) : whyStillOpen(after: logout)
    }
    let attempt = visitor.attempt
    if let late = whyTokenNotOver(past) ?? whyNotOver(past) { throw late }
    if let attempt, visitor.wasClosed {
      if attempt.kind == nil, !attempt.isRemembered { throw .remember(.unasked(person: attempt.name)) }
      if attempt.kind != nil, attempt.isRemembered { throw .remember(.afterRefusal(person: attempt.name)) }
    }
    if let attempt, attempt.kind == nil, attempt.run.copy < run.copy { throw .secret(.cookieFromElsewhere) }
    if let attempt, attempt.kind == nil { throw .stillOpen(status: dashboard.view.response.status) }
    // An open dashboard has several causes. A browser that never tried to sign in tells them apart.
    let (strangers, exchange) = await strangersDashboard()
    if let kind = attempt?.kind {
      guard let strangers, strangers.isOpen else { throw .accepted(kind) }
      if names.contains(where: { dashboard.count(of: $0) > strangers.count(of: $0) }) { throw .accepted(kind) }
    }
    if let greeted, await !standsOnEveryPage(greeted, dashboard) {
      record(["as stranger", "visit /dashboard"], in: "stranger", exchange)
      throw .sharedByEveryone(person: greeted)
    }
    // One that is open to everybody and greets nobody is no fault of the sign-in.
    if attempt == nil, setting.isDashboardGuarded { throw .guarding(.openToAnyone("/dashboard")) }
  }

  /// The last sign-in was turned down politely, and nobody is signed in.
  func verifyRefused() async throws(Diagnosis) {
    guard let attempt = visitor.attempt else { throw .cannot(.noPage) }
    if attempt.status >= 500 { throw .serverError(status: attempt.status, request: "POST /login") }
    try await verifySignedOut()
    if let path = attempt.redirectPath, path.hasPrefix("/dashboard") {
      // An account that should not be was let in, even if its name is nothing that a page could greet.
      if let kind = attempt.kind, kind.isOfRegistration { throw .accepted(kind) }
      throw .refusalLeadsToDashboard(status: attempt.status)
    }
  }

  /// The answer to a refused sign-in, followed, says something that the login page did not.
  func verifyMessage() async throws(Diagnosis) {
    guard let attempt = visitor.attempt else { throw .cannot(.noPage) }
    if attempt.status >= 500 { throw .serverError(status: attempt.status, request: "POST /login") }
    try await followAll()
    let view = try view()
    if view.response.text.contains(attempt.password) { throw .passwordRepeated }
    if Set(view.page.words).subtracting(attempt.wordsBefore).isEmpty { throw .noMessage }
  }

  func verifyNearMissesRefused(_ named: String) async throws(Diagnosis) {
    var person = try person(named)
    for (index, miss) in Diagnosis.NearMiss.allCases.enumerated() {
      // An app may lock an account after some wrong passwords, and that is no fault.
      if index > 0, index % 3 == 0, setting.newcomers.contains(person) {
        person = Person(name: token("almost-\(index)"), password: person.password)
        _ = try await registered(person.name, person.password)
      }
      guard let password = miss.applied(to: person.password) else { continue }
      open(browser: "near miss \(miss.rawValue)")
      try await signIn(name: person.name, typed: password, kind: .nearMiss(person: person.name, what: miss))
      try await verifyRefused()
    }
  }

  /// Sends the form without its fields, one after the other.
  func verifyIncompleteFormsRefused(_ named: String) async throws(Diagnosis) {
    let person = try person(named)
    let name = person.name
    try await type("visit /login and follow")
    guard let form = try view().page.loginForm, let user = form.userField?.name,
      let password = form.passwordFields.first?.name,
      let target = form.submission(filling: [], pressing: nil).address?.target
    else { throw try await missingForm() }
    let others = form.submission(filling: [], pressing: nil).entries.filter { $0.name != user && $0.name != password }
    let stranger = token("ghost")
    let trials: [(missing: String, name: String?, password: String?)] = [
      (password, name, nil), (user, nil, person.password), ("\(user) and \(password)", nil, nil),
      (password, stranger, nil),
    ]
    let opened = browser
    for trial in trials {
      open(browser: "without \(trial.missing)")
      browser = opened
      var fields = others.map { FieldValue(name: $0.name, value: $0.value) }
      if let name = trial.name { fields.append(FieldValue(name: user, value: name)) }
      if let typed = trial.password { fields.append(FieldValue(name: password, value: typed)) }
      try await type("post \(Line.quoted(target))\(fields.text)")
      let status = try view().response.status
      if status >= 500 { throw .incompleteFormCrashes(missing: trial.missing, status: status) }
      visitor.attempt = SignInAttempt(
        name: trial.name ?? name, password: trial.password ?? "", kind: .missingField(trial.missing), status: status,
        redirectPath: nil, wordsBefore: [])
      try await verifySignedOut()
    }
    var json = opened
    let exchange = await json.send(
      Browser.Order(method: "POST", target: target, body: Array("{}".utf8), contentType: "application/json"))
    if let status = exchange.response?.status, status >= 500 {
      record(["post \(Line.quoted(target)) as JSON"], exchange)
      throw .incompleteFormCrashes(missing: "fields (a body in JSON)", status: status)
    }
  }
}

extension Diagnosis.NearMiss {
  /// The password with this mistake in it; nil where that would be the password itself.
  func applied(to password: String) -> String? {
    let changed =
      switch self {
      case .lastCharacterMissing: String(password.dropLast())
      case .oneCharacterMore: password + "x"
      case .otherCase: password == password.uppercased() ? password.lowercased() : password.uppercased()
      case .firstCharacter: String(password.prefix(1))
      case .spacesAround: " \(password) "
      case .backwards: String(password.reversed())
      }
    return changed == password || changed.isEmpty ? nil : changed
  }
}

extension WebAddress {
  /// /dashboard, with or without a slash at the end.
  var isDashboard: Bool { path.lowercased() == "/dashboard" || path.lowercased() == "/dashboard/" }
}
