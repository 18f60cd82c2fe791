/// What somebody did in another browser.
enum InterferingEvent: Sendable, Equatable {
  case signIn(of: String)
  case logout(of: String)
  case passwordChange(of: String)
  case guesses(of: String)
}
