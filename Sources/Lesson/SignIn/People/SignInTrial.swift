/// A sign-in that nobody typed, in a browser of its own. The transcript does not show it.
struct SignInTrial: Sendable {
  /// After the form was sent; the dashboard was not opened yet.
  var browser: Browser
  /// The last one: the form's, or that of the page where no form was.
  var exchange: Exchange
  /// There was a form to send.
  var isSent = false

  /// The answer leads to the dashboard.
  var isAccepted: Bool { browser.redirectTarget?.isDashboard == true }
  var status: Int { exchange.response?.status ?? 0 }
  var fails: Bool { status >= 500 }

  /// Opens the login form in a browser, fills it in and sends it.
  static func of(
    _ name: String, _ password: String, in browser: Browser, at address: String = "/login", isRemembered: Bool = false
  ) async -> SignInTrial {
    var browser = browser
    var exchange = await browser.send(Browser.Order(target: address))
    exchange = await browser.followAll().last ?? exchange
    guard exchange.response != nil, let form = browser.view?.page.loginForm else {
      return SignInTrial(browser: browser, exchange: exchange)
    }
    var fills = [FieldFill(name: "username", value: name), FieldFill(name: "password", value: password)]
    if isRemembered { fills.append(FieldFill(name: "remember", value: "yes")) }
    guard let answer = try? await browser.submit(form, fills) else {
      return SignInTrial(browser: browser, exchange: exchange)
    }
    return SignInTrial(browser: browser, exchange: answer, isSent: true)
  }
}

extension SignInTrial {
  /// - Parameters:
  ///   - browser: a new one where nil.
  ///   - address: where the login form is asked for.
  static func trial(
    _ name: String, _ password: String, in browser: Browser? = nil, at address: String = "/login",
    isRemembered: Bool = false, on stage: isolated Stage
  ) async -> SignInTrial {
    await SignInTrial.of(name, password, in: browser ?? stage.stranger(), at: address, isRemembered: isRemembered)
  }

  /// Whether a browser that has just tried to sign in is signed in.
  static func isSignedIn(_ trial: SignInTrial) async -> Bool {
    await Probe(browser: trial.browser).send().isOpen
  }

  /// The lines of a trial, so that it can be typed again.
  static func record(
    _ trial: SignInTrial, _ name: String, _ password: String, at address: String = "/login", on stage: isolated Stage
  ) {
    stage.record(
      [
        "visit \(Line.quoted(address))",
        "submit username=\(Line.quoted(name)) password=\(Line.quoted(password))",
      ], trial.exchange)
  }
}
