/// Browsers and their cookies.
enum CookieLine: StageCommand {
  case showCookies
  case setCookie(name: String, value: String)
  case dropCookie(String)
  case tamper(cookie: String)
  case useBrowser(String)
  case closeBrowser
  /// Opens another browser with the same cookies.
  case copyCookies(to: String)
  /// Opens another browser with those cookies that have no end date.
  case copySessionCookies(to: String)

  var traits: LineTraits {
    switch self {
    case .showCookies, .setCookie, .dropCookie, .tamper, .copySessionCookies:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .useBrowser:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: "browser")
    case .closeBrowser:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: "close")
    case .copyCookies:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: "copy")
    }
  }

  var deed: String? {
    switch self {
    case .setCookie(let name, _): "set the cookie \(name)"
    case .dropCookie(let name): "dropped the cookie \(name)"
    case .tamper(let cookie): "changed the cookie \(cookie)"
    case .useBrowser(let name): "took the browser \u{201C}\(name)\u{201D}"
    case .closeBrowser: "closed the browser"
    case .copyCookies: "copied the cookies to another browser"
    case .copySessionCookies: "copied the cookies without an end date to another browser"
    case .showCookies: nil
    }
  }

  var notice: String? {
    switch self {
    case .useBrowser(let name): "This is the browser of \(name). It has cookies of its own."
    case .closeBrowser: "The browser was closed and opened again."
    case .showCookies, .setCookie, .dropCookie, .tamper, .copyCookies, .copySessionCookies: nil
    }
  }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .showCookies: stage.transcript.show(stage.browser.jar.outline(at: stage.browser.now()))
    case .setCookie(let name, let value):
      let (name, value) = (stage.expand(name), stage.expand(value))
      try Browsing.change(on: stage) { browser throws(BrowserFailure) in try browser.setCookie(name, value) }
    case .dropCookie(let name):
      let name = stage.expand(name)
      try Browsing.change(on: stage) { browser throws(BrowserFailure) in try browser.dropCookie(name) }
    case .tamper(let name): try Browsing.tamper(with: stage.expand(name), on: stage)
    case .useBrowser(let name): stage.current = stage.expand(name)
    case .closeBrowser:
      try Browsing.change(on: stage) { browser throws(BrowserFailure) in browser.close() }
      stage.visitor.wasClosed = true
    case .copyCookies(let name): try Browsing.copy(.all, to: stage.expand(name), on: stage)
    case .copySessionCookies(let name): try Browsing.copy(.ofSession, to: stage.expand(name), on: stage)
    }
  }

  static let showing: [LineForm] = [
    LineForm(.cookies, "cookies", "Show the cookies that this browser keeps.", example: "cookies") { _ in
      CookieLine.showCookies
    }
  ]

  static let changing: [LineForm] = [
    LineForm(
      .cookies, "set cookie COOKIE=VALUE", "Put a cookie into the browser by hand, as an attacker can.",
      example: "set cookie user=admin"
    ) { arguments in
      let parts = arguments[.cookieValue].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return CookieLine.setCookie(name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
    },
    LineForm(.cookies, "drop cookie COOKIE", "Delete one cookie.", example: "drop cookie session") {
      CookieLine.dropCookie($0[.cookie])
    },
    LineForm(
      .cookies, "tamper with cookie COOKIE", "Change one character of a cookie's value.",
      example: "tamper with cookie session"
    ) { CookieLine.tamper(cookie: $0[.cookie]) },
    LineForm(
      .cookies, "as BROWSER", "Go on in another browser, which has its own cookies.", example: "as bob"
    ) { CookieLine.useBrowser($0[.browser]) },
    LineForm(
      .cookies, "copy cookies to BROWSER",
      "Give the cookies of this browser to another one, as a thief does who wrote them down.",
      example: "copy cookies to thief"
    ) { CookieLine.copyCookies(to: $0[.browser]) },
    LineForm(
      .cookies, "copy session cookies to BROWSER",
      "Give another browser those cookies of this one that have no end date, and no others.",
      example: "copy session cookies to other"
    ) { CookieLine.copySessionCookies(to: $0[.browser]) },
    LineForm(
      .cookies, "close browser", "Close the browser and open it again: cookies without an end date are gone.",
      example: "close browser"
    ) { _ in CookieLine.closeBrowser },
  ]
}
