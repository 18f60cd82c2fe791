/// A registration that nobody typed, in a browser of its own. The transcript does not show it.
struct RegistrationTrial: Sendable {
  let name: String
  let password: String
  var browser: Browser
  var exchange: Exchange

  var status: Int { exchange.response?.status ?? 0 }
  var fails: Bool { status >= 500 }

  /// The lines of it, so that it can be typed again.
  var lines: [String] { ["register as \(Line.quoted(name)) password=\(Line.quoted(password))"] }
}

extension RegistrationTrial {
  /// - Throws: what ``openRegistration()`` throws, where the app has no such page.
  static func prepareRegistration(on stage: isolated Stage) async throws(Diagnosis) -> OpenRegistration {
    var browser = stage.stranger()
    _ = await browser.send(Browser.Order(target: "/register"))
    await browser.followAll()
    if let form = browser.view?.page.registrationForm { return OpenRegistration(browser: browser, form: form) }
    // The same once more as lines, which say what is missing.
    return OpenRegistration(browser: stage.browser, form: try await RegistrationProbe.openRegistration(on: stage))
  }

  /// - Throws: ``AppFault/noAnswer(_:request:)``
  static func registered(_ name: String, _ password: String, on stage: isolated Stage) async throws(Diagnosis)
    -> RegistrationTrial
  {
    let prepared = try await prepareRegistration(on: stage)
    guard let trial = await prepared.submit(name, password) else { throw .account(.formMissing(at: "/register")) }
    if case .failure(let failure) = trial.exchange.result { throw .app(.noAnswer(failure, request: "POST /register")) }
    return trial
  }
}

/// The page to register, opened and with nothing typed yet.
struct OpenRegistration: Sendable {
  var browser: Browser
  let form: Form

  func submit(_ name: String, _ password: String) async -> RegistrationTrial? {
    var browser = browser
    let fills = form.registration(name: name, password: password)
    guard let exchange = try? await browser.submit(form, fills) else { return nil }
    return RegistrationTrial(name: name, password: password, browser: browser, exchange: exchange)
  }
}
