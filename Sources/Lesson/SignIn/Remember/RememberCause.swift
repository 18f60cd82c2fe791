/// Why somebody is remembered, or not.
enum RememberCause: String, Cause, CaseIterable {
  case everybodyRemembered = "remember.everybody"
  case tickUpsideDown = "remember.upside-down"
  case tickSticks = "remember.sticks"
  case nothingKept = "remember.nothing-kept"
  case cookieNotRead = "remember.cookie-not-read"

  var sentence: String {
    switch self {
    case .everybodyRemembered:
      "Everybody is remembered, with a tick or without: nothing asks for the field of the box."
    case .tickUpsideDown: "It is upside down: without the tick people are remembered."
    case .tickSticks:
      "Somebody ticked the box in this browser before, and logging out leaves that behind for the next one."
    case .nothingKept:
      "No cookie was left in the closed browser: none had an end date. The field is not read, or read under another name, or compared with a value that it does not send: a box without a value sends on."
    case .cookieNotRead: "A cookie was left in the closed browser, and the app does not sign in whoever sends it."
    }
  }

  var next: String? {
    switch self {
    case .everybodyRemembered: "Give the cookie an end date only if the form has the field of the box."
    case .tickSticks: "Decide anew at every sign-in, and clear the session before you store the name."
    case .cookieNotRead: "Look for it wherever you ask who is signed in."
    case .tickUpsideDown, .nothingKept: nil
    }
  }
}
