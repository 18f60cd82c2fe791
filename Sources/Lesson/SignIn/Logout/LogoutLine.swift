/// Logging out.
enum LogoutLine: StageCommand {
  case logOut
  case logOutAgain
  case wayToLogOut
  case cookieReallyDeleted

  var traits: LineTraits {
    switch self {
    case .logOut:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: "/logout", unseenChange: nil)
    case .logOutAgain:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .wayToLogOut, .cookieReallyDeleted:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .logOut: "logged out"
    case .logOutAgain: "logged out once more"
    case .wayToLogOut: "signed in and looked for a way to log out"
    case .cookieReallyDeleted: "looked which cookies are left"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .logOut: try await LogoutProbe.logOut(on: stage)
    case .logOutAgain: try await LogoutProbe.logOutAgain(on: stage)
    case .wayToLogOut: try await LogoutProbe.verifyWayToLogOut(on: stage)
    case .cookieReallyDeleted: try await LogoutProbe.verifyDeletedCookiesGone(on: stage)
    }
  }

  static let doing: [LineForm] = [
    LineForm(
      .people, "log out", "Use the link or button to log out on /dashboard, or /logout.", example: "log out"
    ) { _ in LogoutLine.logOut },
    LineForm(
      .people, "log out again", "Send the last logout once more.", example: "log out again"
    ) { _ in LogoutLine.logOutAgain },
  ]

  static let expecting: [LineForm] = [
    LineForm(
      .people, "expect a way to log out", "/dashboard has a link or button to log out.",
      example: "expect a way to log out"
    ) { _ in LogoutLine.wayToLogOut },
    LineForm(
      .people, "expect deleted cookies gone", "Each cookie that logging out tried to delete is really gone.",
      example: "expect deleted cookies gone"
    ) { _ in LogoutLine.cookieReallyDeleted },
  ]
}
