/// After signing in people land where they should not.
enum ReturningFault: ProbedFault {
  case leavesSite(String, location: String)
  case leavesSiteWhenSignedIn(String, location: String)
  case crashes(String, status: Int)
  /// The page that came has no login form.
  case noWayToSignIn(at: String, status: Int)
}

extension ReturningFault {
  var id: String {
    switch self {
    case .leavesSite: "next.leaves-site"
    case .leavesSiteWhenSignedIn: "next.leaves-site-when-signed-in"
    case .crashes: "next.crashes"
    case .noWayToSignIn: "next.no-form"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }

  var isAppsOwnFailure: Bool {
    switch self {
    case .crashes: true
    case .leavesSite, .leavesSiteWhenSignedIn, .noWayToSignIn: false
    }
  }

  var explanation: Explanation {
    switch self {
    case .leavesSite(let asked, let location):
      .init(
        expected: "a redirect to an address of this site",
        happened:
          "Whoever opens the login page with \(asked.shown) in its address is sent to another site after signing in: Location: \(location.shown).",
        cause:
          "The address to go back to comes from the request, so anybody can write one into a link. The page there can look like yours and ask for the password again.",
        next:
          "Go only to a path of your own app: one / at the start, no second / or \\ after it, and no control characters. Else go to /dashboard."
      )
    case .leavesSiteWhenSignedIn(let asked, let location):
      .init(
        expected: "a redirect to an address of this site",
        happened:
          "Somebody who is signed in and opens the login page with \(asked.shown) in its address is sent to another site: Location: \(location.shown).",
        cause: "The login page sends people on who are signed in already, and does not look where.",
        next: "Ask the same question wherever the app redirects to an address that came with the request.")
    case .noWayToSignIn(let address, let status):
      .init(
        expected: "the login form, there or where the answer leads to",
        happened: "\(address) answered \(status), and the page has no login form.",
        cause: "Whoever is refused gets neither a form nor a redirect to one, and must go the way by hand.",
        next: "Redirect to /login with the address that was asked for, or show the form in the refusal itself.")
    case .crashes(let asked, let status):
      .init(
        expected: "the page of this site, or 400",
        happened: "With \(asked.shown) as the address to go back to, the app answers \(status).",
        cause: "An address that nobody expected is put into a redirect as it is.",
        next: "Ask first whether it is a path of your own app. Else go to /dashboard.")
    }
  }
}

extension String {
  /// As it can be read on a screen.
  fileprivate var shown: String {
    let text = replacing("\t", with: "\\t").replacing("\n", with: "\\n").replacing("\r", with: "\\r").harmless
    return "\u{201C}\(text)\u{201D}"
  }
}

extension ReturningFault {
  static let samples: [ReturningFault] = [
    .leavesSite("//a.example", location: "//a.example"),
    .leavesSiteWhenSignedIn("//a.example", location: "//a.example"), .crashes("//a.example", status: 500),
    .noWayToSignIn(at: "/profile", status: 401),
  ]
}

extension Diagnosis {
  static func returning(_ fault: ReturningFault) -> Diagnosis { Diagnosis(fault) }
}
