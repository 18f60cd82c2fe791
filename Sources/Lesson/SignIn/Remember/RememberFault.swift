/// People are remembered who did not ask for it, or not those who did.
enum RememberFault: ProbedFault {
  /// No tick, and still signed in after the browser was closed.
  case unasked(person: String)
  /// Ticked, and not signed in after the browser was closed.
  case forgotten(person: String)
  case tooShort(cookie: String, seconds: Int, days: Int)
  case tooLong(cookie: String, days: Int, limit: Int)
  case outlivesLogout
  case afterRefusal(person: String)
  case notHidden(cookie: String)
}

extension RememberFault {
  var id: String {
    switch self {
    case .unasked: "remember.unasked"
    case .forgotten: "remember.forgotten"
    case .tooShort: "remember.too-short"
    case .tooLong: "remember.too-long"
    case .outlivesLogout: "remember.outlives-logout"
    case .afterRefusal: "remember.after-refusal"
    case .notHidden: "remember.scripts-can-read"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }
  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .unasked(let person):
      .init(
        expected: "nobody signed in",
        happened: "\(person) did not tick the box, and is still signed in after the browser was closed.",
        cause: "A cookie with an end date (Max-Age or Expires) is set whether the box was ticked or not.",
        next: "Give the cookie an end date only if the form has the field of the box. A box without a tick is not sent."
      )
    case .forgotten(let person):
      .init(
        expected: "\(person) to be signed in still",
        happened: "\(person) ticked the box, and is not signed in any more after the browser was closed.",
        cause: "A cookie without an end date (Max-Age or Expires) is gone when the browser is closed.",
        next: "Where the form has the field of the box, give the cookie an end date.")
    case .tooShort(let cookie, let seconds, let days):
      .init(
        expected: "at least \(days) \(days == 1 ? "day" : "days")",
        happened: "The browser keeps the cookie \(cookie) for \(seconds) seconds only.",
        cause: "Max-Age counts seconds: a day has 86400.", next: "Write 30 * 24 * 60 * 60 for 30 days.")
    case .tooLong(let cookie, let days, let limit):
      .init(
        expected: "at most \(limit) days", happened: "The browser is to keep the cookie \(cookie) for \(days) days.",
        cause: "Whoever finds the machine in a year is signed in. Browsers cut it at 400 days themselves.",
        next: "Write 30 * 24 * 60 * 60 for 30 days: Max-Age counts seconds, not milliseconds.")
    case .outlivesLogout:
      .init(
        expected: "a closed /dashboard", happened: "Who was remembered logged out, and /dashboard still opens.",
        cause: "Logging out ends the session, and the cookie that remembers signs the browser in again.",
        next: "Delete that cookie as well when somebody logs out, with the same path and domain.")
    case .afterRefusal(let person):
      .init(
        expected: "nobody signed in",
        happened: "A sign-in as \(person) with the box ticked was refused, and after the browser was closed it counts.",
        cause: "The cookie that remembers is set before the password is compared.",
        next: "Set it only inside the branch for the right password.")
    case .notHidden(let cookie):
      .init(
        expected: "HttpOnly", happened: "Scripts can read the cookie \(cookie), which signs people in.",
        cause: "A cookie without HttpOnly can be read and sent away by any script that gets into a page.",
        next: "Set the cookie with HttpOnly.")
    }
  }
}

extension RememberFault {
  static let samples: [RememberFault] = [
    .unasked(person: "alice"), .forgotten(person: "alice"),
    .tooShort(cookie: "id", seconds: 60, days: 1), .tooLong(cookie: "id", days: 900, limit: 400), .outlivesLogout,
    .afterRefusal(person: "alice"), .notHidden(cookie: "id"),
  ]
}

extension Diagnosis {
  static func remember(_ fault: RememberFault) -> Diagnosis { Diagnosis(fault) }
}
