/// What somebody does who guesses passwords, and what stops them.
extension Vocabulary {
  static let guessing: [LineForm] = [
    LineForm(
      .guessing, "guess NUMBER passwords of PERSON", "Sign in with wrong passwords, one after the other.",
      example: "guess 10 passwords of alice"
    ) { .guess(count: $0.count, person: $0[.person], .inThisBrowser) },
    LineForm(
      .guessing, "guess NUMBER passwords of PERSON in fresh browsers", "The same, each time without cookies.",
      example: "guess 10 passwords of alice in fresh browsers"
    ) { .guess(count: $0.count, person: $0[.person], .inFreshBrowsers) },
    LineForm(
      .guessing, "guess NUMBER passwords of PERSON in changing case",
      "The same, each time with other letters of the name in capitals.",
      example: "guess 10 passwords of alice in changing case"
    ) { .guess(count: $0.count, person: $0[.person], .inChangingCase) },
    LineForm(
      .guessing, "guess NUMBER passwords of PERSON with forwarded addresses",
      "The same, with headers such as X-Forwarded-For that name another address each time.",
      example: "guess 10 passwords of alice with forwarded addresses"
    ) { .guess(count: $0.count, person: $0[.person], .withForwardedAddresses) },
    LineForm(
      .guessing, "guess NUMBER passwords of PERSON at once", "The same, eight at the same moment.",
      example: "guess 24 passwords of alice at once"
    ) { .guess(count: $0.count, person: $0[.person], .atOnce) },
    LineForm(
      .guessing, "from ADDRESS", "Send from another address of this machine, as another computer would.",
      example: "from 127.0.0.5"
    ) { .comeFrom($0[.source]) },
    LineForm(
      .guessing, "expect lockout of PERSON",
      "After wrong passwords the right one is refused as well, or answered much later.",
      example: "expect lockout of alice"
    ) { .expect(.lockedOut(person: $0[.person])) },
    LineForm(
      .guessing, "expect unknown names locked alike", "Guessing does not tell whether a name has an account.",
      example: "expect unknown names locked alike"
    ) { _ in .expect(.unknownNamesLockedAlike) },
  ]
}
