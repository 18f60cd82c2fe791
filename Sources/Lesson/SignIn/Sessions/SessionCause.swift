/// Why a session does not end, or which others end with it.
enum SessionCause: String, Cause, CaseIterable {
  case idTakenFromBrowser = "session.id-from-browser"
  case idOnlyShaped = "session.id-only-shaped"
  case cookieSaysWho = "session.cookie-says-who"
  case sessionKept = "session.never-deleted"
  case endedListInMemory = "session.ended-list-in-memory"
  case oneSessionForAll = "session.one-for-all"
  case onlyOwnEnded = "session.only-own-ended"

  var sentence: String {
    switch self {
    case .idTakenFromBrowser: "The app takes whatever the browser sends for the id, and makes a session of that name."
    case .idOnlyShaped:
      "A word was refused, and this was taken: the app looks whether the id has the right shape, and not whether it made it."
    case .cookieSaysWho:
      "The cookie itself says who it is, and the app believes it as long as the signature fits. There is nothing on the server that could be deleted."
    case .sessionKept: "The cookie is an id, and the session that it stands for is still there."
    case .endedListInMemory:
      "The cookie was refused until the app was restarted: what has ended is noted in a variable, which begins empty each time."
    case .oneSessionForAll:
      "All sign-ins of one person are the same session: whoever logs out in one browser is logged out in the others."
    case .onlyOwnEnded: "The browser in which the password was changed was signed out, and no other one."
    }
  }

  var next: String? {
    switch self {
    case .idTakenFromBrowser, .idOnlyShaped:
      "Make a new random id at every sign-in, and take an id for a session only if it stands in your table."
    case .cookieSaysWho:
      "Put a random id into the cookie and the rest into a table, and delete the row when the session ends."
    case .sessionKept: "Delete the row of the session when somebody logs out."
    case .endedListInMemory: "Keep the list in the database."
    case .oneSessionForAll: "Make a new random id at every sign-in. The name and the key are no part of it."
    case .onlyOwnEnded: nil
    }
  }
}
