/// What a page of somebody else's can do with the browsers of those who visit it.
enum CrossSiteProbe {
  // MARK: What a person does

  static func post(
    to address: String, _ fields: [FieldValue], from page: OtherPage, _ headers: [FieldValue], on stage: isolated Stage
  ) async throws(Diagnosis) {
    let body = FormBody.urlEncoded(fields.map { FormEntry(name: $0.name, value: $0.value) })
    try await Browsing.send(
      Browser.Order(
        method: "POST", target: try Browsing.target(address, on: stage), body: Array(body.utf8),
        contentType: "application/x-www-form-urlencoded", headers: headers.map { Header($0.name, $0.value) },
        source: .elsewhere(page)), on: stage)
  }

  static func submit(_ fields: [FieldValue], from page: OtherPage, _ headers: [FieldValue], on stage: isolated Stage)
    async throws(Diagnosis)
  {
    let fills = fields.map { FieldFill(name: $0.name, value: $0.value) }
    try await submit(try Browsing.currentForm(on: stage), fills, from: page, headers, on: stage)
  }

  private static func submit(
    _ form: Form, _ fills: [FieldFill], from page: OtherPage, _ headers: [FieldValue], on stage: isolated Stage
  ) async throws(Diagnosis) {
    let headers = headers.map { Header($0.name, $0.value) }
    try await Browsing.browse(on: stage) { browser throws(BrowserFailure) in
      try await browser.submit(form, fills, from: page, headers: headers)
    }
  }

  /// Sends a form of the page that is open as somebody else's page does, with a line where one reaches it.
  private static func submit(_ form: Form, _ fills: [FieldFill], _ attack: CrossSiteAttack, on stage: isolated Stage)
    async throws(Diagnosis)
  {
    if try stage.view().page.isMain(form) {
      let fields = fills.map { FieldValue(name: $0.name, value: $0.value) }
      return try await stage.type("submit\(fields.text) \(attack.words)")
    }
    try await submit(form, fills, from: attack.page, attack.headers, on: stage)
  }

  /// Opens the page with the form, fills it in and sends it.
  static func save(motto: String, on stage: isolated Stage) async throws(Diagnosis) {
    let form = try await openSettings(on: stage)
    let name = form.mottoField?.name ?? "motto"
    if let first = try stage.view().page.mainForm, first.element.position == form.element.position {
      try await stage.type("submit\([FieldValue(name: name, value: motto)].text)")
    } else {
      try await Browsing.browse(on: stage) { browser throws(BrowserFailure) in
        try await browser.submit(form, [FieldFill(name: name, value: motto)])
      }
    }
    let response = try stage.view().response
    if response.status >= 500 { throw .app(.serverError(status: response.status, request: "POST /settings")) }
    if response.status >= 400 { throw .crossSite(.mottoRefused(status: response.status)) }
  }

  @discardableResult
  private static func openSettings(on stage: isolated Stage) async throws(Diagnosis) -> Form {
    try await stage.type("visit /settings and follow")
    let view = try stage.view()
    if view.response.status >= 500 { throw .app(.serverError(status: view.response.status, request: "GET /settings")) }
    guard let form = view.page.mottoForm else { throw .crossSite(.mottoFormMissing) }
    if form.submission(filling: []).method != "POST" { throw .crossSite(.mottoSentByGet) }
    return form
  }

  static func verifyLogoutForm(on view: Browser.View) throws(Diagnosis) {
    switch view.page.logoutControl {
    case nil: throw .signIn(.noWayToLogOut(at: view.address.target))
    case .link: throw .crossSite(.logoutIsLink)
    case .form(let form, let button):
      if form.submission(filling: [], pressing: button).method != "POST" { throw .crossSite(.logoutSentByGet) }
    }
  }

  // MARK: What a stranger's page does

  /// Signs somebody in, in a browser that the attacks will use.
  private static func openVictim(on stage: isolated Stage) async throws(Diagnosis) -> Person {
    let person = try SignInProbe.some(1, on: stage)[0]
    stage.open(browser: "victim")
    try await stage.type("sign in as \(person.role)")
    try await verifyVictimIsIn(person, on: stage) { .signIn(.signInNotKept(person: person.name, cookieSent: true)) }
    return person
  }

  static func verifyVictimIsIn(_ person: Person, on stage: isolated Stage, or diagnosis: () -> Diagnosis)
    async throws(Diagnosis)
  {
    if await !Probe(browser: stage.browser).send().isOpen { throw diagnosis() }
  }

  /// Once more, if somebody's session was forgotten meanwhile.
  private static func signVictimIn(_ person: Person, on stage: isolated Stage) async throws(Diagnosis) {
    if await !Probe(browser: stage.browser).send().isOpen { try await stage.type("sign in as \(person.role)") }
  }

  /// What an attack was answered with, which is no failure.
  private static func answeredStatus(on stage: isolated Stage) throws(Diagnosis) -> Int {
    let status = try stage.view().response.status
    if status >= 500 { throw .crossSite(.crashes(status: status)) }
    return status
  }

  static func verifyLogoutsFromElsewhere(on stage: isolated Stage) async throws(Diagnosis) {
    let person = try await openVictim(on: stage)
    for attack in CrossSiteAttack.all {
      try await stage.type("visit /dashboard and follow")
      guard case .form(let form, let button) = try stage.view().page.logoutControl else {
        throw .crossSite(.logoutIsLink)
      }
      let submission = form.submission(filling: [], pressing: button)
      let target = submission.address?.target ?? "/logout"
      let hidden = form.fields.filter { $0.type == "hidden" }.map(\.name)
      let fields = submission.entries.filter { !hidden.contains($0.name) }.map {
        FieldValue(name: $0.name, value: $0.value)
      }
      try await stage.type("post \(Line.quoted(target))\(fields.text) \(attack.words)")
      let status = try answeredStatus(on: stage)
      // Without its cookies the app does not know who this is. Whoever signed in may be forgotten for another reason then:
      // the answer may have set a cookie of the same name.
      if try stage.view().request.headers["Cookie"] == nil { try await signVictimIn(person, on: stage) }
      try await verifyVictimIsIn(person, on: stage) {
        .crossSite(.accepted(.logout, from: attack.page, status: status))
      }
    }
  }

  static func verifyMottosFromElsewhere(on stage: isolated Stage) async throws(Diagnosis) {
    let person = try await openVictim(on: stage)
    for (index, attack) in CrossSiteAttack.all.enumerated() {
      let motto = stage.token("evil-\(index)")
      let form = try await openSettings(on: stage)
      try await submit(form, [FieldFill(name: form.mottoField?.name ?? "motto", value: motto)], attack, on: stage)
      let status = try answeredStatus(on: stage)
      try await signVictimIn(person, on: stage)
      try await verifyNotSaved(motto, on: stage) { .crossSite(.accepted(.motto, from: attack.page, status: status)) }
    }
  }

  static func verifyNotSaved(_ motto: String, on stage: isolated Stage, or diagnosis: () -> Diagnosis)
    async throws(Diagnosis)
  {
    try await stage.type("visit /profile and follow")
    if try stage.view().response.text.contains(motto) { throw diagnosis() }
  }

  static func verifySignInsFromElsewhere(on stage: isolated Stage) async throws(Diagnosis) {
    let attacker = try SignInProbe.some(2, on: stage)[1]
    for attack in CrossSiteAttack.all {
      stage.open(browser: "victim")
      try await stage.type("visit /login and follow")
      guard try stage.view().page.loginForm != nil else { throw try await LoginFormProbe.missingForm(on: stage) }
      let fields = [
        FieldValue(name: "username", value: attacker.name), FieldValue(name: "password", value: attacker.password),
      ]
      try await stage.type("submit\(fields.text) \(attack.words)")
      let status = try answeredStatus(on: stage)
      if await Probe(browser: stage.browser).send().isOpen {
        throw .crossSite(.accepted(.signIn, from: attack.page, status: status))
      }
    }
  }

  static func verifyRegistrationsFromElsewhere(on stage: isolated Stage) async throws(Diagnosis) {
    let password = Accounts.newPassword("planted-key", on: stage)
    var status = 0
    for attack in CrossSiteAttack.all {
      status = try await register(stage.token("planted"), password, attack, on: stage)
    }
    // To ask after each of them would cost the app a hash every time.
    guard await SignInTrial.isSignedIn(await SignInTrial.trial(stage.token("planted"), password, on: stage))
    else { return }
    // Which of them it was.
    for (index, attack) in CrossSiteAttack.all.enumerated() {
      let name = stage.token("planted-\(index)")
      status = try await register(name, password, attack, on: stage)
      guard await SignInTrial.isSignedIn(await SignInTrial.trial(name, password, on: stage)) else {
        continue
      }
      throw .crossSite(.accepted(.registration, from: attack.page, status: status))
    }
    throw .crossSite(.accepted(.registration, from: .site, status: status))
  }

  /// - Returns: the status of the answer.
  private static func register(
    _ name: String, _ password: String, _ attack: CrossSiteAttack, on stage: isolated Stage
  ) async throws(Diagnosis) -> Int {
    stage.open(browser: "victim")
    let form = try await RegistrationProbe.openRegistration(on: stage)
    try await submit(form, form.registration(name: name, password: password), attack, on: stage)
    return try answeredStatus(on: stage)
  }

  static func verifyLogoutByAddress(on stage: isolated Stage) async throws(Diagnosis) {
    let person = try await openVictim(on: stage)
    try await stage.type("visit /dashboard and follow")
    var addresses = ["/logout"]
    if case .form(let form, let button) = try stage.view().page.logoutControl,
      let target = form.submission(filling: [], pressing: button).address?.target, target != "/logout"
    {
      addresses.append(Line.quoted(target))
    }
    for line in addresses.flatMap({ ["visit \($0)", "visit \($0) from another site", "send HEAD \($0)"] }) {
      let method = line.hasPrefix("send") ? "HEAD" : "GET"
      try await stage.type(line)
      let status = try stage.view().response.status
      if status >= 500 { throw .app(.serverError(status: status, request: "\(method) /logout")) }
      let decisive = stage.evidence.exchanges.last
      try await Browsing.followAll(on: stage)
      try await verifyVictimIsIn(person, on: stage) {
        if let decisive { stage.record([line], in: "victim", decisive) }
        return .crossSite(.logoutByAddress(method: method))
      }
    }
  }

  static func verifyMottosByAddress(on stage: isolated Stage) async throws(Diagnosis) {
    _ = try await openVictim(on: stage)
    let motto = stage.token("evil")
    let form = try await openSettings(on: stage)
    let fills = [FieldFill(name: form.mottoField?.name ?? "motto", value: motto)]
    let query = FormBody.urlEncoded(form.submission(filling: fills).entries)
    try await stage.type("visit \(Line.quoted("/settings?\(query)"))")
    let status = try stage.view().response.status
    if status >= 500 { throw .app(.serverError(status: status, request: "GET /settings")) }
    try await verifyNotSaved(motto, on: stage) { .crossSite(.mottoByAddress) }
  }

  // MARK: Tokens

  static func verifyOthersTokens(on stage: isolated Stage) async throws(Diagnosis) {
    let attacker = try SignInProbe.some(2, on: stage)[1]
    stage.open(browser: "attacker")
    try await stage.type("sign in as \(attacker.role)")
    let hidden = try await openSettings(on: stage).fields.filter { $0.type == "hidden" && $0.isSent }
    let theirs = stage.browser.jar.cookies
    // An app without hidden fields has other ways.
    guard !hidden.isEmpty else { return }
    let victim = try await openVictim(on: stage)
    let own = hidden.map { FieldValue(name: $0.name, value: $0.value) }
    try await verifyToken(own, stage.token("others"), victim, on: stage) { .crossSite(.othersTokenAccepted) }
    let empty = hidden.map { FieldValue(name: $0.name, value: "") }
    try await verifyToken(empty, stage.token("empty"), victim, on: stage) { .crossSite(.emptyTokenAccepted) }
    for cookie in theirs {
      guard let planted = await plant(cookie, on: stage) else { continue }
      try await stage.type("set cookie \(Line.quoted("\(planted.name)=\(planted.value)"))")
      try await verifyToken(own, stage.token("planted"), victim, on: stage) {
        .crossSite(.plantedTokenAccepted(cookie: planted.name))
      }
    }
  }

  /// Whether another port may put this cookie into the victim's browser and leave the victim signed in; nil where not.
  private static func plant(_ cookie: Cookie, on stage: isolated Stage) async -> Cookie? {
    // A name with a prefix keeps a cookie from being set by whoever is not trusted (RFC 6265bis §4.1.3).
    guard !cookie.name.hasPrefix("__") else { return nil }
    var copy = stage.browser
    guard let own = copy.jar.cookie(named: cookie.name), own.value != cookie.value,
      (try? copy.dropCookie(cookie.name)) != nil
    else { return nil }
    return await Probe(browser: copy).send().isOpen ? cookie : nil
  }

  static func verifyToken(
    _ hidden: [FieldValue], _ motto: String, _ victim: Person, on stage: isolated Stage, or diagnosis: () -> Diagnosis
  ) async throws(Diagnosis) {
    let form = try await openSettings(on: stage)
    let fills = ([FieldValue(name: form.mottoField?.name ?? "motto", value: motto)] + hidden).map {
      FieldFill(name: $0.name, value: $0.value)
    }
    try await submit(form, fills, CrossSiteAttack(page: .port), on: stage)
    _ = try answeredStatus(on: stage)
    try await verifyNotSaved(motto, on: stage, or: diagnosis)
  }
}
