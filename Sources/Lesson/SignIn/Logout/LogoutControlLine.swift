/// What is expected of the way to log out on the current page.
enum LogoutControlLine: ViewCommand {
  case pageHasWayToLogOut

  var traits: LineTraits {
    switch self {
    case .pageHasWayToLogOut:
      LineTraits(
        isExpectation: true, sendsNothing: true, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? { nil }

  var notice: String? { nil }

  func verify(on stage: isolated Stage) throws(Diagnosis) {
    let view = try stage.view()
    if view.page.logoutControl == nil { throw .signIn(.noWayToLogOut(at: view.address.target)) }
  }

  static let forms: [LineForm] = [
    LineForm(
      .response, "expect page has a way to log out", "The page has a link or button to log out.",
      example: "expect page has a way to log out"
    ) { _ in LogoutControlLine.pageHasWayToLogOut }
  ]
}
