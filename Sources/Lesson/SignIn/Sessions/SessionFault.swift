/// A session lives where it should have ended, or is one that somebody else chose.
enum SessionFault: ProbedFault {
  /// A value that was in the browser before the sign-in.
  case plantedAccepted(cookie: String)
  /// The app's own cookie from before the sign-in.
  case keptAtSignIn(person: String)
  case sameEachTime(cookie: String)
  case outlivesSignIn(person: String)
  case outlivesLogout(person: String)
  case outlivesPasswordChange(person: String)
}

extension SessionFault {
  var id: String {
    switch self {
    case .plantedAccepted: "session.planted-accepted"
    case .keptAtSignIn: "session.kept-at-sign-in"
    case .sameEachTime: "session.same-each-time"
    case .outlivesSignIn: "session.outlives-sign-in"
    case .outlivesLogout: "session.outlives-logout"
    case .outlivesPasswordChange: "session.outlives-password-change"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }
  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .plantedAccepted(let cookie):
      .init(
        expected: "a refusal",
        happened:
          "Somebody put a cookie \(cookie) into a browser before its owner signed in, and is signed in with it too.",
        cause: "The app takes the id of the session from the browser. Whoever chose it knows it.",
        next: "Make a new random id at every sign-in, whatever the browser sent.")
    case .keptAtSignIn(let person):
      .init(
        expected: "a refusal",
        happened: "\(person) signed in, and a copy of the cookie from before that is signed in too.",
        cause: "The session keeps its id when somebody signs in. Whoever knew it before knows it still.",
        next: "At sign-in, delete the session that the browser has and make one with a new id.")
    case .sameEachTime(let cookie):
      .init(
        expected: "another cookie at each sign-in", happened: "Two browsers got the same cookie \(cookie).",
        cause: "The cookie is made from the name alone, or each person has one session for all browsers.",
        next: "Make a new random id at every sign-in.")
    case .outlivesSignIn(let person):
      .init(
        expected: "a refusal",
        happened:
          "\(person) signed in once more in the same browser, and a copy of the cookie from before still works.",
        cause: "The new session is made beside the former one. Nobody will ever log out of that one.",
        next: "At sign-in, end the session that the browser has before you make the new one.")
    case .outlivesLogout(let person):
      .init(
        expected: "a refusal", happened: "\(person) logged out, and a copy of the cookie still opens /dashboard.",
        cause: "Logging out only tells this browser to forget the cookie. The app still takes it.",
        next: "Keep sessions on the server, and delete this one when somebody logs out.")
    case .outlivesPasswordChange(let person):
      .init(
        expected: "a refusal",
        happened: "\(person) changed the password, and another browser that was signed in before still is.",
        cause: "Changing the password leaves the other sessions of the account alone. A thief stays in.",
        next: "When a password is changed, end all other sessions of this account.")
    }
  }
}

extension SessionFault {
  static let samples: [SessionFault] = [
    .plantedAccepted(cookie: "id"), .keptAtSignIn(person: "alice"), .sameEachTime(cookie: "id"),
    .outlivesSignIn(person: "alice"), .outlivesLogout(person: "alice"), .outlivesPasswordChange(person: "alice"),
  ]
}

extension Diagnosis {
  static func session(_ fault: SessionFault) -> Diagnosis { Diagnosis(fault) }
}
