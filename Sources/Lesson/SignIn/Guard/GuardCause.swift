/// Why a page is open to somebody who is not signed in.
enum GuardCause: String, Cause, CaseIterable {
  case anySessionPasses = "guard.any-session"
  case sentAwayByScript = "guard.script"
  case hiddenByStyle = "guard.style"
  case visitorByDefault = "guard.default-user"
  case onlyGetGuarded = "guard.get-only"
  case caseIgnored = "guard.case-ignored"
  case oldSpelling = "guard.other-route"
  case slashUnguarded = "guard.slash"
  case addressUndecoded = "guard.undecoded"
  case publicWord = "guard.public-word"

  var sentence: String {
    switch self {
    case .anySessionPasses:
      "It opens to somebody who has only visited other pages: the guard asks whether there is a session, and not who is signed in."
    case .sentAwayByScript:
      "A script in the page sends visitors away. By then they have the page, and programs run no scripts."
    case .hiddenByStyle: "The page is only made invisible. Whoever looks at its source can read it."
    case .visitorByDefault: "A default stands in for the missing user, so the guard finds somebody every time."
    case .onlyGetGuarded: "Only GET is guarded; the other methods get the page."
    case .caseIgnored: "The guard tells upper case from lower case, and the routes do not."
    case .oldSpelling: "A second route serves this spelling, without the guard."
    case .slashUnguarded:
      "The page is served with a slash at the end as well, and the guard knows only the address without."
    case .addressUndecoded: "The guard reads the address as it was sent, the route reads it decoded."
    case .publicWord: "The guard lets addresses pass by a word in them, here login."
    }
  }

  var next: String? {
    switch self {
    case .anySessionPasses: "Ask for the user in the session: request.session[\"user\"], or \"user\" in session."
    case .sentAwayByScript, .hiddenByStyle: "Let the app refuse: redirect to /login before the page is made."
    case .visitorByDefault: "Take the default away, and redirect to /login when there is no name."
    case .onlyGetGuarded, .caseIgnored, .oldSpelling, .slashUnguarded, .addressUndecoded, .publicWord: nil
    }
  }
}
