/// What somebody does who guesses passwords, and what stops them.
enum GuessingLine: StageCommand {
  /// Wrong passwords, one after the other or several at once.
  case guess(count: Int, person: String, GuessManner)
  /// From here on, this browser sends from another address of this machine.
  case comeFrom(String)
  case lockedOut(person: String)
  case unknownNamesLockedAlike

  var traits: LineTraits {
    switch self {
    case .guess(_, let person, _):
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .named([person]), looksLikeAttack: true,
        needsOwnApp: false,
        time: .none, opens: nil, unseenChange: "guess")
    case .comeFrom:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .lockedOut(let person):
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .named([person]), looksLikeAttack: false,
        needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .unknownNamesLockedAlike:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .guess(let count, let person, let manner):
      "guessed \(count) \(count == 1 ? "password" : "passwords") of \(person.personWords)\(manner.words)"
    case .comeFrom: "went on at another address"
    case .lockedOut(let person): "signed in as \(person.personWords) with the right password"
    case .unknownNamesLockedAlike: "guessed passwords of somebody, and of a name that nobody has"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .guess(let count, let name, let manner):
      try await GuessingProbe.guess(count, passwordsOf: stage.expand(name), manner, on: stage)
    case .comeFrom(let address): try GuessingProbe.come(from: address, on: stage)
    case .lockedOut(let person): try await GuessingProbe.verifyLockedOut(stage.expand(person), on: stage)
    case .unknownNamesLockedAlike: try await GuessingProbe.verifyUnknownNamesLockedAlike(on: stage)
    }
  }

  static let forms: [LineForm] = [
    LineForm(
      .guessing, "guess NUMBER passwords of PERSON", "Sign in with wrong passwords, one after the other.",
      example: "guess 10 passwords of alice"
    ) { GuessingLine.guess(count: $0.count, person: $0[.person], .inThisBrowser) },
    LineForm(
      .guessing, "guess NUMBER passwords of PERSON in fresh browsers", "The same, each time without cookies.",
      example: "guess 10 passwords of alice in fresh browsers"
    ) { GuessingLine.guess(count: $0.count, person: $0[.person], .inFreshBrowsers) },
    LineForm(
      .guessing, "guess NUMBER passwords of PERSON in changing case",
      "The same, each time with other letters of the name in capitals.",
      example: "guess 10 passwords of alice in changing case"
    ) { GuessingLine.guess(count: $0.count, person: $0[.person], .inChangingCase) },
    LineForm(
      .guessing, "guess NUMBER passwords of PERSON with forwarded addresses",
      "The same, with headers such as X-Forwarded-For that name another address each time.",
      example: "guess 10 passwords of alice with forwarded addresses"
    ) { GuessingLine.guess(count: $0.count, person: $0[.person], .withForwardedAddresses) },
    LineForm(
      .guessing, "guess NUMBER passwords of PERSON at once", "The same, eight at the same moment.",
      example: "guess 24 passwords of alice at once"
    ) { GuessingLine.guess(count: $0.count, person: $0[.person], .atOnce) },
    LineForm(
      .guessing, "from ADDRESS", "Send from another address of this machine, as another computer would.",
      example: "from 127.0.0.5"
    ) { GuessingLine.comeFrom($0[.source]) },
    LineForm(
      .guessing, "expect lockout of PERSON",
      "After wrong passwords the right one is refused as well, or answered much later.",
      example: "expect lockout of alice"
    ) { GuessingLine.lockedOut(person: $0[.person]) },
    LineForm(
      .guessing, "expect unknown names locked alike", "Guessing does not tell whether a name has an account.",
      example: "expect unknown names locked alike"
    ) { _ in GuessingLine.unknownNamesLockedAlike },
  ]
}
