/// What no page of the app would send.
extension Stage {
  // MARK: Forms

  func verifyMalformedForms() async throws(Diagnosis) {
    for page in [try await openLogin(), try await openRegister()] {
      for form in page.malformed {
        let exchange = await send(form, from: page).exchange
        let status = exchange.response?.status ?? 0
        guard status >= 500 || exchange.response == nil else { continue }
        record(page.lines(form), exchange)
        try verifyAnswered(exchange)
        throw .input(.malformedCrashes(form.what, at: page.address, status: status))
      }
    }
    try await verifyAlive()
  }

  func verifyHugeForms() async throws(Diagnosis) {
    let page = try await openLogin()
    let form = MalformedForm(what: "five million letters", body: page.fields("$letters-5000000", "x"))
    var exchange = await send(form, from: page).exchange
    // Nobody needs to see them all.
    exchange.request.body = Array(exchange.request.body.prefix(1000))
    switch exchange.result {
    case .success(let response) where response.status < 500: break
    // Whoever will not listen to so much may hang up, at any moment.
    case .failure(.closedWithoutAnswer), .failure(.closedEarly), .failure(.system): break
    case .success(let response):
      record(page.lines(form), exchange)
      throw .input(.hugeCrashes(status: response.status))
    case .failure:
      record(page.lines(form), exchange)
      try verifyAnswered(exchange)
    }
    try await verifyAlive()
  }

  func verifyAnswered(_ exchange: Exchange) throws(Diagnosis) {
    if case .failure(let failure) = exchange.result {
      throw .app(.noAnswer(failure, request: "\(exchange.request.method) \(exchange.request.target)"))
    }
  }

  func verifyAlive() async throws(Diagnosis) {
    open(browser: "visitor")
    try await type("visit /login and follow")
    try await type("expect login form")
  }

  // MARK: Accounts

  func verifyOddNames() async throws(Diagnosis) {
    for odd in OddName.allCases {
      let trial = try await trial(odd)
      guard trial.isAccepted || trial.status >= 500 else { continue }
      for (lines, exchange) in trial.steps { record(lines, exchange) }
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

  private func trial(_ odd: OddName) async throws(Diagnosis) -> OddNameTrial {
    let (mark, key) = (token("\(odd)"), newPassword("key"))
    let typed = odd.typed(mark)
    let page = try await openRegister()
    let form = MalformedForm(what: odd.words, body: page.fields(typed, key))
    let registered = await send(form, from: page)
    var trial = OddNameTrial(
      steps: [(page.lines(form), registered.exchange)], status: registered.exchange.response?.status ?? 0)
    if registered.exchange.response == nil {
      record(page.lines(form), registered.exchange)
      try verifyAnswered(registered.exchange)
    }
    guard trial.status < 500 else { return trial }
    trial.isAccepted = await Probe(browser: registered.browser).send().isOpen
    if trial.isAccepted { return trial }
    let login = try await openLogin()
    let attempt = MalformedForm(what: odd.words, body: login.fields(typed, key))
    let entered = await send(attempt, from: login)
    trial.steps.append((login.lines(attempt), entered.exchange))
    trial.isAccepted = await Probe(browser: entered.browser).send().isOpen
    // An app may leave out the white space around a name. Then there is no such account.
    if trial.isAccepted, odd == .lineBreakAtEnd { trial.isAccepted = await !isSignedIn(self.trial(mark, key)) }
    return trial
  }

  /// Whether somebody gets such a name.
  func isNameFree(_ odd: OddName) async -> Bool { (try? await trial(odd))?.isAccepted == true }

  func verifyShortPasswords() async throws(Diagnosis) {
    for length in [3, 7] {
      let name = token("short-\(length)")
      let password = String(token("key").prefix(length))
      let registered = try await registered(name, password)
      if registered.fails {
        record(registered.lines, registered.exchange)
        throw .account(.crashes(status: registered.status))
      }
      let trial = await trial(name, password)
      guard await isSignedIn(trial) else { continue }
      record(registered.lines, registered.exchange)
      record(trial, name, password)
      throw .input(.shortPasswordAccepted(length: length))
    }
  }

  // MARK: Line breaks

  func verifyLineBreaks() async throws(Diagnosis) {
    let person = try some(1)[0]
    let mark = token("header")
    let text = "\r\nX-\(mark): 1\r\nSet-Cookie: \(mark)=1"
    let query = FormBody.urlEncoded(await namesOfDestination().map { FormEntry(name: $0, value: "/profile" + text) })
    let login = "/login?\(query)"
    let path = "/profile" + PercentEncoding.form.encode(text)
    for address in [path, "/\(mark)" + PercentEncoding.form.encode(text), login] {
      var visitor = stranger()
      let exchange = await visitor.send(Browser.Order(target: address))
      try await verifyHeaders(mark, visitor, exchange, ["visit \(Line.quoted(address))"], address)
    }
    let trial = await trial(person.name, person.password, at: login)
    let lines = [
      "visit \(Line.quoted(login))", "submit username=\(Line.quoted(person.name)) password=\(person.password)",
    ]
    try await verifyHeaders(mark, trial.browser, trial.exchange, lines, login)
  }

  /// Looks at a response, and at those that it leads to.
  func verifyHeaders(
    _ mark: String, _ browser: Browser, _ first: Exchange, _ lines: [String], _ address: String
  ) async throws(Diagnosis) {
    var (browser, exchange, lines) = (browser, first, lines)
    let shown = String(address.prefix { $0 != "?" && $0 != "%" })
    for _ in 0..<5 {
      let headers = exchange.response?.headers ?? []
      if headers["X-\(mark)"] != nil || headers.values("Set-Cookie").contains(where: { $0.hasPrefix("\(mark)=") }) {
        record(lines, exchange)
        throw .input(.headerAdded(at: shown))
      }
      if exchange.response == nil || exchange.response?.status ?? 0 >= 500 {
        record(lines, exchange)
        try verifyAnswered(exchange)
        throw .input(.addressCrashes("a line break", status: exchange.response?.status ?? 0))
      }
      guard let next = try? await browser.follow() else { return }
      exchange = next
      lines.append("follow")
    }
  }
}
