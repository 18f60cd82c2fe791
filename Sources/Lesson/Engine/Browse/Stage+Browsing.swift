import Foundation

extension Stage {
  func target(_ address: String) throws(Diagnosis) -> String {
    do throws(BrowserFailure) { return try browser.target(expand(address)) } catch { throw .line(.cannot(error)) }
  }

  func jsonOrder(_ address: String, _ fields: [FieldValue]) throws(Diagnosis) -> Browser.Order {
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

  /// - Throws: ``ResponseFault/redirectLoop(_:)`` where redirects were followed and there was no end to them.
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

  func submit(_ fields: [FieldValue]) async throws(Diagnosis) {
    let form = try currentForm()
    let wordsBefore = Set(try view().page.words)
    let fills = fields.map { FieldFill(name: $0.name, value: $0.value, isTyped: true) }
    try await browse { browser throws(BrowserFailure) in try await browser.submit(form, fills) }
    try SignInProbe.note(form, fills, wordsBefore, on: self)
  }

  /// Sends a form of the page that is open, with a line where one reaches it.
  func submit(_ form: Form, _ fills: [FieldFill]) async throws(Diagnosis) {
    let page = try view().page
    if page.firstForm?.element.position == form.element.position {
      return try await type("submit\(fills.map { FieldValue(name: $0.name, value: $0.value) }.text)")
    }
    try await browse { browser throws(BrowserFailure) in try await browser.submit(form, fills) }
    try SignInProbe.note(form, fills, Set(page.words), on: self)
  }

  func press(_ text: String) async throws(Diagnosis) {
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

  func tamper(with name: String) throws(Diagnosis) {
    guard let cookie = browser.jar.cookie(named: name) else {
      throw .line(.cannot(.noCookie(name: name, available: browser.jar.cookies.map(\.name))))
    }
    let changed = CookieMutation.oneCharacter(of: cookie.value)
    try change { browser throws(BrowserFailure) in try browser.setCookie(name, changed) }
  }
}
