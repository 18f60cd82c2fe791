import Foundation

/// What a browser does when a line says so.
enum Browsing {
  static func target(_ address: String, on stage: isolated Stage) throws(Diagnosis) -> String {
    do throws(BrowserFailure) { return try stage.browser.target(stage.expand(address)) } catch {
      throw stage.cannot(error)
    }
  }

  static func jsonOrder(_ address: String, _ fields: [FieldValue], on stage: isolated Stage) throws(Diagnosis)
    -> Browser.Order
  {
    let object = Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Text by text always encodes.
    let body = (try? encoder.encode(object)).map(Array.init) ?? []
    return Browser.Order(
      method: "POST", target: try target(address, on: stage), body: body, contentType: "application/json")
  }

  /// Sends a request from the current browser and notes what came.
  static func send(_ order: Browser.Order, on stage: isolated Stage) async throws(Diagnosis) {
    try await browse(on: stage) { browser throws(BrowserFailure) in await browser.send(order) }
  }

  /// Does something with the current browser that sends a request, and notes what came.
  static func browse(
    on stage: isolated Stage, _ use: @Sendable (inout Browser) async throws(BrowserFailure) -> Exchange
  ) async throws(Diagnosis) {
    var used = stage.browser
    let exchange: Exchange
    do throws(BrowserFailure) { exchange = try await use(&used) } catch { throw stage.cannot(error) }
    stage.browser = used
    stage.note(exchange, used.cookieChanges)
    if case .failure(let failure) = exchange.result {
      throw .app(.noAnswer(failure, request: "\(exchange.request.method) \(exchange.request.target)"))
    }
  }

  /// Does something with the current browser that sends nothing.
  static func change(
    on stage: isolated Stage, _ use: (inout Browser) throws(BrowserFailure) -> Void
  ) throws(Diagnosis) {
    var used = stage.browser
    do throws(BrowserFailure) { try use(&used) } catch { throw stage.cannot(error) }
    if used.cookieChanges != stage.browser.cookieChanges { stage.transcript.note(used.cookieChanges) }
    stage.browser = used
  }

  /// Follows redirects to their end.
  static func followAll(on stage: isolated Stage) async throws(Diagnosis) {
    for _ in 0..<Browser.mostRedirects {
      guard let view = stage.browser.view, view.response.isRedirect, let target = stage.browser.redirectTarget,
        stage.browser.isHere(target)
      else { return }
      try await stage.type("follow")
    }
  }

  /// - Throws: ``ResponseFault/redirectLoop(_:)`` where redirects were followed and there was no end to them.
  static func verifyNoLoop(on stage: isolated Stage) throws(Diagnosis) {
    if let target = stage.browser.redirectTarget, stage.browser.isHere(target) {
      throw .response(.redirectLoop(target.target))
    }
  }

  /// A fresh browser at an address that nothing else uses.
  static func stranger(at place: String, on stage: isolated Stage) -> Browser {
    var stranger = stage.stranger()
    stranger.client.source = LoopbackAddress.own("\(stranger.client.source ?? "")/\(place)")
    return stranger
  }

  // MARK: Forms

  /// The form that `submit` fills in: the login form, else the first one.
  static func currentForm(on stage: isolated Stage) throws(Diagnosis) -> Form {
    let view = try stage.view()
    guard let form = view.page.mainForm else {
      throw stage.cannot(.noForm(pageAddress: view.address.target))
    }
    return form
  }

  static func submit(_ fields: [FieldValue], on stage: isolated Stage) async throws(Diagnosis) {
    try await send(
      try currentForm(on: stage), fields.map { FieldFill(name: $0.name, value: $0.value, isTyped: true) }, on: stage)
  }

  /// Sends a form of the page that is open, with a line where one reaches it.
  static func submit(_ form: Form, _ fills: [FieldFill], on stage: isolated Stage) async throws(Diagnosis) {
    if try stage.view().page.isMain(form) {
      return try await stage.type("submit\(fills.map { FieldValue(name: $0.name, value: $0.value) }.text)")
    }
    try await send(form, fills, on: stage)
  }

  private static func send(_ form: Form, _ fills: [FieldFill], on stage: isolated Stage) async throws(Diagnosis) {
    let wordsBefore = Set(try stage.view().page.words)
    try await browse(on: stage) { browser throws(BrowserFailure) in try await browser.submit(form, fills) }
    try stage.post(FormSent(form: form, fills: fills, wordsBefore: wordsBefore))
  }

  static func press(_ text: String, on stage: isolated Stage) async throws(Diagnosis) {
    let page = try stage.view().page
    func says(_ label: String) -> Bool { label.lowercased() == text.lowercased() }
    for form in page.forms {
      if let button = form.buttons.first(where: { says($0.label) }) {
        return try await press(button, of: form, on: stage)
      }
    }
    if let link = page.links.first(where: { says($0.text) }) { return try await follow(link, on: stage) }
    let available = page.forms.flatMap(\.buttons).map(\.label) + page.links.map(\.text)
    throw stage.cannot(.nothingToPress(text: text, available: available.filter { !$0.isEmpty }))
  }

  /// - Parameter button: nil for a form that is sent without one.
  static func press(_ button: Button?, of form: Form, on stage: isolated Stage) async throws(Diagnosis) {
    try await browse(on: stage) { browser throws(BrowserFailure) in
      try await browser.submit(form, [], pressing: button)
    }
  }

  static func follow(_ link: Link, on stage: isolated Stage) async throws(Diagnosis) {
    guard let address = link.address else { throw stage.cannot(.leavesTheApp(link.href)) }
    guard stage.browser.isHere(address) else { throw stage.cannot(.leavesTheApp(address.description)) }
    try await send(Browser.Order(target: address.target), on: stage)
  }

  // MARK: Cookies

  static func tamper(with name: String, on stage: isolated Stage) throws(Diagnosis) {
    guard let cookie = stage.browser.jar.cookie(named: name) else {
      throw stage.cannot(.noCookie(name: name, available: stage.browser.jar.cookies.map(\.name)))
    }
    let changed = CookieMutation.oneCharacter(of: cookie.value)
    try change(on: stage) { browser throws(BrowserFailure) in try browser.setCookie(name, changed) }
  }

  /// Opens another browser with the cookies of the current one, as they can be written down.
  static func copy(_ cookies: CopiedCookies, to name: String, on stage: isolated Stage) throws(Diagnosis) {
    var other = stage.visitor
    other.browser = stage.stranger()
    other.copied = cookies
    let jar: CookieJar
    switch cookies {
    case .all: jar = stage.browser.jar.writtenDown(at: stage.browser.now())
    case .ofSession: jar = stage.browser.jar.withoutEndDate
    }
    other.browser.take(jar)
    stage.transcript.show(jar.cookies.isEmpty ? "There is none." : "The browser of \(name) has them now.")
    stage.place(other, in: name)
    try stage.post(CookiesCopied(browser: name))
  }
}
