/// A page is open to people who are not signed in.
enum GuardFault: ProbedFault {
  case openToAnyone(String)
  case leaksWithRedirect(String, status: Int)
  case redirectNotToLogin(String)
  case refusedOddly(status: Int)
  case methodOpens(String, at: String)
  case spellingOpens(String)
}

extension GuardFault {
  var id: String {
    switch self {
    case .openToAnyone: "guard.open-to-anyone"
    case .leaksWithRedirect: "guard.leaks-with-refusal"
    case .redirectNotToLogin: "guard.redirect-not-to-login"
    case .refusedOddly: "guard.refused-oddly"
    case .methodOpens: "guard.method-opens"
    case .spellingOpens: "guard.spelling-opens"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }
  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .openToAnyone(let address):
      Explanation(
        expected: "a redirect to /login, or 401 or 403",
        happened: "\(address) opens for a visitor who is not signed in.",
        cause: "Nobody asks the session, or the redirect to /login is made and not returned.",
        next: "Look for the user in the session first. Without one, redirect to /login and return at once.")
    case .leaksWithRedirect(let address, let status):
      Explanation(
        expected: "a redirect and nothing more",
        happened: "\(address) answers \(status), but sends the page along with it.",
        cause: "A redirect does not hide the body.", next: "Return at once, before the page is made.")
    case .redirectNotToLogin(let address):
      Explanation(
        expected: "a redirect to /login",
        happened: "A visitor who is not signed in is redirected to \(address), which has no login form.",
        next: "Redirect to /login.")
    case .refusedOddly(let status):
      Explanation(
        expected: "a redirect to /login, or 401 or 403",
        happened: "A visitor who is not signed in gets \(status), and no login form.",
        next: "Redirect to /login, or answer 401 or 403.")
    case .methodOpens(let method, let address):
      Explanation(
        expected: "a refusal",
        happened: "With the method \(method), \(address) lets in a visitor who is not signed in.",
        cause: "The session is asked for some methods only.",
        next: "Check the session for every method, not only for GET.")
    case .spellingOpens(let spelling):
      Explanation(
        expected: "a refusal", happened: "Spelled \(spelling), the protected page is open to everybody.",
        cause: "The guard compares the address as text, and the route takes more spellings than the guard.",
        next:
          "Let the guard ask which route answers, or ask the session in the route itself. Do not look for parts of the address."
      )
    }
  }
}

extension GuardFault {
  static let samples: [GuardFault] = [
    .openToAnyone("/dashboard"), .leaksWithRedirect("/dashboard", status: 302), .redirectNotToLogin("/home"),
    .refusedOddly(status: 418), .methodOpens("HEAD", at: "/dashboard"), .spellingOpens("//dashboard"),
  ]
}

extension Diagnosis {
  static func guarding(_ fault: GuardFault) -> Diagnosis { Diagnosis(fault) }
}
