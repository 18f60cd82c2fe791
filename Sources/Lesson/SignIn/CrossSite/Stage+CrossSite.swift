/// What a page of somebody else's can do with the browsers of those who visit it.
extension Stage {
  // MARK: What a person does

  func post(
    to address: String, _ fields: [FieldValue], from page: OtherPage, _ headers: [FieldValue]
  ) async throws(Diagnosis) {
    let body = FormBody.urlEncoded(fields.map { FormEntry(name: $0.name, value: $0.value) })
    try await send(
      Browser.Order(
        method: "POST", target: try target(address), body: Array(body.utf8),
        contentType: "application/x-www-form-urlencoded", headers: headers.map { Header($0.name, $0.value) },
        source: .elsewhere(page)))
  }

  func submit(_ fields: [FieldValue], from page: OtherPage, _ headers: [FieldValue]) async throws(Diagnosis) {
    let fills = fields.map { FieldFill(name: $0.name, value: $0.value) }
    try await submit(try currentForm(), fills, from: page, headers)
  }

  private func submit(
    _ form: Form, _ fills: [FieldFill], from page: OtherPage, _ headers: [FieldValue]
  ) async throws(Diagnosis) {
    let headers = headers.map { Header($0.name, $0.value) }
    try await browse { browser throws(BrowserFailure) in
      try await browser.submit(form, fills, from: page, headers: headers)
    }
  }

  /// Sends a form of the page that is open as somebody else's page does, with a line where one reaches it.
  private func submit(_ form: Form, _ fills: [FieldFill], _ attack: CrossSiteAttack) async throws(Diagnosis) {
    if try view().page.firstForm?.element.position == form.element.position {
      let fields = fills.map { FieldValue(name: $0.name, value: $0.value) }
      return try await type("submit\(fields.text) \(attack.words)")
    }
    try await submit(form, fills, from: attack.page, attack.headers)
  }

  /// Opens the page with the form, fills it in and sends it.
  func save(motto: String) async throws(Diagnosis) {
    let form = try await openSettings()
    let name = form.mottoField?.name ?? "motto"
    if let first = try view().page.firstForm, first.element.position == form.element.position {
      try await type("submit\([FieldValue(name: name, value: motto)].text)")
    } else {
      try await browse { browser throws(BrowserFailure) in
        try await browser.submit(form, [FieldFill(name: name, value: motto)])
      }
    }
    let response = try view().response
    if response.status >= 500 { throw .app(.serverError(status: response.status, request: "POST /settings")) }
    if response.status >= 400 { throw .crossSite(.mottoRefused(status: response.status)) }
  }

  @discardableResult
  private func openSettings() async throws(Diagnosis) -> Form {
    try await type("visit /settings and follow")
    let view = try view()
    if view.response.status >= 500 { throw .app(.serverError(status: view.response.status, request: "GET /settings")) }
    guard let form = view.page.mottoForm else { throw .crossSite(.mottoFormMissing) }
    if form.submission(filling: []).method != "POST" { throw .crossSite(.mottoSentByGet) }
    return form
  }

  func verifyLogoutForm(on view: Browser.View) throws(Diagnosis) {
    switch view.page.logoutControl {
    case nil: throw .logout(.pageWithoutLogout(at: view.address.target))
    case .link: throw .crossSite(.logoutIsLink)
    case .form(let form, let button):
      if form.submission(filling: [], pressing: button).method != "POST" { throw .crossSite(.logoutSentByGet) }
    }
  }

  // MARK: What a stranger's page does

  /// Signs somebody in, in a browser that the attacks will use.
  private func openVictim() async throws(Diagnosis) -> Person {
    let person = try some(1)[0]
    open(browser: "victim")
    try await type("sign in as \(person.role)")
    try await verifyVictimIsIn(person) { .signIn(.signInNotKept(person: person.name, cookieSent: true)) }
    return person
  }

  func verifyVictimIsIn(_ person: Person, or diagnosis: () -> Diagnosis) async throws(Diagnosis) {
    if await !Probe(browser: browser).send().isOpen { throw diagnosis() }
  }

  /// Once more, if somebody's session was forgotten meanwhile.
  private func signVictimIn(_ person: Person) async throws(Diagnosis) {
    if await !Probe(browser: browser).send().isOpen { try await type("sign in as \(person.role)") }
  }

  /// What an attack was answered with, which is no failure.
  private func answeredStatus() throws(Diagnosis) -> Int {
    let status = try view().response.status
    if status >= 500 { throw .crossSite(.crashes(status: status)) }
    return status
  }

  func verifyLogoutsFromElsewhere() async throws(Diagnosis) {
    let person = try await openVictim()
    for attack in CrossSiteAttack.all {
      try await type("visit /dashboard and follow")
      guard case .form(let form, let button) = try view().page.logoutControl else {
        throw .crossSite(.logoutIsLink)
      }
      let submission = form.submission(filling: [], pressing: button)
      let target = submission.address?.target ?? "/logout"
      let hidden = form.fields.filter { $0.type == "hidden" }.map(\.name)
      let fields = submission.entries.filter { !hidden.contains($0.name) }.map {
        FieldValue(name: $0.name, value: $0.value)
      }
      try await type("post \(Line.quoted(target))\(fields.text) \(attack.words)")
      let status = try answeredStatus()
      // Without its cookies the app does not know who this is. Whoever signed in may be forgotten for another reason then:
      // the answer may have set a cookie of the same name.
      if try view().request.headers["Cookie"] == nil { try await signVictimIn(person) }
      try await verifyVictimIsIn(person) { .crossSite(.accepted(.logout, from: attack.page, status: status)) }
    }
  }

  func verifyMottosFromElsewhere() async throws(Diagnosis) {
    let person = try await openVictim()
    for (index, attack) in CrossSiteAttack.all.enumerated() {
      let motto = token("evil-\(index)")
      let form = try await openSettings()
      try await submit(form, [FieldFill(name: form.mottoField?.name ?? "motto", value: motto)], attack)
      let status = try answeredStatus()
      try await signVictimIn(person)
      try await verifyNotSaved(motto) { .crossSite(.accepted(.motto, from: attack.page, status: status)) }
    }
  }

  func verifyNotSaved(_ motto: String, or diagnosis: () -> Diagnosis) async throws(Diagnosis) {
    try await type("visit /profile and follow")
    if try view().response.text.contains(motto) { throw diagnosis() }
  }

  func verifySignInsFromElsewhere() async throws(Diagnosis) {
    let attacker = try some(2)[1]
    for attack in CrossSiteAttack.all {
      open(browser: "victim")
      try await type("visit /login and follow")
      guard try view().page.loginForm != nil else { throw try await missingForm() }
      let fields = [
        FieldValue(name: "username", value: attacker.name), FieldValue(name: "password", value: attacker.password),
      ]
      try await type("submit\(fields.text) \(attack.words)")
      let status = try answeredStatus()
      if await Probe(browser: browser).send().isOpen {
        throw .crossSite(.accepted(.signIn, from: attack.page, status: status))
      }
    }
  }

  func verifyRegistrationsFromElsewhere() async throws(Diagnosis) {
    let password = newPassword("planted-key")
    var status = 0
    for attack in CrossSiteAttack.all { status = try await register(token("planted"), password, attack) }
    // To ask after each of them would cost the app a hash every time.
    guard await isSignedIn(await trial(token("planted"), password)) else { return }
    // Which of them it was.
    for (index, attack) in CrossSiteAttack.all.enumerated() {
      let name = token("planted-\(index)")
      status = try await register(name, password, attack)
      guard await isSignedIn(await trial(name, password)) else { continue }
      throw .crossSite(.accepted(.registration, from: attack.page, status: status))
    }
    throw .crossSite(.accepted(.registration, from: .site, status: status))
  }

  /// - Returns: the status of the answer.
  private func register(
    _ name: String, _ password: String, _ attack: CrossSiteAttack
  ) async throws(Diagnosis) -> Int {
    open(browser: "victim")
    let form = try await openRegistration()
    try await submit(form, form.registration(name: name, password: password), attack)
    return try answeredStatus()
  }

  func verifyLogoutByAddress() async throws(Diagnosis) {
    let person = try await openVictim()
    try await type("visit /dashboard and follow")
    var addresses = ["/logout"]
    if case .form(let form, let button) = try view().page.logoutControl,
      let target = form.submission(filling: [], pressing: button).address?.target, target != "/logout"
    {
      addresses.append(Line.quoted(target))
    }
    for line in addresses.flatMap({ ["visit \($0)", "visit \($0) from another site", "send HEAD \($0)"] }) {
      let method = line.hasPrefix("send") ? "HEAD" : "GET"
      try await type(line)
      let status = try view().response.status
      if status >= 500 { throw .app(.serverError(status: status, request: "\(method) /logout")) }
      let decisive = exchanges.last
      try await followAll()
      try await verifyVictimIsIn(person) {
        if let decisive { record([line], in: "victim", decisive) }
        return .crossSite(.logoutByAddress(method: method))
      }
    }
  }

  func verifyMottosByAddress() async throws(Diagnosis) {
    _ = try await openVictim()
    let motto = token("evil")
    let form = try await openSettings()
    let fills = [FieldFill(name: form.mottoField?.name ?? "motto", value: motto)]
    let query = FormBody.urlEncoded(form.submission(filling: fills).entries)
    try await type("visit \(Line.quoted("/settings?\(query)"))")
    let status = try view().response.status
    if status >= 500 { throw .app(.serverError(status: status, request: "GET /settings")) }
    try await verifyNotSaved(motto) { .crossSite(.mottoByAddress) }
  }

  // MARK: Tokens

  func verifyOthersTokens() async throws(Diagnosis) {
    let attacker = try some(2)[1]
    open(browser: "attacker")
    try await type("sign in as \(attacker.role)")
    let hidden = try await openSettings().fields.filter { $0.type == "hidden" && $0.isSent }
    let theirs = browser.jar.cookies
    // An app without hidden fields has other ways.
    guard !hidden.isEmpty else { return }
    let victim = try await openVictim()
    let own = hidden.map { FieldValue(name: $0.name, value: $0.value) }
    try await verifyToken(own, token("others"), victim) { .crossSite(.othersTokenAccepted) }
    let empty = hidden.map { FieldValue(name: $0.name, value: "") }
    try await verifyToken(empty, token("empty"), victim) { .crossSite(.emptyTokenAccepted) }
    for cookie in theirs {
      guard let planted = await plant(cookie) else { continue }
      try await type("set cookie \(Line.quoted("\(planted.name)=\(planted.value)"))")
      try await verifyToken(own, token("planted"), victim) {
        .crossSite(.plantedTokenAccepted(cookie: planted.name))
      }
    }
  }

  /// Whether another port may put this cookie into the victim's browser and leave the victim signed in; nil where not.
  private func plant(_ cookie: Cookie) async -> Cookie? {
    // A name with a prefix keeps a cookie from being set by whoever is not trusted (RFC 6265bis §4.1.3).
    guard !cookie.name.hasPrefix("__") else { return nil }
    var copy = browser
    guard let own = copy.jar.cookie(named: cookie.name), own.value != cookie.value,
      (try? copy.dropCookie(cookie.name)) != nil
    else { return nil }
    return await Probe(browser: copy).send().isOpen ? cookie : nil
  }

  func verifyToken(
    _ hidden: [FieldValue], _ motto: String, _ victim: Person, or diagnosis: () -> Diagnosis
  ) async throws(Diagnosis) {
    let form = try await openSettings()
    let fills = ([FieldValue(name: form.mottoField?.name ?? "motto", value: motto)] + hidden).map {
      FieldFill(name: $0.name, value: $0.value)
    }
    try await submit(form, fills, CrossSiteAttack(page: .port))
    _ = try answeredStatus()
    try await verifyNotSaved(motto, or: diagnosis)
  }
}
