/// What is expected of remember-me cookies.
enum RememberLine: StageCommand {
  case rememberedFor(days: ClosedRange<Int>)
  case rememberedHidden

  var traits: LineTraits {
    switch self {
    case .rememberedFor, .rememberedHidden:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .rememberedFor: "signed in, ticked the box to be remembered, and read how long the cookies are kept"
    case .rememberedHidden: "signed in, ticked the box to be remembered, and read the cookies' attributes"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .rememberedFor(let days): try await RememberProbe.verifyRemembered(for: days, on: stage)
    case .rememberedHidden: try await RememberProbe.verifyRememberedHidden(on: stage)
    }
  }

  static let forms: [LineForm] = [
    LineForm(
      .app, "expect remember-me cookies kept for DAYS to DAYS days", "The browser keeps them so long, and no longer.",
      example: "expect remember-me cookies kept for 1 to 400 days"
    ) { RememberLine.rememberedFor(days: $0.days) },
    LineForm(
      .app, "expect remember-me cookies hidden from scripts", "They are HttpOnly.",
      example: "expect remember-me cookies hidden from scripts"
    ) { _ in RememberLine.rememberedHidden },
  ]
}
