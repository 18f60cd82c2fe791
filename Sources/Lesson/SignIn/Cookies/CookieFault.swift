/// What comes from the browser is believed too easily.
enum CookieFault: ProbedFault {
  case forgedAccepted(cookie: String)
  case forgedCrashes(cookie: String, status: Int)
  /// Beside the session of one person, it makes the app greet another.
  case renamedAccepted(cookie: String, person: String, other: String)
  case tamperedAccepted(cookie: String)
  case tamperedCrashes(cookie: String, status: Int)
  case mixedAccepted(cookie: String)
  case claimLetsIn(String)
  case claimChangesPerson(String, person: String)
  case holdsPassword(cookie: String, encoding: String)
}

extension CookieFault {
  var id: String {
    switch self {
    case .forgedAccepted: "cookie.forged-accepted"
    case .renamedAccepted: "cookie.renamed-accepted"
    case .forgedCrashes: "cookie.forged-crashes"
    case .tamperedAccepted: "cookie.tampered-accepted"
    case .tamperedCrashes: "cookie.tampered-crashes"
    case .mixedAccepted: "cookie.mixed-accepted"
    case .claimLetsIn: "claim.lets-in"
    case .claimChangesPerson: "claim.changes-person"
    case .holdsPassword: "cookie.holds-password"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }

  var isAppsOwnFailure: Bool {
    switch self {
    case .forgedCrashes, .tamperedCrashes: true
    case .forgedAccepted, .renamedAccepted, .tamperedAccepted, .mixedAccepted, .claimLetsIn,
      .claimChangesPerson, .holdsPassword:
      false
    }
  }

  var explanation: Explanation {
    switch self {
    case .forgedAccepted(let cookie):
      Explanation(
        expected: "a refusal", happened: "A made-up cookie \(cookie) is enough to open /dashboard.",
        cause: "Nothing shows that the app made the value. Anybody can send any cookie.",
        next: "Sign it, or send a long random id and keep the rest in the app.")
    case .renamedAccepted(let cookie, let person, let other):
      Explanation(
        expected: "the name \(person)",
        happened: "\(person) is signed in, wrote \(other) into the cookie \(cookie), and is greeted as \(other).",
        cause: "The name is taken from a cookie of its own, and nothing shows that the app wrote it.",
        next: "Take the name from the session, as the guard does, and leave out the other cookie.")
    case .forgedCrashes(let cookie, let status):
      Explanation(
        expected: "a refusal", happened: "A made-up cookie \(cookie) makes the app fail with \(status).",
        cause: "The value is read as if only the app could have written it.",
        next: "Treat a cookie that cannot be read as no cookie.")
    case .tamperedAccepted(let cookie):
      Explanation(
        expected: "a refusal", happened: "The cookie \(cookie) was changed by hand and still counts.",
        cause: "Only a part of the value, or a part of its signature, is checked.",
        next: "Sign the whole value, and check the whole signature.")
    case .tamperedCrashes(let cookie, let status):
      Explanation(
        expected: "a refusal", happened: "A changed cookie \(cookie) makes the app fail with \(status).",
        cause: "A value that does not fit raises an error that nobody catches.",
        next: "Treat a cookie that cannot be read as no cookie.")
    case .mixedAccepted(let cookie):
      Explanation(
        expected: "a refusal", happened: "A cookie \(cookie) put together from two people's cookies still counts.",
        cause: "Its parts are checked one by one, and nobody asks whether they belong together.",
        next: "Sign all parts of the value together.")
    case .claimLetsIn(let claim):
      Explanation(
        expected: "a refusal", happened: "To send \(claim) is enough to open /dashboard.",
        cause: "The guard believes what stands in the request. Anybody can write that into one.",
        next: "Ask only the session who it is.")
    case .claimChangesPerson(let claim, let person):
      Explanation(
        expected: "no change", happened: "With \(claim) the dashboard greets \(person), who is not signed in here.",
        cause: "The name comes from the request before the session is asked.",
        next: "Take the name from the session, never from the request.")
    case .holdsPassword(let cookie, let encoding):
      Explanation(
        expected: "no password", happened: "The cookie \(cookie) holds the password, \(encoding).",
        cause:
          "The app stores the password along with the name. Even a signed cookie can be read by anyone who holds it.",
        next: "Store the name only.")
    }
  }
}

extension CookieFault {
  static let samples: [CookieFault] = [
    .forgedAccepted(cookie: "user"), .renamedAccepted(cookie: "user", person: "alice", other: "admin"),
    .forgedCrashes(cookie: "user", status: 500), .tamperedAccepted(cookie: "user"),
    .tamperedCrashes(cookie: "user", status: 500), .mixedAccepted(cookie: "user"), .claimLetsIn("?user=admin"),
    .claimChangesPerson("?user=admin", person: "admin"), .holdsPassword(cookie: "user", encoding: "in base64"),
  ]
}

extension Diagnosis {
  static func cookie(_ fault: CookieFault) -> Diagnosis { Diagnosis(fault) }
}
