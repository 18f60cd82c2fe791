/// What keeps visitors out of a page.
enum GuardLine: StageCommand {
  case keepsSecret(String)
  case keepsSecretFromMethods(String)
  case keepsSecretInSpellings(String)

  var traits: LineTraits {
    switch self {
    case .keepsSecret, .keepsSecretFromMethods, .keepsSecretInSpellings:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .keepsSecret(let address): "opened \(address) without signing in"
    case .keepsSecretFromMethods(let address): "asked for \(address) with every method, without signing in"
    case .keepsSecretInSpellings(let address): "asked for \(address) in many spellings, without signing in"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .keepsSecret(let address): try await GuardProbe.verifySecret(of: address, on: stage)
    case .keepsSecretFromMethods(let address): try await GuardProbe.verifyMethods(of: address, on: stage)
    case .keepsSecretInSpellings(let address): try await GuardProbe.verifySpellings(of: address, on: stage)
    }
  }

  static let forms: [LineForm] = [
    LineForm(
      .app, "expect PATH keeps its secret", "A visitor who is not signed in sees nothing of this page.",
      example: "expect /dashboard keeps its secret"
    ) { GuardLine.keepsSecret($0[.address]) },
    LineForm(
      .app, "expect PATH keeps its secret from every method", "HEAD, POST, PUT and the others do not open it either.",
      example: "expect /dashboard keeps its secret from every method"
    ) { GuardLine.keepsSecretFromMethods($0[.address]) },
    LineForm(
      .app, "expect PATH keeps its secret in every spelling", "Odd spellings of the address do not open it.",
      example: "expect /dashboard keeps its secret in every spelling"
    ) { GuardLine.keepsSecretInSpellings($0[.address]) },
  ]
}
