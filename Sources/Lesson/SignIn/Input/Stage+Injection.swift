/// Text from people never becomes SQL or markup.
extension Stage {
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

  func verifySQLInSignIns() async throws(Diagnosis) {
    let people = try some(2)
    let hasRegistration = (try? await prepareRegistration()) != nil
    let texts = Self.injections(for: people[0].name)
    for start in stride(from: 0, to: texts.count, by: 4) {
      // An app may lock an account after some wrong passwords, and that is no fault.
      var victim = people[0]
      if hasRegistration {
        victim = Person(name: token("victim-\(start)"), password: newPassword("key-\(start)"))
        _ = try await registered(victim.name, victim.password)
      }
      let tries = texts[start..<min(start + 4, texts.count)].flatMap { text in
        let name = text.replacing(people[0].name, with: victim.name)
        // Where both are joined into SQL, the right password lets the name alone decide.
        return [(text, name, victim.password), (text, victim.name, text)]
      }
      let found = await SideBySide.first(of: tries) { _, name, password in
        let trial = await self.trial(name, password)
        return (trial: trial, isSignedIn: trial.fails ? false : await self.isSignedIn(trial))
      } where: { _, answer in
        answer.trial.fails || answer.isSignedIn
      }
      guard let found else { continue }
      let (text, name, password) = tries[found.index]
      record(found.answer.trial, name, password)
      throw found.answer.isSignedIn
        ? .account(.sqlSignsIn(text, asName: name != victim.name))
        : .account(.sqlCrashes(text, status: found.answer.trial.status))
    }
    try await verifyStillWorks(people[1])
  }

  /// Somebody who has nothing to do with what was tried can sign in as before.
  func verifyStillWorks(_ person: Person) async throws(Diagnosis) {
    // From elsewhere: an app may slow down the address that so many wrong passwords came from.
    let trial = await trial(person.name, person.password, in: stranger(at: "elsewhere"))
    guard await !isSignedIn(trial) else { return }
    record(trial, person.name, person.password)
    throw .account(.sqlChangesAccounts(person: person.name))
  }

  func verifySQLInNames() async throws(Diagnosis) {
    let ghost = Person(name: token("ghost"), password: newPassword("ghost-key"))
    let (one, two) = (token("one"), token("two"))
    let row = "('\(ghost.name)', '\(ghost.password)')"
    let tries: [(name: String, password: String)] = [
      ("O'Brien\(one)", newPassword("a")), ("\(one)\"two", newPassword("b")),
      ("\(one)'; DROP TABLE users; --", newPassword("c")),
      // Where values are joined into SQL, these add a row of their own.
      ("\(one)', 'x'), ('\(ghost.name)", ghost.password), ("\(one)', 'x'), \(row) --", newPassword("d")),
      (two, "x'), ('\(ghost.name)', '\(ghost.password)"), ("\(one)' || '\(two)", newPassword("e")),
    ]
    for (name, password) in tries {
      let trial = try await registered(name, password)
      if trial.fails {
        record(trial.lines, trial.exchange)
        throw .account(.sqlCrashes(name.contains("'") || name.contains("\"") ? name : password, status: trial.status))
      }
      let visit = await self.trial(ghost.name, ghost.password)
      if await isSignedIn(visit) {
        record(trial.lines, trial.exchange)
        record(visit, ghost.name, ghost.password)
        throw .account(.sqlChangesAccounts(person: ghost.name))
      }
      if name.hasPrefix("O'Brien") { try await verifyKept(trial) }
    }
    try await verifyStillWorks(try some(1)[0])
  }

  /// The pages that may show a name.
  private static let pages = ["/", "/about", "/dashboard", "/profile", "/settings"]

  func verifyMarkupInNames() async throws(Diagnosis) {
    for markup in InjectedMarkup.all(token("mark")) {
      let name = markup.text
      let password = newPassword("key")
      for trial in [try await registered(name, password), try await registered(name, password)] {
        if trial.fails {
          record(trial.lines, trial.exchange)
          throw .account(.crashes(status: trial.status))
        }
        try verifyText(trial.browser, markup, trial.lines, trial.exchange)
      }
      let refused = await trial(name, token("guess"))
      try verifyText(refused.browser, markup, signInLines(name, token("guess")), refused.exchange)
      var visitor = await trial(name, password).browser
      for page in Self.pages {
        let exchange = await visitor.send(Browser.Order(target: page))
        try verifyText(visitor, markup, signInLines(name, password) + ["visit \(page)"], exchange)
      }
    }
  }

  private func signInLines(_ name: String, _ password: String) -> [String] {
    ["visit /login", "submit username=\(Line.quoted(name)) password=\(Line.quoted(password))"]
  }

  /// No element of the page was made by what somebody typed.
  func verifyText(
    _ browser: Browser, _ markup: InjectedMarkup, _ lines: [String], _ exchange: Exchange
  ) throws(Diagnosis) {
    guard let view = browser.view, markup.isPart(of: view.page) else { return }
    record(lines, exchange)
    throw .account(.markupInPage(at: view.address.target))
  }
}
