/// A token that remembers somebody ends too early or too late, or can be read.
enum TokenFault: ProbedFault {
  case endsWithSession(person: String)
  /// The cookies without an end date sign nobody in.
  case withoutSession(person: String)
  case readable(cookie: String, file: String)
  case usedTwice(person: String)
  case outlivesLogout(person: String)
  case outlivesPasswordChange(person: String)
  case outlivesItsTime(person: String, age: Double, limit: Double)
}

extension TokenFault {
  var id: String {
    switch self {
    case .endsWithSession: "token.ends-with-session"
    case .withoutSession: "token.without-session"
    case .readable: "token.readable"
    case .usedTwice: "token.used-twice"
    case .outlivesLogout: "token.outlives-logout"
    case .outlivesPasswordChange: "token.outlives-password-change"
    case .outlivesItsTime: "token.outlives-its-time"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }
  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .endsWithSession(let person):
      .init(
        expected: "\(person) to be signed in",
        happened: "\(person) ticked the box to be remembered, and was signed out when the session was over.",
        cause: "Nothing signs \(person) in again: to be remembered and to have a session are one thing here.",
        next: "Where there is no session, look for the token, and start a new session if it is good.")
    case .withoutSession(let person):
      .init(
        expected: "\(person) to be signed in",
        happened: "\(person) ticked the box to be remembered. The cookies without an end date alone sign nobody in.",
        cause: "There is no session beside what is remembered, or its cookie has an end date.",
        next:
          "Start a session as without the tick, in a cookie that has no end date, and put the token into another cookie."
      )
    case .readable(let cookie, let file):
      .init(
        expected: "a hash of it at most",
        happened: "The file \(file) in DATA_DIR holds the value of the cookie \(cookie).",
        cause: "The token is stored as it is. Whoever reads the file, or a copy of it, is signed in as everybody.",
        next: "Store a hash of the token, and hash what the cookie says before you look it up.")
    case .usedTwice(let person):
      .init(
        expected: "a refusal",
        happened: "\(person)'s cookie signed in once more after it had been used. A stolen copy works for weeks.",
        cause: "The token stays the same each time.",
        next: "When a token is used, delete its row, and give the browser a new one.")
    case .outlivesLogout(let person):
      .init(
        expected: "a refusal",
        happened: "\(person) logged out, and a copy of the cookie that remembers still signs in.",
        cause: "The cookie was deleted in the browser, and the token is still good.",
        next: "Delete the row of the token when somebody logs out.")
    case .outlivesPasswordChange(let person):
      .init(
        expected: "a refusal",
        happened: "\(person) changed the password, and a cookie that remembers from before still signs in.",
        cause: "Changing the password ends the sessions and leaves the tokens. A thief comes back with one.",
        next: "When a password is changed, delete all tokens of this account.")
    case .outlivesItsTime(let person, let age, let limit):
      .init(
        expected: "a refusal, for REMEMBER_SECONDS is \(Int(limit))",
        happened: "A copy of \(person)'s cookie still signs in after \(age.elapsedWords).",
        cause: "The end is written into the cookie alone, or the app does not read REMEMBER_SECONDS.",
        next: "Store with the token when it ends, and look at that whenever it is used.")
    }
  }
}

extension TokenFault {
  static let samples: [TokenFault] = [
    .endsWithSession(person: "alice"), .withoutSession(person: "alice"),
    .readable(cookie: "remember", file: "site.db"), .usedTwice(person: "alice"),
    .outlivesLogout(person: "alice"), .outlivesPasswordChange(person: "alice"),
    .outlivesItsTime(person: "alice", age: 172_800, limit: 86_400),
  ]
}

extension Diagnosis {
  static func token(_ fault: TokenFault) -> Diagnosis { Diagnosis(fault) }
}
