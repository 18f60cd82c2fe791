/// Guessing passwords, and what stops it.
enum GuessingProbe {
  /// How many guesses are under way at once.
  private static let crowd = 8

  static func come(from address: String, on stage: isolated Stage) throws(Diagnosis) {
    guard LoopbackAddress.areMany else { throw .guessing(.oneAddressOnly) }
    stage.browser.client.source = address
  }

  /// Signs in with wrong passwords. What came of them is shown; an expectation says what it means.
  static func guess(_ count: Int, passwordsOf person: String, _ manner: GuessManner, on stage: isolated Stage)
    async throws(Diagnosis)
  {
    let name = Accounts.name(of: person, on: stage)
    var (answers, tried) = ([SignInTrial](), 0)
    while tried < count, answers.last?.isLate != true {
      let numbers = tried..<min(count, tried + (manner == .atOnce ? Self.crowd : 1))
      answers += await guess(numbers, name, manner, on: stage)
      tried = numbers.upperBound
      if let failure = answers.compactMap(\.failure).first { throw failure }
    }
    var guessing = stage[GuessLog.self].byName[name.lowercased()] ?? Guessing(person: name)
    guessing.total += tried
    guessing.inARow += tried
    guessing.manner = manner
    guessing.lastAt = stage.setting.now()
    guessing.seconds += answers.map(\.exchange.seconds)
    stage[GuessLog.self].byName[name.lowercased()] = guessing
    InterferingEvent.guesses(of: name).disturbOthers(on: stage)
    if let last = answers.last { stage.note(last.exchange) }
    stage.transcript.show(Self.summary(answers))
  }

  /// One guess, or several at the same moment.
  private static func guess(_ numbers: Range<Int>, _ name: String, _ manner: GuessManner, on stage: isolated Stage)
    async -> [SignInTrial]
  {
    if [.inThisBrowser, .inChangingCase].contains(manner) {
      let number = numbers.lowerBound
      let trial = await SignInTrial.trial(
        manner.typed(name, number + 1), stage.token("guess-\(number)"), in: stage.browser, on: stage)
      stage.browser = trial.browser
      return [trial]
    }
    let guesses = numbers.map { number in
      var guesser = stage.stranger()
      guesser.client = stage.browser.client
      if manner == .withForwardedAddresses { guesser.headers = Self.claims(number) }
      return (browser: guesser, password: stage.token("guess-\(number)"))
    }
    return await withTaskGroup(of: SignInTrial.self) { group in
      for guess in guesses { group.addTask { await SignInTrial.of(name, guess.password, in: guess.browser) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  /// Headers that say that a request comes from somewhere else.
  private static func claims(_ number: Int) -> [Header] {
    let address = "10.20.30.\(number % 250 + 1)"
    return [
      Header("X-Forwarded-For", address), Header("X-Real-IP", address), Header("Forwarded", "for=\(address)"),
      Header("Client-IP", address), Header("True-Client-IP", address), Header("CF-Connecting-IP", address),
      Header("User-Agent", "browser \(number)"), Header("Accept-Language", "x-\(number)"),
    ]
  }

  /// Which guesses were answered alike: "1 to 5: 401".
  private static func summary(_ answers: [SignInTrial]) -> String {
    var lines: [String] = []
    var start = 0
    let words = answers.map { $0.isLate ? "no answer in time" : "\($0.status)" }
    for index in words.indices where index + 1 == words.count || words[index + 1] != words[index] {
      lines.append("\(start == index ? "\(start + 1)" : "\(start + 1) to \(index + 1)"): \(words[index])")
      start = index + 1
    }
    return lines.joined(separator: "\n")
  }

  // MARK: What is expected

  /// After guesses, the right password is refused as well, or answered so late that guessing takes for ever.
  static func verifyLockedOut(_ named: String, on stage: isolated Stage) async throws(Diagnosis) {
    let person = try Accounts.person(named, on: stage)
    let guessing = stage[GuessLog.self].byName[person.name.lowercased()] ?? Guessing(person: person.name)
    let typed = guessing.manner.typed(person.name, guessing.total + 1)
    do throws(Diagnosis) {
      try await stage.type("visit /login and follow")
      // An app may show whoever is locked out no form at all.
      if try stage.view().page.loginForm == nil, (400..<500).contains(try stage.view().response.status) {
        return noteLocked(person.name, on: stage)
      }
      try await stage.type("submit username=\(Line.quoted(typed)) password=\(Line.quoted(person.password))")
    } catch {
      guard error.isTimeout else { throw error }
      return noteLocked(person.name, on: stage)
    }
    let answer = try stage.view().response.status
    if answer >= 500 { throw .app(.serverError(status: answer, request: "POST /login")) }
    let seconds = stage.evidence.exchanges.last?.seconds ?? 0
    guard await Probe(browser: stage.browser).send().isOpen else { return noteLocked(person.name, on: stage) }
    if guessing.isSlowed(with: seconds) { return noteLocked(person.name, on: stage) }
    let (name, total) = (person.name, guessing.total)
    switch guessing.manner {
    case .inThisBrowser: throw .guessing(.neverSlowed(person: name, guesses: total))
    case .inFreshBrowsers: throw .guessing(.countedInBrowser(person: name, guesses: total))
    case .inChangingCase: throw .guessing(.countsSpellings(person: name, guesses: total))
    case .withForwardedAddresses: throw .guessing(.believesHeaders(person: name, guesses: total))
    case .atOnce: throw .guessing(.losesCount(person: name, guesses: total))
    }
  }

  private static func noteLocked(_ name: String, on stage: isolated Stage) {
    stage[GuessLog.self].byName[name.lowercased()]?.wasLocked = true
  }

  /// Why somebody with the right password is not let in; nil where guesses are not to blame.
  static func whySlowed(_ name: String, on stage: isolated Stage) -> Diagnosis? {
    guard let attempt = stage.visitor.attempt, attempt.name == name, attempt.kind == nil,
      attempt.redirectPath?.hasPrefix("/login") ?? true
    else { return nil }
    guard let own = stage[GuessLog.self].byName[name.lowercased()] else {
      let victim = stage[GuessLog.self].byName.values.first { $0.inARow > 0 }?.person
      return victim.map { .guessing(.locksOthers(person: name, victim: $0)) }
    }
    if own.wasLocked { return .guessing(.neverUnlocks(person: name)) }
    return .guessing(
      own.inARow < own.total
        ? .neverResets(person: name, guesses: own.total) : .tooStrict(person: name, guesses: own.total))
  }

  /// The right password was accepted, if somebody signed in since the last guess: a session may be older.
  static func observe(_ event: any StageEvent, on stage: isolated Stage) {
    guard let name = (event as? Greeted)?.name, let last = stage[GuessLog.self].byName[name.lowercased()]?.lastAt,
      let signedIn = stage.visitor.attemptedAt,
      signedIn > last
    else {
      return
    }
    stage[GuessLog.self].byName[name.lowercased()]?.inARow = 0
    stage[GuessLog.self].byName[name.lowercased()]?.wasLocked = false
  }

  static func verifyUnknownNamesLockedAlike(on stage: isolated Stage) async throws(Diagnosis) {
    guard LoopbackAddress.areMany else { throw .guessing(.oneAddressOnly) }
    let (known, unknown) = (stage.token("known"), stage.token("unknown"))
    _ = try await RegistrationTrial.registered(known, Accounts.newPassword("known-key", on: stage), on: stage)
    // Each at an address of its own: an app that counts by the address counts both from nought.
    let (one, other) = (Browsing.stranger(at: "known", on: stage), Browsing.stranger(at: "unknown", on: stage))
    var rows: (known: [SignInTrial], unknown: [SignInTrial]) = ([], [])
    for number in 1...11 {
      let guess = stage.token("guess-\(number)")
      async let ofKnown = SignInTrial.of(known, guess, in: one)
      async let ofUnknown = SignInTrial.of(unknown, guess, in: other)
      let (last, lastOfUnknown) = await (ofKnown, ofUnknown)
      for trial in [last, lastOfUnknown] { if let failure = trial.failure { throw failure } }
      rows.known.append(last)
      rows.unknown.append(lastOfUnknown)
      let isOver = number == 11
      let (words, wordsOfUnknown) = (
        Self.lockWords(rows.known, without: known), Self.lockWords(rows.unknown, without: unknown)
      )
      guard last.status != lastOfUnknown.status || isOver && words != wordsOfUnknown else { continue }
      SignInTrial.record(last, known, guess, on: stage)
      SignInTrial.record(lastOfUnknown, unknown, guess, on: stage)
      throw .guessing(.tellsWhoExists(guess: number, known: last.status, unknown: lastOfUnknown.status))
    }
  }

  /// What the last two answers say and the first did not, without names and numbers.
  private static func lockWords(_ row: [SignInTrial], without name: String) -> Set<String> {
    func lines(_ trial: SignInTrial) -> Set<String> { Set(trial.browser.view?.page.lines(without: name) ?? []) }
    guard let first = row.first, row.count > 2 else { return [] }
    return lines(row[row.count - 1]).intersection(lines(row[row.count - 2])).subtracting(lines(first))
  }
}

extension GuessManner {
  /// The name as it is typed at the guess with this number; the first one has 1.
  fileprivate func typed(_ name: String, _ number: Int) -> String {
    self == .inChangingCase ? name.inOtherCase(number) : name
  }
}

extension String {
  /// The same letters, some of them in the other case: each bit of the number says so for one of them.
  fileprivate func inOtherCase(_ number: Int) -> String {
    var rest = number
    return String(
      map { character in
        guard character.isASCII, character.isLetter else { return character }
        defer { rest >>= 1 }
        guard rest & 1 == 1 else { return character }
        return Character(character.isLowercase ? character.uppercased() : character.lowercased())
      })
  }
}

extension SignInTrial {
  /// No answer came in time: a way to slow down guessing.
  fileprivate var isLate: Bool {
    if case .failure(.timedOut) = exchange.result { true } else { false }
  }

  /// Nothing that an app should do to whoever guesses.
  fileprivate var failure: Diagnosis? {
    if case .failure(let failure) = exchange.result, !isLate { return .app(.noAnswer(failure, request: "POST /login")) }
    if fails { return .app(.serverError(status: status, request: "POST /login")) }
    // An app may show whoever is locked out no form at all.
    return isSent || isLate || (400..<500).contains(status) ? nil : .form(.missing)
  }
}
