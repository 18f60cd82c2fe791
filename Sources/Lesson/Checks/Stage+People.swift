extension Stage {
  /// Opens the login page, fills in its form and sends it. Whether it worked is for an expectation to say.
  func signIn(name: String, _ password: Action.Password) async throws(Diagnosis) {
    switch password {
    case .own: try await signIn(name: name, typed: try person(name).password)
    case .typed(let text): try await signIn(name: name, typed: expand(text))
    case .of(let owner):
      let owner = try person(expand(owner))
      let isKnown = setting.people.contains { $0.name == name && $0.password != owner.password }
      try await signIn(
        name: name, typed: owner.password, kind: isKnown ? .othersPassword(person: name, owner: owner.name) : nil)
    }
  }

  /// - Parameter kind: what the try is called, where that is more than can be seen from name and password.
  func signIn(name: String, typed: String, kind: Diagnosis.Attempt? = nil) async throws(Diagnosis) {
    try await type("visit /login and follow")
    guard try view().page.loginForm != nil else { throw try await missingForm() }
    try await type("submit username=\(Line.quoted(name)) password=\(Line.quoted(typed))")
    if let kind { visitor.attempt?.kind = kind }
  }

  /// Whoever sends the login form tries to sign in.
  func noteAttempt(_ form: Form, _ fills: [FieldFill], _ wordsBefore: Set<String>) throws(Diagnosis) {
    guard let user = form.userField?.name, let password = form.passwordFields.first?.name else { return }
    let entries = form.submission(filling: fills).entries
    func typed(_ field: String) -> String { entries.first { $0.name == field }?.value ?? "" }
    let attempt = SignInAttempt(
      name: typed(user), password: typed(password), kind: kind(of: typed(user), typed(password)),
      status: try view().response.status, redirectPath: browser.redirectTarget?.path, wordsBefore: wordsBefore)
    visitor.attempt = attempt
    visitor.logout = nil
    if attempt.kind == nil { disturbOthers(.signIn(of: attempt.name)) }
  }

  private func kind(of name: String, _ typed: String) -> Diagnosis.Attempt? {
    guard let known = setting.people.first(where: { $0.name == name }) else {
      return name.isEmpty ? (typed.isEmpty ? .emptyForm : .emptyName) : .unknownPerson
    }
    if typed == known.password { return nil }
    return typed.isEmpty ? .emptyPassword(person: name) : .wrongPassword(person: name)
  }

  /// Puts name and password into the address, under the names that the form's fields have.
  func signInByAddress(name: String) async throws(Diagnosis) {
    let person = try person(name)
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
      name: name, password: person.password, kind: .byAddress(person: name), status: view.response.status,
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
    try await type("visit /dashboard and follow")
    let view = try view()
    if view.response.status >= 500 {
      throw .serverError(status: view.response.status, request: "\(view.request.method) \(view.request.target)")
    }
    return Dashboard(view: view)
  }

  func verifySignedIn(_ name: String) async throws(Diagnosis) {
    let wasGreeted = visitor.attempt?.name == name && browser.view.map { Dashboard(view: $0).greets(name) } == true
    let hadCookie = !browser.jar.cookies.isEmpty
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
      return
    }
    if dashboard.isMissing { throw .dashboardMissing }
    if let other {
      throw visitor.left.contains(other)
        ? .nameStays(person: name, previous: other) : .mixedUp(person: name, shows: other)
    }
    if wasGreeted { throw forgotten }
    if !visitor.left.isEmpty { throw .logoutLocksOut(person: name) }
    if let refusal, !hadCookie { throw .signInCookieRefused(refusal) }
    throw dashboard.isOpen && hadCookie
      ? .notGreeted(person: name) : .signInNotKept(person: name, cookieSent: hadCookie)
  }

  private func somebodyElse(than name: String, greetedOn dashboard: Dashboard) async -> String? {
    let others = setting.people.map(\.name).filter { $0 != name && dashboard.greets($0) }
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
      let people = setting.people.map(\.name)
      return try await openDashboard().view.page.order(of: people) != dashboard.view.page.order(of: people)
    } catch {
      return false
    }
  }

  func verifySignedOut() async throws(Diagnosis) {
    let dashboard = try await openDashboard()
    guard dashboard.isOpen else { return }
    let names = (setting.people.map(\.name) + [visitor.attempt?.name ?? ""]).filter { !$0.isEmpty }
    let greeted = names.first { dashboard.greets($0) }
    guard setting.isDashboardGuarded || greeted != nil else { return }
    if let logout = visitor.logout { throw whyStillOpen(after: logout) }
    let attempt = visitor.attempt
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
    if attempt == nil, setting.isDashboardGuarded { throw .openToAnyone("/dashboard") }
  }

  /// The last sign-in was turned down politely, and nobody is signed in.
  func verifyRefused() async throws(Diagnosis) {
    guard let attempt = visitor.attempt else { throw .cannot(.noPage) }
    if attempt.status >= 500 { throw .serverError(status: attempt.status, request: "POST /login") }
    try await verifySignedOut()
    if let path = attempt.redirectPath, path.hasPrefix("/dashboard") {
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

  func verifyNearMissesRefused(_ name: String) async throws(Diagnosis) {
    let person = try person(name)
    for miss in Diagnosis.NearMiss.allCases {
      guard let password = miss.applied(to: person.password) else { continue }
      open(browser: "near miss \(miss.rawValue)")
      try await signIn(name: name, typed: password, kind: .nearMiss(person: name, what: miss))
      try await verifyRefused()
    }
  }

  /// Sends the form without its fields, one after the other.
  func verifyIncompleteFormsRefused(_ name: String) async throws(Diagnosis) {
    let person = try person(name)
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
