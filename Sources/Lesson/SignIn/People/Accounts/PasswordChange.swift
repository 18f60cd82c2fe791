/// A new password that somebody asked for.
struct PasswordChange: Sendable, Equatable {
  let person: String
  /// What was given as the current one.
  let current: String
  let new: String
  /// The current one was right.
  let isProven: Bool
  /// Where it was asked for.
  let browser: String
}
