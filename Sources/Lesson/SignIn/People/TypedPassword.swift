/// Which password a person types.
enum TypedPassword: Sendable, Equatable {
  case own
  case of(person: String)
  case typed(String)

  /// As it goes on behind "signed in as alice".
  var words: String {
    switch self {
    case .own: ""
    case .of(let person): " with the password of \(person)"
    case .typed(""): " with an empty password"
    case .typed(let text): Token.isIn(text) ? " with a made-up password" : " with another password"
    }
  }
}
