import Foundation

extension Stage {
  /// Signs somebody in, in a browser of their own, and returns it.
  func signedIn(
    _ person: Person, in name: String? = nil, as kind: CookieKind = .session
  ) async throws(Diagnosis) -> Browser {
    if kind == .remembered { return try await remembered(person, in: name ?? person.name) }
    let before = current
    open(browser: name ?? person.name)
    try await type("sign in as \(person.name)")
    try await type("expect signed in as \(person.name)")
    let browser = browser
    use(browser: before)
    return browser
  }

  /// The first ones.
  func some(_ count: Int) throws(Diagnosis) -> [Person] {
    guard people.count >= count else { throw .signIn(.unknownPerson("", known: people.map(\.role))) }
    return Array(people.prefix(count))
  }

  /// - Throws: ``Diagnosis/noAnswer(_:request:)``
  private func answer(to probe: Probe) async throws(Diagnosis) -> Probe.Answer {
    let answer = await probe.send()
    if let failure = answer.failure { throw failure }
    return answer
  }

  /// The first of these probes, in their order, whose answer tells something.
  ///
  /// - Throws: ``Diagnosis/noAnswer(_:request:)`` where that is what came first.
  private func first(
    of probes: [Probe], where tells: @Sendable (_ index: Int, Probe.Answer) -> Bool
  ) async throws(Diagnosis) -> Probe.Finding? {
    let finding = await Probe.first(of: probes, where: tells)
    if let failure = finding?.answer.failure { throw failure }
    return finding
  }

  /// The names of the cookies without which /dashboard stays closed.
  func signInCookies(
    of person: Person, in browser: Browser, _ kind: CookieKind = .session
  ) async throws(Diagnosis) -> [String] {
    if kind == .remembered { return try await rememberCookies(of: person, in: browser) }
    let name = person.name
    guard try await answer(to: Probe(browser: browser)).isOpen else { throw whyForgotten(name, in: name) }
    var found: [String] = []
    for name in browser.jar.cookies.map(\.name) {
      var without = browser
      try? without.dropCookie(name)
      if try await !answer(to: Probe(browser: without)).isOpen { found.append(name) }
    }
    if found.isEmpty { throw .cookie(.noneSignsIn) }
    return found
  }

  // MARK: Made up

  func verifyForgedCookies(_ kind: CookieKind = .session) async throws(Diagnosis) {
    let people = try some(2)
    let browser = try await signedIn(people[0], as: kind)
    let usual = ["session", "user", "username", "logged_in", "auth", "sid", "token", "remember_token", "is_admin"]
    let names = Set(browser.jar.cookies.map(\.name) + usual).sorted()
    let values = people.flatMap { CookieForgery.values(for: $0.name) }
    // All names at once. Which of them is to blame is looked at where one is.
    let probes = values.map { value in
      Probe(
        browser: stranger(), headers: [Header("Cookie", names.map { "\($0)=\(value)" }.joined(separator: "; "))])
    }
    if let found = try await first(of: probes, where: { $1.isServerError || $1.isOpen }) {
      let value = values[found.index]
      let guilty = try await guiltyCookie(names, value) ?? names[0]
      record(["set cookie \(Line.quoted("\(guilty)=\(value)"))", "visit /dashboard"], found.answer.exchange)
      throw found.answer.isServerError
        ? .cookie(.forgedCrashes(cookie: guilty, status: found.answer.status))
        : .cookie(.forgedAccepted(cookie: guilty))
    }
    try await verifyRenamedCookies(browser, from: people[0].name, to: people[1].name)
    try await verifyCookiesCannotBeGuessed(browser, by: people[1], kind)
  }

  /// Whoever gets an id that comes right after another person's knows that one as well.
  private func verifyCookiesCannotBeGuessed(
    _ browser: Browser, by neighbour: Person, _ kind: CookieKind
  ) async throws(Diagnosis) {
    let others = try await signedIn(neighbour, as: kind)
    let guesses = browser.jar.cookies.filter { cookie in
      others.jar.cookie(named: cookie.name).map { CookieForgery.areNeighbours($0.value, cookie.value) } ?? false
    }
    let trials = CookieTrial.all(guesses.map { ($0.name, $0.value) }, in: stranger())
    if let decisive = try await decisive(trials, in: "probe", where: { $0.isOpen }) {
      throw .cookie(.forgedAccepted(cookie: decisive.trial.name))
    }
  }

  /// Whoever holds a cookie that names them can write another name into it.
  private func verifyRenamedCookies(_ browser: Browser, from name: String, to other: String) async throws(Diagnosis) {
    let forged = browser.jar.cookies.flatMap { cookie in
      let values =
        CookieForgery.renamed(cookie.value, from: name, to: other)
        + CookieForgery.resigned(cookie.value, from: name, to: other)
      return values.map { (cookie.name, $0) }
    }
    let trials = CookieTrial.all(forged, in: browser)
    let found = try await decisive(trials, in: name) {
      $0.dashboard?.greets(other) == true && $0.dashboard?.greets(name) != true
    }
    guard let trial = found?.trial else { return }
    throw await opens(trial.name, trial.value)
      ? .cookie(.forgedAccepted(cookie: trial.name))
      : .cookie(.renamedAccepted(cookie: trial.name, person: name, other: other))
  }

  /// Which of the names alone is enough.
  private func guiltyCookie(_ names: [String], _ value: String) async throws(Diagnosis) -> String? {
    let probes = names.map { Probe(browser: stranger(), headers: [Header("Cookie", "\($0)=\(value)")]) }
    return try await first(of: probes, where: { $1.isOpen || $1.isServerError }).map { names[$0.index] }
  }

  // MARK: Changed

  func verifyTamperedCookies(_ kind: CookieKind = .session) async throws(Diagnosis) {
    let person = try some(1)[0]
    let browser = try await signedIn(person, as: kind)
    let changed = try await signInCookies(of: person, in: browser, kind).flatMap { name in
      CookieMutation.all(of: browser.jar.cookie(named: name)?.value ?? "").map { (name, $0) }
    }
    let trials = CookieTrial.all(changed, in: browser)
    let found = try await decisive(trials, in: person.name, where: { $0.isServerError || $0.isOpen })
    if let (trial, answer) = found {
      throw answer.isServerError
        ? .cookie(.tamperedCrashes(cookie: trial.name, status: answer.status))
        : .cookie(.tamperedAccepted(cookie: trial.name))
    }
  }

  func verifyMixedCookies(_ kind: CookieKind = .session) async throws(Diagnosis) {
    let people = try some(2)
    let (one, other) = (try await signedIn(people[0], as: kind), try await signedIn(people[1], as: kind))
    let mixed = try await signInCookies(of: people[0], in: one, kind).flatMap { name -> [(String, String)] in
      guard let a = one.jar.cookie(named: name)?.value, let b = other.jar.cookie(named: name)?.value else { return [] }
      return CookieMutation.splices(a, b).map { (name, $0) }
    }
    let trials = CookieTrial.all(mixed, in: other)
    if let decisive = try await decisive(trials, in: people[1].name, where: { $0.isOpen }) {
      throw .cookie(.mixedAccepted(cookie: decisive.trial.name))
    }
  }

  /// The first trial that decides. Its lines are put into the transcript, as typed in this browser.
  func decisive(
    _ trials: [CookieTrial], in browser: String, where decides: @Sendable (Probe.Answer) -> Bool
  ) async throws(Diagnosis) -> (trial: CookieTrial, answer: Probe.Answer)? {
    guard let found = try await first(of: trials.map(\.probe), where: { decides($1) }) else { return nil }
    let trial = trials[found.index]
    record(
      ["set cookie \(Line.quoted("\(trial.name)=\(trial.value)"))", "visit /dashboard"], in: browser,
      found.answer.exchange)
    return (trial, found.answer)
  }

  // MARK: Claimed

  func verifyClaimsIgnored() async throws(Diagnosis) {
    let people = try some(2)
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
    let usual = try await answer(to: Probe(browser: browser)).dashboard?.count(of: other) ?? 0
    // By a stranger, and by somebody who is signed in.
    let probes = claims.flatMap { claim in
      [stranger(), browser].map { Probe(browser: $0, headers: claim.headers, query: claim.query) }
    }
    let found = try await first(of: probes) { index, answer in
      index.isMultiple(of: 2) ? answer.isOpen : answer.dashboard?.count(of: other) ?? 0 > usual
    }
    guard let found else { return }
    let claim = claims[found.index / 2]
    if found.index.isMultiple(of: 2) {
      record([claim.line], found.answer.exchange)
      throw .cookie(.claimLetsIn(claim.name))
    }
    record([claim.line], in: owner, found.answer.exchange)
    throw .cookie(.claimChangesPerson(claim.name, person: other))
  }

  // MARK: Read

  func verifyNoPasswordInCookies(_ kind: CookieKind = .session) async throws(Diagnosis) {
    var found: [(cookie: String, encoding: String)] = []
    for person in try some(2) {
      let first = try await passwordsInCookies(person, in: person.name, kind)
      // A random id may spell a short password by chance, and so may a signature that is the same at each sign-in. The
      // first happens to nobody twice, the second not to two people.
      guard !first.isEmpty else { return }
      let again = try await passwordsInCookies(person, in: "\(person.name)-again", kind)
      found = first.sorted { $0.key < $1.key }.filter { again[$0.key] != nil }.map { ($0.key, $0.value) }
      if found.isEmpty { return }
    }
    if let (cookie, encoding) = found.first { throw .cookie(.holdsPassword(cookie: cookie, encoding: encoding)) }
  }

  /// How the password can be read out of a cookie, by the cookie's name.
  private func passwordsInCookies(
    _ person: Person, in name: String, _ kind: CookieKind
  ) async throws(Diagnosis) -> [String: String] {
    let cookies = try await signedIn(person, in: name, as: kind).jar.cookies
    return Dictionary(
      cookies.compactMap { cookie in
        CookieForgery.encoding(of: person.password, in: cookie.value).map { (cookie.name, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}

/// A cookie with a value that the app did not give it, and what comes of it.
struct CookieTrial {
  let name: String
  let value: String
  let probe: Probe

  /// Of these cookies, those that a browser takes.
  static func all(_ cookies: [(name: String, value: String)], in browser: Browser) -> [CookieTrial] {
    cookies.compactMap { name, value in
      var changed = browser
      guard (try? changed.setCookie(name, value)) != nil else { return nil }
      return CookieTrial(name: name, value: value, probe: Probe(browser: changed))
    }
  }
}

extension Header {
  /// As a line has it.
  fileprivate var typed: String { FieldValue(name: name, value: value).text }
}
