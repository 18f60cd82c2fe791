/// What somebody did in another browser. An app that keeps its users in one place shows it.
enum InterferingEvent: Sendable, Equatable {
  case signIn(of: String)
  case logout(of: String)
  case passwordChange(of: String)
  case guesses(of: String)
}

extension InterferingEvent {
  /// Notes it for every browser but the current one.
  func disturbOthers(on stage: isolated Stage) {
    for name in stage.visitors.keys where name != stage.current { stage.visitors[name]?.disturbance = self }
  }
}
