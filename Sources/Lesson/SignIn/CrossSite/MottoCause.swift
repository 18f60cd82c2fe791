/// Where a motto is kept.
enum MottoCause: String, Cause, CaseIterable {
  case mottoShared = "motto.shared"
  case mottoInBrowser = "motto.in-browser"

  var sentence: String {
    switch self {
    case .mottoShared: "Somebody else has saved it. It is kept in one place for everybody, such as a global variable."
    case .mottoInBrowser:
      "The browser in which it was saved shows it: it is kept there, in a cookie, and not with the account."
    }
  }

  var next: String? {
    switch self {
    case .mottoShared: "Store the motto in the row of the account, and show that of whoever is signed in."
    case .mottoInBrowser: "Store the motto in the row of the account. Whoever signs in elsewhere has it there, too."
    }
  }
}
