/// What is expected of the app as a whole.
enum ServerLine: StageCommand {
  case headLikeGet(String)
  case noDebugger
  case loopbackOnly

  var traits: LineTraits {
    switch self {
    case .headLikeGet, .noDebugger, .loopbackOnly:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .headLikeGet(let address): "asked for \(address) with GET and with HEAD"
    case .noDebugger: "looked for a debugger at the addresses where Flask has one"
    case .loopbackOnly: "looked where the app listens"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .headLikeGet(let address): try await ServerProbe.verifyHeadLikeGet(address, on: stage)
    case .noDebugger: try await ServerProbe.verifyNoDebugger(on: stage)
    case .loopbackOnly: try ServerProbe.verifyLoopbackOnly(on: stage)
    }
  }

  static let forms: [LineForm] = [
    LineForm(
      .app, "expect HEAD like GET at PATH", "HEAD gives the status of GET.", example: "expect HEAD like GET at /"
    ) { ServerLine.headLikeGet($0[.address]) },
    LineForm(
      .app, "expect no debugger", "No debugger and no stack trace is shown to visitors.", example: "expect no debugger"
    ) { _ in ServerLine.noDebugger },
    LineForm(
      .app, "expect loopback only", "Other machines cannot reach the app.", example: "expect loopback only"
    ) { _ in ServerLine.loopbackOnly },
  ]
}
