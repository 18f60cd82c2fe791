/// How long a session lasts, in seconds, as the environment of the app says.
struct Lifetimes: SubjectState, Equatable {
  /// Without a request (`SESSION_IDLE_SECONDS`).
  var idle = 1800.0
  /// From the sign-in on (`SESSION_MAX_SECONDS`).
  var age = 43_200.0
  /// Of a remember-me token (`REMEMBER_SECONDS`).
  var remember = 30 * 86_400.0

  /// What a restart says: nil where a variable was taken out.
  mutating func update(with variables: [String: String?]) {
    let usual = Lifetimes()
    if let idle = variables["SESSION_IDLE_SECONDS"] { self.idle = idle.flatMap(Double.init) ?? usual.idle }
    if let age = variables["SESSION_MAX_SECONDS"] { self.age = age.flatMap(Double.init) ?? usual.age }
    if let remember = variables["REMEMBER_SECONDS"] {
      self.remember = remember.flatMap(Double.init) ?? usual.remember
    }
  }
}
