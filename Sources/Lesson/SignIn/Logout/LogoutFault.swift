/// Logging out does not do what it says.
enum LogoutFault: ProbedFault {
  case noControl
  case fails(status: Int)
  case notFound
  case keepsSession(cookieTouched: Bool)
  /// A cookie was deleted that this browser does not have.
  case deletesOtherCookie(String, kept: [String])
  case onlyOpensLogin
  /// Whoever signs in after a logout in this browser is not let in.
  case locksOut(person: String)
  case nameStays(person: String, previous: String)
  case cookieSurvives(name: String, path: String)
  case nothingToRepeat
}

extension LogoutFault {
  var id: String {
    switch self {
    case .noControl: "logout.no-control"
    case .fails(404): "logout.wrong-address"
    case .fails(405): "logout.wrong-method"
    case .fails: "logout.fails"
    case .notFound: "logout.not-found"
    case .keepsSession(let cookieTouched): cookieTouched ? "logout.wrong-key" : "logout.nothing-removed"
    case .deletesOtherCookie: "logout.other-cookie"
    case .onlyOpensLogin: "logout.only-opens-login"
    case .locksOut: "logout.locks-out"
    case .nameStays: "logout.name-stays"
    case .cookieSurvives: "logout.cookie-survives"
    case .nothingToRepeat: "line.nothing-to-repeat"
    }
  }

  var outcome: Outcome { .failed }

  var isAboutTheLine: Bool {
    switch self {
    case .nothingToRepeat: true
    case .noControl, .fails, .notFound, .keepsSession, .deletesOtherCookie, .onlyOpensLogin, .locksOut, .nameStays,
      .cookieSurvives:
      false
    }
  }

  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .noControl:
      Explanation(
        expected: "a link or button to log out", happened: "/dashboard has no link or button to log out.",
        next: "Add <a href=\"/logout\">Log out</a>, so that people need not type the address.")
    case .fails(let status):
      Explanation(
        expected: "a page or a redirect", happened: "Logging out answers \(status).",
        cause: status == 404
          ? "The link or button leads to an address that the app does not know."
          : status == 405
            ? "The route does not accept the method: a link sends GET, a form what its method says." : nil,
        next: status == 404
          ? "Spell it as in the route."
          : status == 405
            ? "Let the route accept what the control sends."
            : "Remove the user from the session, then redirect to /login."
      )
    case .notFound:
      Explanation(
        expected: "a way to log out",
        happened: "No link or button on /dashboard says log out or leads to /logout, and /logout answers 404.",
        next: "Add a route for /logout that removes the user from the session.")
    case .keepsSession(true):
      Explanation(
        expected: "a closed /dashboard",
        happened: "After logging out /dashboard still opens, although logging out changed the cookie.",
        cause: "Something was changed, but not what signing in stored.",
        next: "Remove the same name from the session that signing in stores, and do not only change its value.")
    case .deletesOtherCookie(let name, let kept):
      Explanation(
        expected: "a closed /dashboard",
        happened:
          "After logging out /dashboard still opens: the app deletes the cookie \(name), which this browser does not have.",
        cause: "The cookie is cleared under another name: who is signed in stands in \(kept.joined(separator: ", ")).",
        next: "Remove the name from the session, or delete the cookie under the name that signing in gave it.")
    case .keepsSession(false):
      Explanation(
        expected: "a closed /dashboard", happened: "After logging out /dashboard still opens, and no cookie changed.",
        cause: "The route removes nothing, or something that signing in never stored.",
        next:
          "Remove exactly what signing in stored, under the same name: session.pop(\"user\", None) in Flask, request.session[\"user\"] = nil in Swift."
      )
    case .onlyOpensLogin:
      Explanation(
        expected: "a closed /dashboard",
        happened: "After logging out /dashboard still opens: the link to log out only leads to /login.",
        cause: "Opening the login page ends nothing.",
        next: "Let the link lead to the route that removes the user, such as /logout.")
    case .locksOut(let person):
      Explanation(
        expected: "the page of \(person) at /dashboard",
        happened: "\(person) signed in after a logout in this browser, and /dashboard does not let \(person) in.",
        cause: "Logging out leaves a mark that signing in does not remove.",
        next: "Look for such a mark, for instance a list of people who left.")
    case .nameStays(let person, let previous):
      Explanation(
        expected: "the name \(person)",
        happened: "\(previous) logged out and \(person) signed in, but /dashboard still shows \(previous).",
        cause: "Logging out keeps the name, and signing in does not replace one that is there.",
        next: "Remove the name when somebody logs out, and store the new one at every sign-in.")
    case .cookieSurvives(let name, let path):
      Explanation(
        expected: "no cookie \(name)",
        happened: "Logging out tries to delete the cookie \(name), but the browser keeps it.",
        cause: "A cookie is deleted only with the path and domain that it was set with: here Path=\(path).",
        next: "Delete it with the same path and domain.")
    case .nothingToRepeat:
      Explanation(happened: "Nobody has logged out yet.", next: "Type `log out` first.")
    }
  }
}

extension LogoutFault {
  static let samples: [LogoutFault] = [
    .nothingToRepeat, .noControl, .fails(status: 404), .fails(status: 405), .fails(status: 400), .notFound,
    .keepsSession(cookieTouched: true), .deletesOtherCookie("user", kept: ["session"]),
    .keepsSession(cookieTouched: false), .cookieSurvives(name: "session", path: "/app"), .onlyOpensLogin,
    .locksOut(person: "alice"), .nameStays(person: "alice", previous: "admin"),
  ]
}

extension Diagnosis {
  static func logout(_ fault: LogoutFault) -> Diagnosis { Diagnosis(fault) }
}
