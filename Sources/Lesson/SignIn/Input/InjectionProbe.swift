/// Text from people never becomes SQL or markup.
enum InjectionProbe {
  /// What turns a condition around, ends a text early or matches anything, where a name or a password is joined into SQL.
  ///
  /// - Parameter name: Somebody who has an account.
  private static func injections(for name: String) -> [String] {
    [
      "'", "\"", "' OR '1'='1", "' OR '1'='1' --", "' OR 1=1 -- ", "\" OR \"1\"=\"1", "') OR ('1'='1", "' OR 1=1 #",
      "\(name)' --", "\(name)'/*", "\(name)' OR '1'='1", "' OR username LIKE '%", "' UNION SELECT 1, 'a', 'a' --",
      "'; DROP TABLE users; --", "\\' OR 1=1 --", "%", "\(name.prefix(3))%", String(repeating: "_", count: name.count),
    ]
  }

  static func verifySQLInSignIns(on stage: isolated Stage) async throws(Diagnosis) {
    let people = try SignInProbe.some(2, on: stage)
    let hasRegistration = (try? await RegistrationTrial.prepareRegistration(on: stage)) != nil
    let texts = Self.injections(for: people[0].name)
    for start in stride(from: 0, to: texts.count, by: 4) {
      // An app may lock an account after some wrong passwords, and that is no fault.
      var victim = people[0]
      if hasRegistration {
        victim = Person(name: stage.token("victim-\(start)"), password: Accounts.newPassword("key-\(start)", on: stage))
        _ = try await RegistrationTrial.registered(victim.name, victim.password, on: stage)
      }
      let tries = texts[start..<min(start + 4, texts.count)].flatMap { text in
        let name = text.replacing(people[0].name, with: victim.name)
        // Where both are joined into SQL, the right password lets the name alone decide.
        return [(text, name, victim.password), (text, victim.name, text)]
      }
      let found = await SideBySide.first(of: tries) { _, name, password in
        let trial = await SignInTrial.trial(name, password, on: stage)
        return (trial: trial, isSignedIn: trial.fails ? false : await SignInTrial.isSignedIn(trial))
      } where: { _, answer in
        answer.trial.fails || answer.isSignedIn
      }
      guard let found else { continue }
      let (text, name, password) = tries[found.index]
      SignInTrial.record(found.answer.trial, name, password, on: stage)
      throw found.answer.isSignedIn
        ? .input(.sqlSignsIn(text, asName: name != victim.name))
        : .input(.sqlCrashes(text, status: found.answer.trial.status))
    }
    try await verifyStillWorks(people[1], on: stage)
  }

  /// Somebody who has nothing to do with what was tried can sign in as before.
  static func verifyStillWorks(_ person: Person, on stage: isolated Stage) async throws(Diagnosis) {
    // From elsewhere: an app may slow down the address that so many wrong passwords came from.
    let trial = await SignInTrial.trial(
      person.name, person.password, in: Browsing.stranger(at: "elsewhere", on: stage), on: stage)
    guard await !SignInTrial.isSignedIn(trial) else { return }
    SignInTrial.record(trial, person.name, person.password, on: stage)
    throw .input(.sqlChangesAccounts(person: person.name))
  }

  static func verifySQLInNames(on stage: isolated Stage) async throws(Diagnosis) {
    let ghost = Person(name: stage.token("ghost"), password: Accounts.newPassword("ghost-key", on: stage))
    let (one, two) = (stage.token("one"), stage.token("two"))
    let row = "('\(ghost.name)', '\(ghost.password)')"
    let tries: [(name: String, password: String)] = [
      ("O'Brien\(one)", Accounts.newPassword("a", on: stage)), ("\(one)\"two", Accounts.newPassword("b", on: stage)),
      ("\(one)'; DROP TABLE users; --", Accounts.newPassword("c", on: stage)),
      // Where values are joined into SQL, these add a row of their own.
      ("\(one)', 'x'), ('\(ghost.name)", ghost.password),
      ("\(one)', 'x'), \(row) --", Accounts.newPassword("d", on: stage)),
      (two, "x'), ('\(ghost.name)', '\(ghost.password)"), ("\(one)' || '\(two)", Accounts.newPassword("e", on: stage)),
    ]
    for (name, password) in tries {
      let trial = try await RegistrationTrial.registered(name, password, on: stage)
      if trial.fails {
        stage.record(trial.lines, trial.exchange)
        throw .input(.sqlCrashes(name.contains("'") || name.contains("\"") ? name : password, status: trial.status))
      }
      let visit = await SignInTrial.trial(ghost.name, ghost.password, on: stage)
      if await SignInTrial.isSignedIn(visit) {
        stage.record(trial.lines, trial.exchange)
        SignInTrial.record(visit, ghost.name, ghost.password, on: stage)
        throw .input(.sqlChangesAccounts(person: ghost.name))
      }
      if name.hasPrefix("O'Brien") { try await RegistrationAnswer.verifyKept(trial, on: stage) }
    }
    try await verifyStillWorks(try SignInProbe.some(1, on: stage)[0], on: stage)
  }

  /// The pages that may show a name.
  private static let pages = ["/", "/about", "/dashboard", "/profile", "/settings"]

  static func verifyMarkupInNames(on stage: isolated Stage) async throws(Diagnosis) {
    for markup in InjectedMarkup.all(stage.token("mark")) {
      let name = markup.text
      let password = Accounts.newPassword("key", on: stage)
      for trial in [
        try await RegistrationTrial.registered(name, password, on: stage),
        try await RegistrationTrial.registered(name, password, on: stage),
      ] {
        if trial.fails {
          stage.record(trial.lines, trial.exchange)
          throw .account(.crashes(status: trial.status))
        }
        try verifyText(trial.browser, markup, trial.lines, trial.exchange, on: stage)
      }
      let refused = await SignInTrial.trial(name, stage.token("guess"), on: stage)
      try verifyText(
        refused.browser, markup, signInLines(name, stage.token("guess")), refused.exchange, on: stage)
      var visitor = await SignInTrial.trial(name, password, on: stage).browser
      for page in Self.pages {
        let exchange = await visitor.send(Browser.Order(target: page))
        try verifyText(visitor, markup, signInLines(name, password) + ["visit \(page)"], exchange, on: stage)
      }
    }
  }

  private static func signInLines(_ name: String, _ password: String) -> [String] {
    ["visit /login", "submit username=\(Line.quoted(name)) password=\(Line.quoted(password))"]
  }

  /// No element of the page was made by what somebody typed.
  static func verifyText(
    _ browser: Browser, _ markup: InjectedMarkup, _ lines: [String], _ exchange: Exchange, on stage: isolated Stage
  ) throws(Diagnosis) {
    guard let view = browser.view, markup.isPart(of: view.page) else { return }
    stage.record(lines, exchange)
    throw .input(.markupInPage(at: view.address.target))
  }
}
