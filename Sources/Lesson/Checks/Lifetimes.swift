/// How long a session lasts, in seconds, as the environment of the app says.
struct Lifetimes: Sendable, Equatable {
  /// Without a request (`SESSION_IDLE_SECONDS`).
  var idle = 1800.0
  /// From the sign-in on (`SESSION_MAX_SECONDS`).
  var age = 43_200.0

  /// The values that a restart gives.
  mutating func update(with variables: [FieldValue]) {
    for variable in variables {
      guard let seconds = Double(variable.value) else { continue }
      switch variable.name {
      case "SESSION_IDLE_SECONDS": idle = seconds
      case "SESSION_MAX_SECONDS": age = seconds
      default: break
      }
    }
  }
}
