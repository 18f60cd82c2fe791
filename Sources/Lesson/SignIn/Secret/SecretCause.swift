/// Why a restart or another copy of the app changes who is signed in.
enum SecretCause: String, Cause, CaseIterable {
  case keyMadeAtStart = "key.made-at-start"
  case sessionsInMemory = "session.in-memory"
  case sessionsElsewhere = "session.in-other-folder"

  var sentence: String {
    switch self {
    case .keyMadeAtStart:
      "The cookie holds the session, and its signature does not fit any more: the key was another one."
    case .sessionsInMemory:
      "The cookie holds an id, and the app has forgotten whose: it keeps the sessions in a variable."
    case .sessionsElsewhere:
      "The cookie holds an id, and the app still knows whose: the sessions are kept in another folder than DATA_DIR."
    }
  }

  var next: String? {
    switch self {
    case .keyMadeAtStart: "Make no key when the app starts: take the one in SECRET_KEY."
    case .sessionsInMemory: "Keep the sessions in the database, or let a signed cookie hold them."
    case .sessionsElsewhere: "Keep the sessions in DATA_DIR, such as in the database."
    }
  }
}
