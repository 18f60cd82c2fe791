/// Sessions do not end when they should, or end when they should not.
enum ExpiryFault: ProbedFault {
  /// Signed in still after so many seconds without a request.
  case outlivesIdle(person: String, idle: Double, limit: Double)
  /// Signed in still so many seconds after signing in.
  case outlivesAge(person: String, age: Double, limit: Double)
  /// The browser shows nobody, and a copy of its cookies still signs in.
  case onlyForgotten
  /// Signed out, and neither limit was reached.
  case endsEarly(person: String, idle: Double, age: Double, limits: Lifetimes)
  /// Whoever signs in after the end of a session does not stay signed in.
  case locksOut(person: String)
}

extension ExpiryFault {
  var id: String {
    switch self {
    case .outlivesIdle: "session.outlives-idle-limit"
    case .outlivesAge: "session.outlives-greatest-age"
    case .onlyForgotten: "session.only-forgotten-by-browser"
    case .endsEarly: "session.ends-early"
    case .locksOut: "session.locks-out"
    }
  }

  var isAboutTheLine: Bool { false }

  var outcome: Outcome { .failed }
  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .outlivesIdle(let person, let idle, let limit):
      .init(
        expected: "nobody signed in, for SESSION_IDLE_SECONDS is \(limit.seconds)",
        happened: "\(person) asked for nothing for \(idle.elapsedWords), and is still signed in.",
        cause: "Nothing on the server looks at the time, or it looks at another limit.",
        next:
          "Store in the session when it was last used. Before each request, end it if that is longer ago than SESSION_IDLE_SECONDS."
      )
    case .outlivesAge(let person, let age, let limit):
      .init(
        expected: "nobody signed in, for SESSION_MAX_SECONDS is \(limit.seconds)",
        happened: "\(person) signed in \(age.elapsedWords) ago, and is still signed in.",
        cause: "A session that is used lives on and on, and so does a stolen one.",
        next:
          "Store in the session when it began, and never change that. Before each request, end it if that is longer ago than SESSION_MAX_SECONDS."
      )
    case .onlyForgotten:
      .init(
        expected: "nobody signed in", happened: "Only the browser forgot: a copy of its cookies still signs in.",
        cause: "The end is written into the cookie (Max-Age or Expires). That is a request to the browser, not a lock.",
        next: "Let the server look at the time itself, before each request.")
    case .endsEarly(let person, let idle, let age, let limits):
      .init(
        expected:
          "\(person) signed in still: the limits are \(limits.idle.seconds) seconds without a request, and \(limits.age.seconds) in all",
        happened:
          "\(person) signed in \(age.elapsedWords) ago, asked for something \(idle.elapsedWords) ago, and is not signed in any more.",
        next: "Compare seconds with seconds, and note the time of every request, not only of the sign-in.")
    case .locksOut(let person):
      .init(
        expected: "\(person) signed in",
        happened: "After a session has ended, signing in again does not help \(person).",
        cause: "The times of the old session are still there, and end the new one at once.",
        next: "Clear the session when it ends, and set both times anew at each sign-in.")
    }
  }
}

extension Double {
  /// A number of seconds as it stands in the environment.
  fileprivate var seconds: String { String(Int(self)) }
}

extension ExpiryFault {
  static let samples: [ExpiryFault] = [
    .outlivesIdle(person: "alice", idle: 900, limit: 600),
    .outlivesAge(person: "alice", age: 960, limit: 600),
    .onlyForgotten, .endsEarly(person: "alice", idle: 240, age: 960, limits: Lifetimes()), .locksOut(person: "alice"),
  ]
}

extension Diagnosis {
  static func expiry(_ fault: ExpiryFault) -> Diagnosis { Diagnosis(fault) }
}
