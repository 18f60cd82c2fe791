import Foundation

enum ForgeryProbe {
  // MARK: Made up

  static func verifyForgedCookies(_ kind: CookieKind = .session, on stage: isolated Stage) async throws(Diagnosis) {
    let people = try SignInProbe.some(2, on: stage)
    let browser = try await SignInCookies.signedIn(people[0], as: kind, on: stage)
    let usual = ["session", "user", "username", "logged_in", "auth", "sid", "token", "remember_token", "is_admin"]
    let names = Set(browser.jar.cookies.map(\.name) + usual).sorted()
    let values = people.flatMap { CookieForgery.values(for: $0.name) }
    // All names at once. Which of them is to blame is looked at where one is.
    let probes = values.map { value in
      Probe(
        browser: stage.stranger(), headers: [Header("Cookie", names.map { "\($0)=\(value)" }.joined(separator: "; "))])
    }
    if let found = try await Probe.decisive(of: probes, where: { $1.isServerError || $1.isOpen }) {
      let value = values[found.index]
      let guilty = try await guiltyCookie(names, value, on: stage) ?? names[0]
      stage.record(["set cookie \(Line.quoted("\(guilty)=\(value)"))", "visit /dashboard"], found.answer.exchange)
      throw found.answer.isServerError
        ? .cookie(.forgedCrashes(cookie: guilty, status: found.answer.status))
        : .cookie(.forgedAccepted(cookie: guilty))
    }
    try await verifyRenamedCookies(browser, from: people[0].name, to: people[1].name, on: stage)
    try await verifyCookiesCannotBeGuessed(browser, by: people[1], kind, on: stage)
  }

  /// Whoever gets an id that comes right after another person's knows that one as well.
  private static func verifyCookiesCannotBeGuessed(
    _ browser: Browser, by neighbour: Person, _ kind: CookieKind, on stage: isolated Stage
  ) async throws(Diagnosis) {
    let others = try await SignInCookies.signedIn(neighbour, as: kind, on: stage)
    let guesses = browser.jar.cookies.filter { cookie in
      others.jar.cookie(named: cookie.name).map { CookieForgery.areNeighbours($0.value, cookie.value) } ?? false
    }
    let trials = CookieTrial.all(guesses.map { ($0.name, $0.value) }, in: stage.stranger())
    if let decisive = try await CookieTrial.decisive(trials, in: "probe", on: stage, where: { $0.isOpen }) {
      throw .cookie(.forgedAccepted(cookie: decisive.trial.name))
    }
  }

  /// Whoever holds a cookie that names them can write another name into it.
  private static func verifyRenamedCookies(
    _ browser: Browser, from name: String, to other: String, on stage: isolated Stage
  ) async throws(Diagnosis) {
    let forged = browser.jar.cookies.flatMap { cookie in
      let values =
        CookieForgery.renamed(cookie.value, from: name, to: other)
        + CookieForgery.resigned(cookie.value, from: name, to: other)
      return values.map { (cookie.name, $0) }
    }
    let trials = CookieTrial.all(forged, in: browser)
    let found = try await CookieTrial.decisive(trials, in: name, on: stage) {
      $0.dashboard?.greets(other) == true && $0.dashboard?.greets(name) != true
    }
    guard let trial = found?.trial else { return }
    throw await CookieCauseProbe.opens(trial.name, trial.value, on: stage)
      ? .cookie(.forgedAccepted(cookie: trial.name))
      : .cookie(.renamedAccepted(cookie: trial.name, person: name, other: other))
  }

  /// Which of the names alone is enough.
  private static func guiltyCookie(_ names: [String], _ value: String, on stage: isolated Stage) async throws(Diagnosis)
    -> String?
  {
    let probes = names.map { Probe(browser: stage.stranger(), headers: [Header("Cookie", "\($0)=\(value)")]) }
    return try await Probe.decisive(of: probes, where: { $1.isOpen || $1.isServerError }).map { names[$0.index] }
  }

  // MARK: Changed

  static func verifyTamperedCookies(_ kind: CookieKind = .session, on stage: isolated Stage) async throws(Diagnosis) {
    let person = try SignInProbe.some(1, on: stage)[0]
    let browser = try await SignInCookies.signedIn(person, as: kind, on: stage)
    let changed = try await SignInCookies.names(of: person, in: browser, kind, on: stage).flatMap { name in
      CookieMutation.all(of: browser.jar.cookie(named: name)?.value ?? "").map { (name, $0) }
    }
    let trials = CookieTrial.all(changed, in: browser)
    let found = try await CookieTrial.decisive(
      trials, in: person.name, on: stage, where: { $0.isServerError || $0.isOpen })
    if let (trial, answer) = found {
      throw answer.isServerError
        ? .cookie(.tamperedCrashes(cookie: trial.name, status: answer.status))
        : .cookie(.tamperedAccepted(cookie: trial.name))
    }
  }

  static func verifyMixedCookies(_ kind: CookieKind = .session, on stage: isolated Stage) async throws(Diagnosis) {
    let people = try SignInProbe.some(2, on: stage)
    let (one, other) = (
      try await SignInCookies.signedIn(people[0], as: kind, on: stage),
      try await SignInCookies.signedIn(people[1], as: kind, on: stage)
    )
    let mixed = try await SignInCookies.names(of: people[0], in: one, kind, on: stage).flatMap {
      name -> [(String, String)] in
      guard let a = one.jar.cookie(named: name)?.value, let b = other.jar.cookie(named: name)?.value else { return [] }
      return CookieMutation.splices(a, b).map { (name, $0) }
    }
    let trials = CookieTrial.all(mixed, in: other)
    if let decisive = try await CookieTrial.decisive(trials, in: people[1].name, on: stage, where: { $0.isOpen }) {
      throw .cookie(.mixedAccepted(cookie: decisive.trial.name))
    }
  }

  // MARK: Claimed

  static func verifyClaimsIgnored(on stage: isolated Stage) async throws(Diagnosis) {
    let people = try SignInProbe.some(2, on: stage)
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
    let browser = try await SignInCookies.signedIn(people[0], on: stage)
    let usual = try await Probe(browser: browser).answer().dashboard?.count(of: other) ?? 0
    // By a stranger, and by somebody who is signed in.
    let probes = claims.flatMap { claim in
      [stage.stranger(), browser].map { Probe(browser: $0, headers: claim.headers, query: claim.query) }
    }
    let found = try await Probe.decisive(of: probes) { index, answer in
      index.isMultiple(of: 2) ? answer.isOpen : answer.dashboard?.count(of: other) ?? 0 > usual
    }
    guard let found else { return }
    let claim = claims[found.index / 2]
    if found.index.isMultiple(of: 2) {
      stage.record([claim.line], found.answer.exchange)
      throw .cookie(.claimLetsIn(claim.name))
    }
    stage.record([claim.line], in: owner, found.answer.exchange)
    throw .cookie(.claimChangesPerson(claim.name, person: other))
  }

  // MARK: Read

  static func verifyNoPasswordInCookies(_ kind: CookieKind = .session, on stage: isolated Stage) async throws(Diagnosis)
  {
    var found: [(cookie: String, encoding: String)] = []
    for person in try SignInProbe.some(2, on: stage) {
      let first = try await passwordsInCookies(person, in: person.name, kind, on: stage)
      // A random id may spell a short password by chance, and so may a signature that is the same at each sign-in. The
      // first happens to nobody twice, the second not to two people.
      guard !first.isEmpty else { return }
      let again = try await passwordsInCookies(person, in: "\(person.name)-again", kind, on: stage)
      found = first.sorted { $0.key < $1.key }.filter { again[$0.key] != nil }.map { ($0.key, $0.value) }
      if found.isEmpty { return }
    }
    if let (cookie, encoding) = found.first { throw .cookie(.holdsPassword(cookie: cookie, encoding: encoding)) }
  }

  /// How the password can be read out of a cookie, by the cookie's name.
  private static func passwordsInCookies(
    _ person: Person, in name: String, _ kind: CookieKind, on stage: isolated Stage
  ) async throws(Diagnosis) -> [String: String] {
    let cookies = try await SignInCookies.signedIn(person, in: name, as: kind, on: stage).jar.cookies
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
