enum RememberProbe {
  /// A cookie is left that the browser keeps when it is closed.
  static func isRemembered(on stage: isolated Stage) -> Bool {
    stage.browser.jar.cookies.contains { $0.expires != nil }
  }

  /// Somebody ticked the box, and a closed browser forgot them; nil where that is not so.
  static func whyForgottenWhenClosed(_ name: String, on stage: isolated Stage) -> Diagnosis? {
    guard stage.visitor.wasClosed, let attempt = stage.visitor.attempt, attempt.isRemembered, attempt.kind == nil else {
      return nil
    }
    return .remember(.forgotten(person: name))
  }

  /// Somebody is signed in after the browser was closed who did not tick the box, or was refused; nil where that is not so.
  static func whyKeptWhenClosed(on stage: isolated Stage) -> Diagnosis? {
    guard stage.visitor.wasClosed, let attempt = stage.visitor.attempt else { return nil }
    if attempt.kind == nil { return attempt.isRemembered ? nil : .remember(.unasked(person: attempt.name)) }
    return attempt.isRemembered ? .remember(.afterRefusal(person: attempt.name)) : nil
  }

  /// Signs somebody in with the box ticked, closes the browser, and returns it as it is then.
  static func remembered(_ person: Person, in name: String, on stage: isolated Stage) async throws(Diagnosis) -> Browser
  {
    let before = stage.current
    stage.open(browser: name)
    try await stage.type("sign in as \(Line.quoted(person.name)) and be remembered")
    try await stage.type("close browser")
    try await stage.type("expect signed in as \(Line.quoted(person.name))")
    // Opening a page may give it a session again, and a token that was used may be replaced by another one.
    try await stage.type("close browser")
    let closed = stage.browser
    stage.use(browser: before)
    return closed
  }

  /// The names of the cookies without which a remembered browser is not signed in. An app may take a token once only, so each
  /// try begins with a sign-in.
  static func rememberCookies(of person: Person, in browser: Browser, on stage: isolated Stage) async throws(Diagnosis)
    -> [String]
  {
    let names = browser.jar.cookies.map(\.name)
    guard names.count > 1 else { return names }
    var found: [String] = []
    for name in names {
      var without = try await remembered(person, in: "\(person.name) without \(name)", on: stage)
      try? without.dropCookie(name)
      if await !Probe(browser: without).send().isOpen { found.append(name) }
    }
    if found.isEmpty { throw .cookie(.noneSignsIn) }
    return found
  }

  /// The cookies that sign somebody in again, with how long they are kept.
  private static func rememberCookies(on stage: isolated Stage) async throws(Diagnosis) -> [Cookie] {
    let person = try SignInProbe.some(1, on: stage)[0]
    let browser = try await remembered(person, in: person.name, on: stage)
    let names = try await rememberCookies(of: person, in: browser, on: stage)
    return browser.jar.cookies.filter { names.contains($0.name) }
  }

  static func verifyRemembered(for days: ClosedRange<Int>, on stage: isolated Stage) async throws(Diagnosis) {
    for cookie in try await rememberCookies(on: stage) {
      guard let kept = cookie.secondsAsked else { continue }
      let day = 86_400.0
      // An end date is written in whole seconds, and the answer took a moment.
      let leeway = 3600.0
      if kept < Double(days.lowerBound) * day - leeway {
        throw .remember(.tooShort(cookie: cookie.name, seconds: Int(kept), days: days.lowerBound))
      }
      if kept > Double(days.upperBound) * day + leeway {
        throw .remember(.tooLong(cookie: cookie.name, days: Int(kept / day), limit: days.upperBound))
      }
    }
  }

  static func verifyRememberedHidden(on stage: isolated Stage) async throws(Diagnosis) {
    if let open = try await rememberCookies(on: stage).first(where: { !$0.isHTTPOnly }) {
      throw .remember(.notHidden(cookie: open.name))
    }
  }

  /// Why the form cannot be told to remember anybody.
  static func missingRememberBox(_ form: Form, on stage: isolated Stage) -> Diagnosis {
    form.fields.contains { $0.type == "checkbox" && $0.name.isEmpty } ? .remember(.boxUnnamed) : .remember(.boxMissing)
  }

  static func verifyRememberBox(_ form: Form, on stage: isolated Stage) throws(Diagnosis) {
    guard let box = form.rememberField else { throw missingRememberBox(form, on: stage) }
    if box.isChecked { throw .remember(.boxTicked) }
  }
}

extension Cookie {
  /// How long the app asked for it to be kept; browsers themselves keep none longer than 400 days (RFC 6265bis .5.5).
  fileprivate var secondsAsked: Double? {
    guard let set = line.flatMap({ try? SetCookie($0) }) else { return expires?.timeIntervalSince(createdAt) }
    return set.maxAge.map(Double.init) ?? set.expires?.timeIntervalSince(createdAt)
  }
}

/// Which cookies a probe is about.
enum CookieKind: Sendable {
  case session
  /// Those that are left when a browser is closed after a sign-in with the Remember-me box ticked.
  case remembered
}
