/// What is expected of remember-me tokens.
enum TokenLine: StageCommand {
  case noTokenInData

  var traits: LineTraits {
    switch self {
    case .noTokenInData:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .noTokenInData:
      "signed in, ticked the box to be remembered, and looked for the cookie in the files of DATA_DIR"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .noTokenInData: try await TokenProbe.verifyNoTokenInData(on: stage)
    }
  }

  static let forms: [LineForm] = [
    LineForm(
      .sessions, "expect no remember-me token in DATA_DIR",
      "No file holds what a remember-me cookie says, as it is or in another encoding.",
      example: "expect no remember-me token in DATA_DIR"
    ) { _ in TokenLine.noTokenInData }
  ]
}
