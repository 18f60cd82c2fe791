import Foundation

extension Stage {
  /// Signs somebody in, in a browser of their own, and returns it.
  private func signedIn(_ person: Person, in name: String? = nil) async throws(Diagnosis) -> Browser {
    let before = current
    open(browser: name ?? person.name)
    try await type("sign in as \(person.name)")
    try await type("expect signed in as \(person.name)")
    let browser = browser
    use(browser: before)
    return browser
  }

  private func people(_ count: Int) throws(Diagnosis) -> [Person] {
    guard setting.people.count >= count else { throw .unknownPerson("", known: setting.people.map(\.name)) }
    return Array(setting.people.prefix(count))
  }

  /// Asks for /dashboard with a browser that nobody sees, redirects followed.
  private func probe(_ browser: Browser, _ headers: [Header] = [], query: String = "") async throws(Diagnosis) -> (
    dashboard: Dashboard?, exchange: Exchange
  ) {
    var browser = browser
    var exchange = await browser.send(Browser.Order(target: "/dashboard" + query, headers: headers))
    for _ in 0..<20 {
      guard let target = browser.redirectTarget, browser.isHere(target) else { break }
      exchange = await browser.send(Browser.Order(target: target.target))
    }
    if case .failure(let failure) = exchange.result { throw .noAnswer(failure, request: "GET /dashboard") }
    return (browser.view.map(Dashboard.init), exchange)
  }

  /// The names of the cookies without which /dashboard stays closed.
  private func signInCookies(of name: String, in browser: Browser) async throws(Diagnosis) -> [String] {
    guard try await probe(browser).dashboard?.isOpen == true else { throw whyForgotten(name, in: name) }
    var found: [String] = []
    for name in browser.jar.cookies.map(\.name) {
      var without = browser
      try? without.dropCookie(name)
      if try await probe(without).dashboard?.isOpen != true { found.append(name) }
    }
    if found.isEmpty { throw .noSignInCookie }
    return found
  }

  // MARK: Made up

  func verifyForgedCookies() async throws(Diagnosis) {
    let people = try people(2)
    let browser = try await signedIn(people[0])
    let usual = ["session", "user", "username", "logged_in", "auth", "sid", "token", "remember_token", "is_admin"]
    let names = Set(browser.jar.cookies.map(\.name) + usual).sorted()
    for person in people {
      for value in CookieForgery.values(for: person.name) {
        let header = Header("Cookie", names.map { "\($0)=\(value)" }.joined(separator: "; "))
        let (dashboard, exchange) = try await probe(stranger(), [header])
        let status = exchange.response?.status ?? 0
        guard status >= 500 || dashboard?.isOpen == true else { continue }
        let guilty = try await guiltyCookie(names, value) ?? names[0]
        record(["set cookie \(Line.quoted("\(guilty)=\(value)"))", "visit /dashboard"], exchange)
        throw status >= 500 ? .forgedCrashes(cookie: guilty, status: status) : .forgedAccepted(cookie: guilty)
      }
    }
    try await verifyRenamedCookies(browser, from: people[0].name, to: people[1].name)
    try await verifyCookiesCannotBeGuessed(browser, by: people[1])
  }

  /// Whoever gets an id that comes right after another person's knows that one as well.
  private func verifyCookiesCannotBeGuessed(_ browser: Browser, by neighbour: Person) async throws(Diagnosis) {
    let others = try await signedIn(neighbour)
    for cookie in browser.jar.cookies {
      guard let known = others.jar.cookie(named: cookie.name)?.value, CookieForgery.areNeighbours(known, cookie.value)
      else { continue }
      var guesser = stranger()
      guard (try? guesser.setCookie(cookie.name, cookie.value)) != nil else { continue }
      let (dashboard, exchange) = try await probe(guesser)
      guard dashboard?.isOpen == true else { continue }
      record(["set cookie \(Line.quoted("\(cookie.name)=\(cookie.value)"))", "visit /dashboard"], exchange)
      throw .forgedAccepted(cookie: cookie.name)
    }
  }

  /// Whoever holds a cookie that names them can write another name into it.
  private func verifyRenamedCookies(_ browser: Browser, from name: String, to other: String) async throws(Diagnosis) {
    for cookie in browser.jar.cookies {
      let values =
        CookieForgery.renamed(cookie.value, from: name, to: other)
        + CookieForgery.resigned(cookie.value, from: name, to: other)
      for value in values {
        var forger = browser
        guard (try? forger.setCookie(cookie.name, value)) != nil else { continue }
        let (dashboard, exchange) = try await probe(forger)
        guard dashboard?.greets(other) == true, dashboard?.greets(name) != true else { continue }
        record(["set cookie \(Line.quoted("\(cookie.name)=\(value)"))", "visit /dashboard"], in: name, exchange)
        throw .forgedAccepted(cookie: cookie.name)
      }
    }
  }

  /// Which of the names alone is enough.
  private func guiltyCookie(_ names: [String], _ value: String) async throws(Diagnosis) -> String? {
    for name in names {
      let (dashboard, exchange) = try await probe(stranger(), [Header("Cookie", "\(name)=\(value)")])
      if dashboard?.isOpen == true || exchange.response?.status ?? 0 >= 500 { return name }
    }
    return nil
  }

  // MARK: Changed

  func verifyTamperedCookies() async throws(Diagnosis) {
    let person = try people(1)[0]
    let browser = try await signedIn(person)
    for name in try await signInCookies(of: person.name, in: browser) {
      guard let value = browser.jar.cookie(named: name)?.value else { continue }
      for changed in CookieMutation.all(of: value) {
        var tampered = browser
        guard (try? tampered.setCookie(name, changed)) != nil else { continue }
        let (dashboard, exchange) = try await probe(tampered)
        let status = exchange.response?.status ?? 0
        guard status >= 500 || dashboard?.isOpen == true else { continue }
        record(["set cookie \(Line.quoted("\(name)=\(changed)"))", "visit /dashboard"], in: person.name, exchange)
        throw status >= 500 ? .tamperedCrashes(cookie: name, status: status) : .tamperedAccepted(cookie: name)
      }
    }
  }

  func verifyMixedCookies() async throws(Diagnosis) {
    let people = try people(2)
    let (one, other) = (try await signedIn(people[0]), try await signedIn(people[1]))
    for name in try await signInCookies(of: people[0].name, in: one) {
      guard let a = one.jar.cookie(named: name)?.value, let b = other.jar.cookie(named: name)?.value else { continue }
      for mixed in CookieMutation.splices(a, b) {
        var spliced = other
        guard (try? spliced.setCookie(name, mixed)) != nil else { continue }
        let (dashboard, exchange) = try await probe(spliced)
        guard dashboard?.isOpen == true else { continue }
        record(["set cookie \(Line.quoted("\(name)=\(mixed)"))", "visit /dashboard"], in: people[1].name, exchange)
        throw .mixedAccepted(cookie: name)
      }
    }
  }

  // MARK: Claimed

  func verifyClaimsIgnored() async throws(Diagnosis) {
    let people = try people(2)
    let (owner, other) = (people[0].name, people[1].name)
    let queries =
      ["user", "username", "name"].map { "\($0)=\(other)" } + ["logged_in=true", "authenticated=1", "admin=1"]
    let basic = "Basic " + Data("\(other):".utf8).base64EncodedString()
    let headers = [
      Header("X-User", other), Header("X-Forwarded-User", other), Header("X-Remote-User", other),
      Header("Remote-User", other), Header("Authorization", basic), Header("X-Forwarded-For", "127.0.0.1"),
      Header("X-Original-URL", "/login"),
    ]
    // Each claim alone, so that the diagnosis can name it.
    let claims: [(name: String, line: String, query: String, headers: [Header])] =
      queries.map { ("?\($0)", "visit /dashboard?\($0)", "?\($0)", []) }
      + headers.map { ("the header \($0.name)", "visit /dashboard with header \($0.typed)", "", [$0]) }
    let browser = try await signedIn(people[0])
    let usual = try await probe(browser).dashboard?.count(of: other) ?? 0
    for claim in claims {
      let (anonymous, exchange) = try await probe(stranger(), claim.headers, query: claim.query)
      if anonymous?.isOpen == true {
        record([claim.line], exchange)
        throw .claimLetsIn(claim.name)
      }
      let (own, exchangeOfOwn) = try await probe(browser, claim.headers, query: claim.query)
      if let own, own.count(of: other) > usual {
        record([claim.line], in: owner, exchangeOfOwn)
        throw .claimChangesPerson(claim.name, person: other)
      }
    }
  }

  // MARK: Read

  func verifyNoPasswordInCookies() async throws(Diagnosis) {
    for person in try people(2) {
      let first = try await passwordsInCookies(person, in: person.name)
      // A random id may spell a short password by chance, but not twice.
      guard !first.isEmpty else { continue }
      let again = try await passwordsInCookies(person, in: "\(person.name)-again")
      if let (cookie, encoding) = first.sorted(by: { $0.key < $1.key }).first(where: { again[$0.key] != nil }) {
        throw .passwordInCookie(cookie: cookie, encoding: encoding)
      }
    }
  }

  /// How the password can be read out of a cookie, by the cookie's name.
  private func passwordsInCookies(_ person: Person, in name: String) async throws(Diagnosis) -> [String: String] {
    let cookies = try await signedIn(person, in: name).jar.cookies
    return Dictionary(
      cookies.compactMap { cookie in
        CookieForgery.encoding(of: person.password, in: cookie.value).map { (cookie.name, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension Header {
  /// As a line has it.
  fileprivate var typed: String { FieldValue(name: name, value: value).text }
}
