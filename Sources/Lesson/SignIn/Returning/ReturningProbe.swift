/// After signing in people go where they wanted to, and only on this site.
enum ReturningProbe {
  /// Fills in the login form of the page that is open.
  static func signInHere(_ person: Person, on stage: isolated Stage) async throws(Diagnosis) {
    let view = try stage.view()
    guard view.page.loginForm != nil else {
      throw view.response.status < 500
        ? .returning(.noWayToSignIn(at: view.address.target, status: view.response.status))
        : try await LoginFormProbe.missingForm(on: stage)
    }
    try await stage.type("submit username=\(Line.quoted(person.name)) password=\(Line.quoted(person.password))")
  }

  static func verifyRedirectsElsewhereRefused(signedIn: Bool, on stage: isolated Stage) async throws(Diagnosis) {
    let person = try SignInProbe.some(1, on: stage)[0]
    let names = await DestinationField.names(on: stage)
    var browser = stage.stranger()
    if signedIn {
      let trial = await SignInTrial.trial(person.name, person.password, on: stage)
      guard await SignInTrial.isSignedIn(trial) else {
        throw .signIn(.signInNotKept(person: person.name, cookieSent: true))
      }
      browser = trial.browser
    }
    let addresses = ForeignAddress.all(besides: stage.setting.endpoint.authority).map(\.text)
    let found = await SideBySide.first(of: addresses) { [browser] address in
      await departure(browser, person, names, address, signedIn: signedIn)
    } where: {
      $1 != nil
    }
    if let found, let departure = found.answer {
      let address = addresses[found.index]
      // Which of the names it was.
      for name in names {
        if let departure = await Self.departure(browser, person, [name], address, signedIn: signedIn) {
          throw report(departure, person, name, address, signedIn: signedIn, on: stage)
        }
      }
      throw report(departure, person, names[0], address, signedIn: signedIn, on: stage)
    }
    if !signedIn { try await verifyOddPathsStayHere(person, on: stage) }
  }

  /// A response that leads to another site, or is none.
  private struct Departure {
    let exchange: Exchange
    /// What its Location says; nil where the app failed.
    var location: String?
  }

  private static func departure(
    _ browser: Browser, _ person: Person, _ names: [String], _ address: String, signedIn: Bool
  ) async -> Departure? {
    let query = FormBody.urlEncoded(names.map { FormEntry(name: $0, value: address) })
    var browser = browser
    var exchange: Exchange
    if signedIn {
      exchange = await browser.send(Browser.Order(target: "/login?\(query)"))
    } else {
      let trial = await SignInTrial.of(person.name, person.password, in: browser, at: "/login?\(query)")
      browser = trial.browser
      exchange = trial.exchange
    }
    return await departure(&browser, exchange)
  }

  /// Follows redirects as long as they stay on this site.
  private static func departure(_ browser: inout Browser, _ first: Exchange) async
    -> Departure?
  {
    var exchange = first
    for _ in 0..<5 {
      guard let response = exchange.response else { return nil }
      if response.status >= 500 { return Departure(exchange: exchange) }
      guard response.isRedirect, let location = response.headers["location"] else { return nil }
      guard let target = browser.redirectTarget, browser.isHere(target) else {
        return Departure(exchange: exchange, location: location)
      }
      exchange = await browser.send(Browser.Order(target: target.target))
    }
    return nil
  }

  private static func report(
    _ departure: Departure, _ person: Person, _ name: String, _ address: String, signedIn: Bool,
    on stage: isolated Stage
  ) -> Diagnosis {
    let target = "/login?" + FormBody.urlEncoded([FormEntry(name: name, value: address)])
    var lines = ["visit \(Line.quoted(target))"]
    if signedIn {
      lines.insert("sign in as \(person.role)", at: 0)
    } else {
      lines.append("submit username=\(Line.quoted(person.name)) password=\(Line.quoted(person.password))")
    }
    stage.record(lines, departure.exchange)
    guard let location = departure.location else {
      return .returning(.crashes(address, status: departure.exchange.response?.status ?? 0))
    }
    return signedIn
      ? .returning(.leavesSiteWhenSignedIn(address, location: location))
      : .returning(.leavesSite(address, location: location))
  }

  /// A guard that keeps the path as it was asked for may keep one that browsers read as another site.
  private static func verifyOddPathsStayHere(_ person: Person, on stage: isolated Stage) async throws(Diagnosis) {
    for path in ["//evil.example/profile", "//evil.example/..", "/\\evil.example"] {
      let trial = await SignInTrial.trial(person.name, person.password, at: path, on: stage)
      var browser = trial.browser
      guard let departure = await departure(&browser, trial.exchange) else { continue }
      SignInTrial.record(trial, person.name, person.password, at: path, on: stage)
      throw departure.location.map { .returning(.leavesSite(path, location: $0)) }
        ?? .returning(.crashes(path, status: departure.exchange.response?.status ?? 0))
    }
  }
}
