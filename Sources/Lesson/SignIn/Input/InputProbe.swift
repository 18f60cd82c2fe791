/// What no page of the app would send.
enum InputProbe {
  // MARK: Forms

  static func verifyMalformedForms(on stage: isolated Stage) async throws(Diagnosis) {
    for page in [try await OpenFormProbe.openLogin(on: stage), try await OpenFormProbe.openRegister(on: stage)] {
      for form in page.malformed {
        let exchange = await OpenFormProbe.send(form, from: page, on: stage).exchange
        let status = exchange.response?.status ?? 0
        guard status >= 500 || exchange.response == nil else { continue }
        stage.record(page.lines(form), exchange)
        try verifyAnswered(exchange)
        throw .input(.malformedCrashes(form.what, at: page.address, status: status))
      }
    }
    try await verifyAlive(on: stage)
  }

  static func verifyHugeForms(on stage: isolated Stage) async throws(Diagnosis) {
    let page = try await OpenFormProbe.openLogin(on: stage)
    let form = MalformedForm(what: "five million letters", body: page.fields("$letters-5000000", "x"))
    var exchange = await OpenFormProbe.send(form, from: page, on: stage).exchange
    // Nobody needs to see them all.
    exchange.request.body = Array(exchange.request.body.prefix(1000))
    switch exchange.result {
    case .success(let response) where response.status < 500: break
    // Whoever will not listen to so much may hang up, at any moment.
    case .failure(.closedWithoutAnswer), .failure(.closedEarly), .failure(.system): break
    case .success(let response):
      stage.record(page.lines(form), exchange)
      throw .input(.hugeCrashes(status: response.status))
    case .failure:
      stage.record(page.lines(form), exchange)
      try verifyAnswered(exchange)
    }
    try await verifyAlive(on: stage)
  }

  static func verifyAnswered(_ exchange: Exchange) throws(Diagnosis) {
    if case .failure(let failure) = exchange.result {
      throw .app(.noAnswer(failure, request: "\(exchange.request.method) \(exchange.request.target)"))
    }
  }

  static func verifyAlive(on stage: isolated Stage) async throws(Diagnosis) {
    stage.open(browser: "visitor")
    try await stage.type("visit /login and follow")
    try await stage.type("expect login form")
  }

  // MARK: Accounts

  static func verifyOddNames(on stage: isolated Stage) async throws(Diagnosis) {
    for odd in OddName.allCases {
      let trial = try await trial(odd, on: stage)
      guard trial.isAccepted || trial.status >= 500 else { continue }
      for (lines, exchange) in trial.steps { stage.record(lines, exchange) }
      throw trial.isAccepted ? .input(.nameAccepted(odd)) : .input(.nameCrashes(odd, status: trial.status))
    }
  }

  /// A try to get an account of an odd name, and to sign in with it.
  private struct OddNameTrial {
    var steps: [(lines: [String], exchange: Exchange)]
    var isAccepted = false
    /// Of the answer to the form to register.
    var status: Int
  }

  private static func trial(_ odd: OddName, on stage: isolated Stage) async throws(Diagnosis) -> OddNameTrial {
    let (mark, key) = (stage.token("\(odd)"), Accounts.newPassword("key", on: stage))
    let typed = odd.typed(mark)
    let page = try await OpenFormProbe.openRegister(on: stage)
    let form = MalformedForm(what: odd.words, body: page.fields(typed, key))
    let registered = await OpenFormProbe.send(form, from: page, on: stage)
    var trial = OddNameTrial(
      steps: [(page.lines(form), registered.exchange)], status: registered.exchange.response?.status ?? 0)
    if registered.exchange.response == nil {
      stage.record(page.lines(form), registered.exchange)
      try verifyAnswered(registered.exchange)
    }
    guard trial.status < 500 else { return trial }
    trial.isAccepted = await Probe(browser: registered.browser).send().isOpen
    if trial.isAccepted { return trial }
    let login = try await OpenFormProbe.openLogin(on: stage)
    let attempt = MalformedForm(what: odd.words, body: login.fields(typed, key))
    let entered = await OpenFormProbe.send(attempt, from: login, on: stage)
    trial.steps.append((login.lines(attempt), entered.exchange))
    trial.isAccepted = await Probe(browser: entered.browser).send().isOpen
    // An app may leave out the white space around a name. Then there is no such account.
    if trial.isAccepted, odd == .lineBreakAtEnd {
      trial.isAccepted = await !SignInTrial.isSignedIn(SignInTrial.trial(mark, key, on: stage))
    }
    return trial
  }

  /// Whether somebody gets such a name.
  static func isNameFree(_ odd: OddName, on stage: isolated Stage) async -> Bool {
    (try? await trial(odd, on: stage))?.isAccepted == true
  }

  static func verifyShortPasswords(on stage: isolated Stage) async throws(Diagnosis) {
    for length in [3, 7] {
      let name = stage.token("short-\(length)")
      let password = String(stage.token("key").prefix(length))
      let registered = try await RegistrationTrial.registered(name, password, on: stage)
      if registered.fails {
        stage.record(registered.lines, registered.exchange)
        throw .account(.crashes(status: registered.status))
      }
      let trial = await SignInTrial.trial(name, password, on: stage)
      guard await SignInTrial.isSignedIn(trial) else { continue }
      stage.record(registered.lines, registered.exchange)
      SignInTrial.record(trial, name, password, on: stage)
      throw .input(.shortPasswordAccepted(length: length))
    }
  }

  // MARK: Line breaks

  static func verifyLineBreaks(on stage: isolated Stage) async throws(Diagnosis) {
    let person = try SignInProbe.some(1, on: stage)[0]
    let mark = stage.token("header")
    let text = "\r\nX-\(mark): 1\r\nSet-Cookie: \(mark)=1"
    let query = FormBody.urlEncoded(
      await DestinationField.names(on: stage).map { FormEntry(name: $0, value: "/profile" + text) })
    let login = "/login?\(query)"
    let path = "/profile" + PercentEncoding.form.encode(text)
    for address in [path, "/\(mark)" + PercentEncoding.form.encode(text), login] {
      var visitor = stage.stranger()
      let exchange = await visitor.send(Browser.Order(target: address))
      try await verifyHeaders(mark, visitor, exchange, ["visit \(Line.quoted(address))"], address, on: stage)
    }
    let trial = await SignInTrial.trial(person.name, person.password, at: login, on: stage)
    let lines = [
      "visit \(Line.quoted(login))", "submit username=\(Line.quoted(person.name)) password=\(person.password)",
    ]
    try await verifyHeaders(mark, trial.browser, trial.exchange, lines, login, on: stage)
  }

  /// Looks at a response, and at those that it leads to.
  static func verifyHeaders(
    _ mark: String, _ browser: Browser, _ first: Exchange, _ lines: [String], _ address: String,
    on stage: isolated Stage
  ) async throws(Diagnosis) {
    var (browser, exchange, lines) = (browser, first, lines)
    let shown = String(address.prefix { $0 != "?" && $0 != "%" })
    for _ in 0..<5 {
      let headers = exchange.response?.headers ?? []
      if headers["X-\(mark)"] != nil || headers.values("Set-Cookie").contains(where: { $0.hasPrefix("\(mark)=") }) {
        stage.record(lines, exchange)
        throw .input(.headerAdded(at: shown))
      }
      if exchange.response == nil || exchange.response?.status ?? 0 >= 500 {
        stage.record(lines, exchange)
        try verifyAnswered(exchange)
        throw .input(.addressCrashes("a line break", status: exchange.response?.status ?? 0))
      }
      guard let next = try? await browser.follow() else { return }
      exchange = next
      lines.append("follow")
    }
  }
}
