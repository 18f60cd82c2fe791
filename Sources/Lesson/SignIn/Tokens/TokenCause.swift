/// What is wrong with remember-me tokens.
enum TokenCause: String, Cause, CaseIterable {
  case onlySessionKept = "token.only-session-kept"
  case tokenNotAsked = "token.not-asked"
  case tokenSaysWho = "token.says-who"
  case tokenKept = "token.never-deleted"

  var sentence: String {
    switch self {
    case .onlySessionKept: "The cookie that the browser keeps is that of the session, and there is nothing beside it."
    case .tokenNotAsked: "The browser keeps a second cookie, and the app does not ask for it when a session is over."
    case .tokenSaysWho:
      "The cookie itself says who it is, and the app believes it as long as the signature fits. There is no row that could be deleted."
    case .tokenKept: "The row of the token is still in the table."
    }
  }

  var next: String? {
    switch self {
    case .tokenSaysWho:
      "Put a random token into the cookie, keep its hash in a table, and delete the row when it must end."
    case .onlySessionKept, .tokenNotAsked, .tokenKept: nil
    }
  }
}
