/// Whom the current page names.
enum GreetingLine: ViewCommand {
  case pageNamesNobody

  var traits: LineTraits {
    switch self {
    case .pageNamesNobody:
      LineTraits(
        isExpectation: true, sendsNothing: true, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? { nil }

  var notice: String? { nil }

  /// A name may stand on everybody's page, so this one looks closer.
  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    try await GreetingProbe.verifyPageNamesNobody(on: stage)
  }

  func verify(on stage: isolated Stage) throws(Diagnosis) {
    try GreetingProbe.verifyNobodyNamed(on: try stage.view(), on: stage)
  }

  static let forms: [LineForm] = [
    LineForm(
      .response, "expect page names nobody", "The page names nobody, and greets nobody without a name.",
      example: "expect page names nobody"
    ) { _ in GreetingLine.pageNamesNobody }
  ]
}
