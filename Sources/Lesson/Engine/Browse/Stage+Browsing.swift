import Foundation

extension Stage {
  /// Performs a line that does something.
  func act(_ action: Action) async throws(Diagnosis) {
    switch action {
    case .visit(let address): try await send(Browser.Order(target: try target(address), source: .person))
    case .visitAndFollow(let address):
      try await type("visit \(Line.quoted(expand(address)))")
      try await followAll()
      try verifyNoLoop()
    case .send(let method, let address, let fields):
      var order = Browser.Order(method: method, target: try target(address))
      if method != "GET", method != "HEAD", !(fields.isEmpty && method == "OPTIONS") {
        order.body = Array(FormBody.urlEncoded(expand(fields).map { FormEntry(name: $0.name, value: $0.value) }).utf8)
        order.contentType = "application/x-www-form-urlencoded"
      }
      try await send(order)
    case .visitWithHeaders(let address, let fields):
      let headers = expand(fields).map { Header($0.name, $0.value) }
      try await send(Browser.Order(target: try target(address), headers: headers, source: .person))
    case .visitElsewhere(let address, let page):
      try await send(Browser.Order(target: try target(address), source: .elsewhere(page)))
    case .postElsewhere(let address, let fields, let page, let headers):
      try await post(to: address, expand(fields), from: page, expand(headers))
    case .submitElsewhere(let fields, let page, let headers):
      try await submit(expand(fields), from: page, expand(headers))
    case .saveMotto(let text): try await save(motto: expand(text))
    case .postJSON(let address, let fields): try await send(try jsonOrder(address, expand(fields)))
    case .postBody(let address, let type, let body):
      try await send(
        Browser.Order(method: "POST", target: try target(address), body: Array(expand(body).utf8), contentType: type))
    case .submit(let fields): try await submit(expand(fields))
    case .press(let text): try await press(expand(text))
    case .follow: try await browse { browser throws(BrowserFailure) in try await browser.follow() }
    case .followToTheEnd:
      try await followAll()
      try verifyNoLoop()
    case .back: try change { browser throws(BrowserFailure) in try browser.back() }
    case .useBrowser(let name): use(browser: expand(name))
    case .closeBrowser:
      try change { browser throws(BrowserFailure) in browser.close() }
      visitor.wasClosed = true
    case .showPage: show(try view().page.text)
    case .showHeaders: show(try view().response.outline)
    case .showForm: show(try currentForm().outline)
    case .showCookies: show(browser.jar.outline(at: browser.now()))
    case .showSession(let name): show(try reading(ofCookie: name.map(expand)))
    case .showData: show(try dataFolder().outline)
    case .setCookie(let name, let value):
      let (name, value) = (expand(name), expand(value))
      try change { browser throws(BrowserFailure) in try browser.setCookie(name, value) }
    case .dropCookie(let name):
      let name = expand(name)
      try change { browser throws(BrowserFailure) in try browser.dropCookie(name) }
    case .tamper(let name): try tamper(with: expand(name))
    case .copyCookies(let name): copyCookies(to: expand(name))
    case .copySessionCookies(let name): copyCookies(to: expand(name), sessionOnly: true)
    case .restart(let variables): try await restart(expand(variables))
    case .restartWithout(let variable): try await begin(Restart(variables: [expand(variable): nil]))
    case .startAfresh: try await startAfresh()
    case .wait(let time): try await wait(time)
    case .visitAgain(let address, let pause, let time): try await visit(address, every: pause, for: time)
    case .signIn(let name, let password, let isRemembered):
      try await signIn(person: expand(name), password, isRemembered: isRemembered)
    case .signInByAddress(let name): try await signInByAddress(person: expand(name))
    case .signInHere(let name): try await signInHere(try person(expand(name)))
    case .register(let name, let password): try await register(name: expand(name), password: expand(password))
    case .registerByAddress(let name, let password):
      try await registerByAddress(name: expand(name), password: expand(password))
    case .logOut: try await logOut()
    case .logOutAgain: try await logOutAgain()
    case .guess(let count, let name, let manner): try await guess(count, passwordsOf: expand(name), manner)
    case .comeFrom(let address): try come(from: address)
    case .changePassword(let current, let new):
      try await changePassword(from: expand(current), to: expand(new))
    case .expect(let assertion): try await verify(assertion)
    }
  }

  func target(_ address: String) throws(Diagnosis) -> String {
    do throws(BrowserFailure) { return try browser.target(expand(address)) } catch { throw .line(.cannot(error)) }
  }

  private func jsonOrder(_ address: String, _ fields: [FieldValue]) throws(Diagnosis) -> Browser.Order {
    let object = Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Text by text always encodes.
    let body = (try? encoder.encode(object)).map(Array.init) ?? []
    return Browser.Order(
      method: "POST", target: try target(address), body: body, contentType: "application/json")
  }

  /// Sends a request from the current browser and notes what came.
  func send(_ order: Browser.Order) async throws(Diagnosis) {
    try await browse { browser throws(BrowserFailure) in await browser.send(order) }
  }

  func browse(
    _ use: @Sendable (inout Browser) async throws(BrowserFailure) -> Exchange
  ) async throws(Diagnosis) {
    var used = browser
    let exchange: Exchange
    do throws(BrowserFailure) { exchange = try await use(&used) } catch { throw .line(.cannot(error)) }
    browser = used
    note(exchange, used.cookieChanges)
    if case .failure(let failure) = exchange.result {
      throw .app(.noAnswer(failure, request: "\(exchange.request.method) \(exchange.request.target)"))
    }
  }

  /// Does something with the browser that sends nothing.
  func change(_ use: (inout Browser) throws(BrowserFailure) -> Void) throws(Diagnosis) {
    var used = browser
    do throws(BrowserFailure) { try use(&used) } catch { throw .line(.cannot(error)) }
    if used.cookieChanges != browser.cookieChanges { note(used.cookieChanges) }
    browser = used
  }

  /// Follows redirects to their end, as many as browsers do (Fetch .4.4 allows twenty).
  func followAll() async throws(Diagnosis) {
    for _ in 0..<20 {
      guard let view = browser.view, view.response.isRedirect, let target = browser.redirectTarget,
        browser.isHere(target)
      else { return }
      try await type("follow")
    }
  }

  /// - Throws: ``Diagnosis/redirectLoop(_:)`` where redirects were followed and there was no end to them.
  func verifyNoLoop() throws(Diagnosis) {
    if let target = browser.redirectTarget, browser.isHere(target) { throw .response(.redirectLoop(target.target)) }
  }

  // MARK: Forms

  /// The form that `submit` fills in: the login form, else the first one.
  func currentForm() throws(Diagnosis) -> Form {
    let view = try view()
    guard let form = view.page.firstForm else {
      throw .line(.cannot(.noForm(pageAddress: view.address.target)))
    }
    return form
  }

  private func submit(_ fields: [FieldValue]) async throws(Diagnosis) {
    let form = try currentForm()
    let wordsBefore = Set(try view().page.words)
    let fills = fields.map { FieldFill(name: $0.name, value: $0.value, isTyped: true) }
    try await browse { browser throws(BrowserFailure) in try await browser.submit(form, fills) }
    try note(form, fills, wordsBefore)
  }

  /// Sends a form of the page that is open, with a line where one reaches it.
  func submit(_ form: Form, _ fills: [FieldFill]) async throws(Diagnosis) {
    let page = try view().page
    if page.firstForm?.element.position == form.element.position {
      return try await type("submit\(fills.map { FieldValue(name: $0.name, value: $0.value) }.text)")
    }
    try await browse { browser throws(BrowserFailure) in try await browser.submit(form, fills) }
    try note(form, fills, Set(page.words))
  }

  /// Whoever sends the form to register asks for an account; whoever sends the login form tries to sign in.
  func note(_ form: Form, _ fills: [FieldFill], _ wordsBefore: Set<String>) throws(Diagnosis) {
    let submission = form.submission(filling: fills)
    let isRegistration = submission.address?.isAt("/register") == true
    if !isRegistration, form.passwordFields.count > 1, let person = signedInHere {
      return try note(form.passwordChange(in: submission), of: person)
    }
    let name = isRegistration ? form.newNameField : form.userField
    guard let user = name?.name, let password = form.passwordFields.first?.name else { return }
    // What was meant, also where a field took only a part of it.
    let meant = form.submission(filling: fills.map { FieldFill(name: $0.name, value: $0.value) })
    func typed(_ field: String) -> String { meant.entries.first { $0.name == field }?.value ?? "" }
    let kind =
      isRegistration
      ? noteRegistration(name: typed(user), password: typed(password)) : kind(of: typed(user), typed(password))
    let box = Form.Filling(form, fills).fields.first { $0.isTickable && $0.name == form.rememberField?.name }
    visitor.attempt = SignInAttempt(
      name: typed(user), password: typed(password), kind: kind, status: try view().response.status,
      redirectPath: browser.redirectTarget?.path, wordsBefore: wordsBefore, isRegistration: isRegistration,
      isRemembered: box?.isChecked == true, run: run)
    visitor.logout = nil
    visitor.wasClosed = false
    (visitor.attemptedAt, visitor.hasWaited) = (setting.now(), false)
    if kind == nil { disturbOthers(.signIn(of: typed(user))) }
  }

  private func press(_ text: String) async throws(Diagnosis) {
    let page = try view().page
    func says(_ label: String) -> Bool { label.lowercased() == text.lowercased() }
    for form in page.forms {
      if let button = form.buttons.first(where: { says($0.label) }) {
        return try await browse { browser throws(BrowserFailure) in try await browser.submit(form, [], pressing: button)
        }
      }
    }
    if let link = page.links.first(where: { says($0.text) }) { return try await follow(link) }
    let available = page.forms.flatMap(\.buttons).map(\.label) + page.links.map(\.text)
    throw .line(.cannot(.nothingToPress(text: text, available: available.filter { !$0.isEmpty })))
  }

  func follow(_ link: Link) async throws(Diagnosis) {
    guard let address = link.address else { throw .line(.cannot(.leavesTheApp(link.href))) }
    guard browser.isHere(address) else { throw .line(.cannot(.leavesTheApp(address.description))) }
    try await send(Browser.Order(target: address.target))
  }

  func press(_ control: LogoutControl) async throws(Diagnosis) {
    switch control {
    case .link(let link): try await follow(link)
    case .form(let form, let button):
      try await browse { browser throws(BrowserFailure) in try await browser.submit(form, [], pressing: button) }
    }
  }

  /// - Parameter name: All cookies if nil.
  private func reading(ofCookie name: String?) throws(Diagnosis) -> String {
    let (jar, people) = (browser.jar, self.people.map(\.name))
    let cookies = jar.cookies.filter { name == nil || $0.name == name }
    if let name, cookies.isEmpty { throw .line(.cannot(.noCookie(name: name, available: jar.cookies.map(\.name)))) }
    guard !cookies.isEmpty else { return jar.outline(at: browser.now()) }
    let paragraphs = cookies.map { cookie in
      CookieContent(cookie.value, people: people).lines(of: cookie, people: people, at: browser.now())
    }
    return paragraphs.map { $0.joined(separator: "\n") }.joined(separator: "\n\n").harmless
  }

  private func tamper(with name: String) throws(Diagnosis) {
    guard let cookie = browser.jar.cookie(named: name) else {
      throw .line(.cannot(.noCookie(name: name, available: browser.jar.cookies.map(\.name))))
    }
    let changed = CookieMutation.oneCharacter(of: cookie.value)
    try change { browser throws(BrowserFailure) in try browser.setCookie(name, changed) }
  }
}
