/// What is expected of the form to log out on the current page.
enum LogoutFormLine: ViewCommand {
  case logoutFormPosts

  var traits: LineTraits {
    switch self {
    case .logoutFormPosts:
      LineTraits(
        isExpectation: true, sendsNothing: true, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? { nil }

  var notice: String? { nil }

  func verify(on stage: isolated Stage) throws(Diagnosis) {
    try CrossSiteProbe.verifyLogoutForm(on: try stage.view())
  }

  static let forms: [LineForm] = [
    LineForm(
      .crossSite, "expect logout form posts", "What logs out is a form on this page that is sent with POST.",
      example: "expect logout form posts"
    ) { _ in LogoutFormLine.logoutFormPosts }
  ]
}
