/// What is expected of remember-me cookies.
enum RememberLine: StageCommand {
  case rememberedFor(days: ClosedRange<Int>)
  case rememberedHidden
  case rememberedForgedRefused
  case rememberedTamperedRefused
  case rememberedMixedRefused
  case noPasswordInRemembered

  var traits: LineTraits {
    switch self {
    case .rememberedFor, .rememberedHidden, .noPasswordInRemembered:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .rememberedForgedRefused, .rememberedTamperedRefused, .rememberedMixedRefused:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: true, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .rememberedFor: "signed in, ticked the box to be remembered, and read how long the cookies are kept"
    case .rememberedHidden: "signed in, ticked the box to be remembered, and read the cookies' attributes"
    case .rememberedForgedRefused: "opened /dashboard with remember-me cookies that it had made up"
    case .rememberedTamperedRefused: "changed a remember-me cookie by hand, and opened /dashboard"
    case .rememberedMixedRefused: "opened /dashboard with a remember-me cookie made of two people's cookies"
    case .noPasswordInRemembered: "signed in, ticked the box to be remembered, and read the cookies"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .rememberedFor(let days): try await RememberProbe.verifyRemembered(for: days, on: stage)
    case .rememberedHidden: try await RememberProbe.verifyRememberedHidden(on: stage)
    case .rememberedForgedRefused: try await ForgeryProbe.verifyForgedCookies(.remembered, on: stage)
    case .rememberedTamperedRefused: try await ForgeryProbe.verifyTamperedCookies(.remembered, on: stage)
    case .rememberedMixedRefused: try await ForgeryProbe.verifyMixedCookies(.remembered, on: stage)
    case .noPasswordInRemembered: try await ForgeryProbe.verifyNoPasswordInCookies(.remembered, on: stage)
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
    LineForm(
      .app, "expect forged remember-me cookies refused", "Made-up remember-me cookies sign nobody in.",
      example: "expect forged remember-me cookies refused"
    ) { _ in RememberLine.rememberedForgedRefused },
    LineForm(
      .app, "expect tampered remember-me cookies refused", "One with a character changed signs nobody in.",
      example: "expect tampered remember-me cookies refused"
    ) { _ in RememberLine.rememberedTamperedRefused },
    LineForm(
      .app, "expect mixed remember-me cookies refused", "One put together from two people's signs nobody in.",
      example: "expect mixed remember-me cookies refused"
    ) { _ in RememberLine.rememberedMixedRefused },
    LineForm(
      .app, "expect no password in remember-me cookies", "No remember-me cookie holds the password, not even encoded.",
      example: "expect no password in remember-me cookies"
    ) { _ in RememberLine.noPasswordInRemembered },
  ]
}
