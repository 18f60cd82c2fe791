/// How somebody guesses passwords.
enum GuessManner: Sendable, CaseIterable {
  case inThisBrowser
  /// Each guess in a browser without cookies.
  case inFreshBrowsers
  /// Each guess with other letters of the name in capitals.
  case inChangingCase
  /// Each guess with other headers that say where it comes from.
  case withForwardedAddresses
  case atOnce

  /// As it goes on behind "guessed 3 passwords of alice".
  var words: String {
    switch self {
    case .inThisBrowser: ""
    case .inFreshBrowsers: ", each in a fresh browser"
    case .inChangingCase: ", each with other letters of the name in capitals"
    case .withForwardedAddresses: ", each with another address in its headers"
    case .atOnce: ", eight at once"
    }
  }
}
