/// What has to be known of a line before it is performed. Nothing has a default: a line that does not answer does not compile.
struct LineTraits: Sendable, Equatable {
  /// It says what must hold, and the browser that it was typed in stays as it was.
  let isExpectation: Bool
  /// It looks only at what is there already, so that it can be tried after each line of a tour.
  let sendsNothing: Bool
  let accounts: Accounts
  /// It types wrong passwords, or sends remember-me cookies that somebody else seems to have changed: an app may slow down the
  /// address that it comes from, and end the sessions of the people that it names.
  let looksLikeAttack: Bool
  /// It restarts the app, moves its clock or looks at its data, so no other check may use the same app meanwhile.
  let needsOwnApp: Bool
  let time: Time
  /// The address that it opens; nil where it opens none, or more than one.
  let opens: String?
  /// What it changes that no response shows, in a word: a tour waits for it. nil where it changes nothing of the kind.
  let unseenChange: String?

  /// Who must have an account before the line is performed.
  enum Accounts: Sendable, Equatable {
    case none
    /// These, by their roles or names.
    case named([String])
    /// All people of the course: it signs in people of its own choice.
    case everybody
  }

  /// What the line has to do with time.
  enum Time: Sendable, Equatable {
    case none
    /// It lets time pass.
    case passes
    /// It tells the app how long something lasts.
    case isLimited
  }
}
