/// Which cookies a probe is about.
enum CookieKind: Sendable {
  case session
  /// Those that are left when a browser is closed after a sign-in with the Remember-me box ticked.
  case remembered
}

/// The cookies that sign somebody in.
enum SignInCookies {
  /// Signs somebody in, in a browser of their own, and returns it.
  static func signedIn(
    _ person: Person, in name: String? = nil, as kind: CookieKind = .session, on stage: isolated Stage
  ) async throws(Diagnosis) -> Browser {
    if kind == .remembered { return try await remembered(person, in: name ?? person.name, on: stage) }
    let before = stage.current
    stage.open(browser: name ?? person.name)
    try await stage.type("sign in as \(person.name)")
    try await stage.type("expect signed in as \(person.name)")
    let browser = stage.browser
    stage.current = before
    return browser
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
    stage.current = before
    return closed
  }

  /// The names of the cookies without which /dashboard stays closed.
  static func names(
    of person: Person, in browser: Browser, _ kind: CookieKind = .session, on stage: isolated Stage
  ) async throws(Diagnosis) -> [String] {
    if kind == .remembered { return try await rememberedNames(of: person, in: browser, on: stage) }
    let name = person.name
    guard try await Probe(browser: browser).answer().isOpen else {
      throw SignInProbe.whyForgotten(name, in: name, on: stage)
    }
    var found: [String] = []
    for name in browser.jar.cookies.map(\.name) {
      var without = browser
      try? without.dropCookie(name)
      if try await !Probe(browser: without).answer().isOpen { found.append(name) }
    }
    if found.isEmpty { throw .signIn(.noCookieSignsIn) }
    return found
  }

  /// The names of the cookies without which a remembered browser is not signed in. An app may take a token once only, so each
  /// try begins with a sign-in.
  private static func rememberedNames(of person: Person, in browser: Browser, on stage: isolated Stage)
    async throws(Diagnosis)
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
    if found.isEmpty { throw .signIn(.noCookieSignsIn) }
    return found
  }

  /// The name can be read out of a cookie that signing in gives, or of one that is kept when the browser is closed.
  static func say(_ name: String, isRemembered: Bool = false, on stage: isolated Stage) async -> Bool {
    guard let person = Accounts.known(name, on: stage) else { return false }
    var browser = await SignInTrial.trial(name, person.password, isRemembered: isRemembered, on: stage).browser
    if isRemembered { browser.close() }
    return browser.jar.cookies.contains { "\(CookieContent($0.value, people: [name]))".contains(name) }
  }
}
