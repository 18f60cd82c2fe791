/// People cannot sign in as they should, or others can.
enum SignInFault: ProbedFault {
  case unknownPerson(String, known: [String])
  case dashboardMissing
  case notGreeted(person: String)
  case signInNotKept(person: String, cookieSent: Bool)
  case signInCookieRefused(CookieRefusal)
  /// The right name and password were turned down.
  case signInRefused(person: String, status: Int)
  case signInForgotten(person: String)
  /// It held until something happened in another browser.
  case signInEnded(person: String, by: InterferingEvent)
  case mixedUp(person: String, shows: String)
  case accepted(CredentialTrick)
  /// The login form came where a redirect was expected.
  case formForRedirect(status: Int, expected: String)
  /// The redirect leads to the login page.
  case leadsBackToLogin(String, expected: String)
  case refusalLeadsToDashboard(status: Int)
  case noMessage
  case passwordRepeated
  case incompleteFormCrashes(missing: String, status: Int)
  case stillOpen(status: Int)
  case sharedByEveryone(person: String)
  /// The page names somebody where it should name nobody.
  case pageNamesSomebody(String, at: String)
  case emptyGreeting(String, at: String)
  case noWayToLogOut(at: String)
  /// Without any one of its cookies the browser is still signed in.
  case noCookieSignsIn

  var id: String {
    switch self {
    case .unknownPerson: "line.unknown-person"
    case .dashboardMissing: "sign-in.dashboard-missing"
    case .notGreeted: "sign-in.not-greeted"
    case .signInNotKept(_, let cookieSent): cookieSent ? "sign-in.not-recognized" : "sign-in.no-cookie"
    case .signInCookieRefused: "sign-in.cookie-refused"
    case .signInRefused: "sign-in.refused"
    case .signInForgotten: "sign-in.forgotten"
    case .signInEnded(_, .signIn): "session.ended-by-sign-in"
    case .signInEnded(_, .logout): "session.ended-by-logout"
    case .signInEnded(_, .passwordChange): "session.ended-by-password-change"
    case .signInEnded(_, .guesses): "session.ended-by-guesses"
    case .mixedUp: "session.mixed-up"
    case .accepted(let attempt): attempt.id
    case .formForRedirect: "redirect.login-form-instead"
    case .leadsBackToLogin: "redirect.elsewhere"
    case .refusalLeadsToDashboard: "sign-in.refusal-leads-to-dashboard"
    case .noMessage: "sign-in.no-message"
    case .passwordRepeated: "sign-in.password-repeated"
    case .incompleteFormCrashes: "sign-in.incomplete-form-crashes"
    case .stillOpen: "session.still-open"
    case .sharedByEveryone: "session.shared-by-everyone"
    case .pageNamesSomebody: "page.names-somebody"
    case .emptyGreeting: "page.empty-greeting"
    case .noWayToLogOut: "page.no-way-to-log-out"
    case .noCookieSignsIn: "cookie.none-keeps-sign-in"
    }
  }

  var outcome: Outcome {
    switch self {
    case .unknownPerson: .error
    case .dashboardMissing, .notGreeted, .signInNotKept, .signInCookieRefused, .signInRefused, .signInForgotten,
      .signInEnded, .mixedUp, .accepted, .formForRedirect, .leadsBackToLogin, .refusalLeadsToDashboard, .noMessage,
      .passwordRepeated,
      .incompleteFormCrashes, .stillOpen, .sharedByEveryone, .pageNamesSomebody, .emptyGreeting, .noWayToLogOut,
      .noCookieSignsIn:
      .failed
    }
  }

  var isAboutTheLine: Bool {
    switch self {
    case .unknownPerson: true
    case .dashboardMissing, .notGreeted, .signInNotKept, .signInCookieRefused, .signInRefused, .signInForgotten,
      .signInEnded, .mixedUp, .accepted, .formForRedirect, .leadsBackToLogin, .refusalLeadsToDashboard, .noMessage,
      .passwordRepeated,
      .incompleteFormCrashes, .stillOpen, .sharedByEveryone, .pageNamesSomebody, .emptyGreeting, .noWayToLogOut,
      .noCookieSignsIn:
      false
    }
  }

  var isAppsOwnFailure: Bool {
    switch self {
    case .incompleteFormCrashes: true
    case .unknownPerson, .dashboardMissing, .notGreeted, .signInNotKept, .signInCookieRefused, .signInRefused,
      .signInForgotten, .signInEnded, .mixedUp, .accepted, .formForRedirect, .leadsBackToLogin,
      .refusalLeadsToDashboard, .noMessage, .passwordRepeated,
      .stillOpen, .sharedByEveryone, .pageNamesSomebody, .emptyGreeting, .noWayToLogOut, .noCookieSignsIn:
      false
    }
  }

  var explanation: Explanation {
    switch self {
    case .unknownPerson(let name, let known):
      Explanation(
        happened: "Nobody here is called \(name).",
        next:
          "These people have an account: \(known.joined(separator: ", ")). For somebody else give a password: sign in as \(name.isEmpty ? "bob" : name) password=guess."
      )
    case .dashboardMissing:
      Explanation(
        expected: "a page at /dashboard", happened: "/dashboard answers 404.",
        cause: "No route has this address.", next: "Add a route for /dashboard that greets the person by name.")
    case .notGreeted(let person):
      Explanation(
        expected: "the name \(person) at /dashboard",
        happened: "After signing in, /dashboard does not show the name \(person).",
        cause:
          "The page reads the name under another key than signing in stored it, greets somebody else, or the template does not show it.",
        next:
          "Compare the key in the session where signing in stores it and where the dashboard reads it; then the name that the route gives to the template and the one that stands in it."
      )
    case .signInNotKept(let person, true):
      Explanation(
        expected: "the page of \(person) at /dashboard",
        happened: "\(person) signed in and has a cookie, but /dashboard does not let \(person) in.",
        cause: "The dashboard looks for another name in the session than signing in stored.",
        next: "Use the same name in both places.")
    case .signInNotKept(let person, false):
      Explanation(
        expected: "a cookie that says who signed in",
        happened: "\(person) signed in, but the app set no cookie, so /dashboard cannot know who asks.",
        cause: "The name is never stored in the session, or the session is cleared after it was stored.",
        next:
          "Store the name in the session when the password is right, as the last thing: session[\"user\"] = username.")
    case .signInCookieRefused(let refusal):
      Explanation(
        expected: "a cookie that browsers keep",
        happened: "The app set a cookie that a browser refuses: \(refusal.words).",
        next: "Change the cookie's attributes so that the browser keeps it.")
    case .signInRefused(let person, let status):
      Explanation(
        expected: "the page of \(person) at /dashboard",
        happened: "The app refused the right name and password of \(person) with \(status).",
        cause: status == 429
          ? "It slows down whoever has tried too often, and did not see that these tries were for other people."
          : "It let \(person) in before, so something that happened since took the account away or changed it.",
        next: status == 429
          ? "Count wrong passwords for each person apart, and only after several in a row."
          : "Keep the accounts as they are, whoever signs in or logs out.")
    case .signInForgotten(let person):
      Explanation(
        expected: "\(person) to stay signed in",
        happened: "\(person) was signed in, and with the next request no longer is.",
        cause:
          "The page takes the name out of the session when it shows it, or keeps it where the next request finds nothing.",
        next: "Only read the name on the dashboard; remove it at logout alone.")
    case .signInEnded(let person, .signIn(let other)):
      Explanation(
        expected: "\(person) to stay signed in",
        happened: "\(person) was signed in, until \(other) signed in with another browser.",
        cause: "There is room for one person only.",
        next: "Keep the user in the session, which each browser has for itself, and in no variable for everybody.")
    case .signInEnded(let person, .logout(let other)):
      Explanation(
        expected: "\(person) to stay signed in",
        happened: "\(person) was signed in, until \(other) logged out in another browser.",
        cause:
          "Logging out ends every session: a table of sessions is emptied, a number or a key that all sessions share is changed.",
        next: "Remove the user from this browser's session only.")
    case .signInEnded(let person, .passwordChange(let other)):
      Explanation(
        expected: "\(person) to stay signed in",
        happened: "\(person) was signed in, until \(other) changed a password in another browser.",
        cause: "Changing a password ends every session, whoever it belongs to.",
        next: "End the sessions of the account whose password was changed, and no others.")
    case .signInEnded(let person, .guesses(let victim)):
      Explanation(
        expected: "\(person) to stay signed in",
        happened: "\(person) was signed in, until somebody else guessed passwords of \(victim).",
        cause: "Too many wrong passwords end the sessions of the account. Then anybody can throw anybody out.",
        next: "Refuse new sign-ins only. Leave the sessions that there are.")
    case .mixedUp(let person, let shows):
      Explanation(
        expected: "the name \(person)", happened: "\(person)'s browser sees \(shows).",
        cause: "The user is kept in one place for everybody, such as a global variable.",
        next: "Keep it in the session, which each browser has for itself.")
    case .accepted(let attempt): attempt.explanation
    case .noWayToLogOut(let address):
      Explanation(
        expected: "a link or button to log out", happened: "\(address) has no link or button to log out.",
        next: "Put it into the layout that all pages share.")
    case .noCookieSignsIn:
      Explanation(
        expected: "one cookie that matters", happened: "Without any one of its cookies the browser is still signed in.",
        cause: "Something other than a cookie lets people in, for instance their address or a global variable.",
        next: "Keep the user in the session.")
    case .formForRedirect(let status, let expected):
      Explanation(
        expected: "a redirect to \(expected)", happened: "The app answered \(status) with the login form.",
        cause: "The name and password were taken for wrong, or the route shows the form for POST as well.",
        next: "Print what arrives in the form's fields and compare.")
    case .leadsBackToLogin(let got, let expected):
      Explanation(
        expected: "a redirect to \(expected)", happened: "The app redirects to \(got).",
        cause: "The name and password were taken for wrong.", next: "Compare what arrives with what you expect.")
    case .refusalLeadsToDashboard(let status):
      Explanation(
        expected: "the login page again",
        happened: "A refused sign-in was answered with \(status) and a redirect to /dashboard.",
        cause: "The redirect stands outside the branch for the right password.",
        next: "Show the form again with a message, or redirect to /login.")
    case .noMessage:
      Explanation(
        expected: "a sentence that the login page did not have",
        happened: "After a refused sign-in the page says nothing new.",
        cause: "There is no message, or it does not reach the page.",
        next: "Say that the name or the password is wrong; otherwise people wonder what happened.")
    case .passwordRepeated:
      Explanation(
        expected: "a page without the typed password", happened: "The page repeats the password that was typed.",
        cause: "The typed password is given to the page, as the value of its field or in a message.",
        next: "Never write a password into a page. Leave the field empty.")
    case .incompleteFormCrashes(let missing, let status):
      Explanation(
        expected: "a refusal", happened: "A form without \(missing) was answered with \(status).",
        cause: "The app takes it for granted that the field is there. Any request can lack any field.",
        next: "Read it with a default, and treat it as a wrong answer.")
    case .stillOpen(let status):
      Explanation(
        expected: "a closed /dashboard", happened: "/dashboard opens (\(status)) although nobody should be signed in.",
        next: "Ask the session who it is before you make the page.")
    case .sharedByEveryone(let person):
      Explanation(
        expected: "no name", happened: "A browser that never signed in sees \(person).",
        cause: "The user is kept in one place for everybody, such as a global variable.",
        next: "Keep it in the session, which each browser has for itself.")
    case .pageNamesSomebody(let name, let address):
      Explanation(
        expected: "a page that names nobody",
        happened: "\(address) shows the name \(name), and nobody is signed in here.",
        cause: "The name comes from somewhere else than this browser's session, such as a global variable.",
        next: "Take the name from the session each time a page is made, and show it only if there is one.")
    case .emptyGreeting(let greeting, let address):
      Explanation(
        expected: "no greeting", happened: "\(address) greets nobody by name: \u{201C}\(greeting)\u{201D}.",
        cause: "The page puts in the name although there is none.",
        next: "Ask in the layout whether somebody is signed in; if not, show a link to /login in the greeting's place.")
    }
  }
}

extension SignInFault {
  static let samples: [SignInFault] =
    [
      .unknownPerson("bob", known: ["alice", "admin"]), .formForRedirect(status: 200, expected: "/dashboard"),
      .leadsBackToLogin("/login", expected: "/dashboard"), .dashboardMissing, .notGreeted(person: "alice"),
      .signInNotKept(person: "alice", cookieSent: true), .signInNotKept(person: "alice", cookieSent: false),
      .signInCookieRefused(.sameSiteNoneWithoutSecure), .signInForgotten(person: "alice"),
      .signInRefused(person: "alice", status: 401), .mixedUp(person: "alice", shows: "admin"),
      .refusalLeadsToDashboard(status: 302), .noMessage, .passwordRepeated,
      .incompleteFormCrashes(missing: "password", status: 500), .stillOpen(status: 200),
      .sharedByEveryone(person: "alice"), .noCookieSignsIn, .signInEnded(person: "alice", by: .signIn(of: "admin")),
      .signInEnded(person: "alice", by: .logout(of: "admin")), .pageNamesSomebody("alice", at: "/"),
      .emptyGreeting("Hello !", at: "/"), .noWayToLogOut(at: "/about"),
      .signInEnded(person: "alice", by: .passwordChange(of: "admin")),
      .signInEnded(person: "alice", by: .guesses(of: "alice")),
    ] + CredentialTrick.samples.map(SignInFault.accepted)
}

extension Diagnosis {
  static func signIn(_ fault: SignInFault) -> Diagnosis { Diagnosis(fault) }
}
