/// The explanation of each diagnosis, in one place.
extension Diagnosis {
  var explanation: Explanation {
    switch self {
    case .noAnswer(let failure, let request): failure.explanation(request)
    case .ended(let request):
      Explanation(
        expected: "an answer", happened: "\(request) ended the app.",
        cause:
          "The route stops the whole program. In Swift, a ! after a value that is nil does that, or an index that an array does not have; in Python, sys.exit().",
        next: "Look at the last lines that the app printed.")
    case .serverError(501, let request):
      Explanation(
        expected: "a page", happened: "\(request) answered 501.", cause: "This route says that it is not written yet.",
        next: "Write it. `read` shows the task, and `hint` helps.")
    case .serverError(let status, let request):
      Explanation(
        expected: "a page", happened: "\(request) answered \(status).",
        cause:
          "An error that nobody caught: a template whose name is misspelled or that cannot be filled in, or a value that is not there. Or the route names this status itself.",
        next: "Look at the last lines that the app printed: they name the file and line.")
    case .cannot(let failure): failure.explanation
    case .unknownPerson(let name, let known):
      Explanation(
        happened: "Nobody here is called \(name).",
        next:
          "These people have an account: \(known.joined(separator: ", ")). For somebody else give a password: sign in as \(name.isEmpty ? "bob" : name) password=guess."
      )
    case .unreadable(let line):
      Explanation(
        happened: "A name that the app uses makes a line that cannot be typed: \(line).",
        next: "Use letters, digits and hyphens in the names of fields.")
    case .nothingToRepeat:
      Explanation(happened: "Nobody has logged out yet.", next: "Type `log out` first.")

    case .unexpectedStatus(let status, let expected, let request):
      Explanation(
        expected: "status \(expected)", happened: "\(request) answered \(status).",
        cause: status == 404
          ? "The app has no route for this address and method, or the route itself says 404."
          : status == 405 ? "The address exists, but not for this method." : nil,
        next: status == 404
          ? "Is the address spelled the same in the code, with a slash at its start? Is the method right?"
          : status == 405
            ? "Let the route accept \(request.prefix { $0 != " " })."
            : "Look at what the route for this address returns."
      )
    case .noRedirect(let status, let expected, true):
      Explanation(
        expected: "a redirect to \(expected)", happened: "The app answered \(status) with the login form.",
        cause: "The name and password were taken for wrong, or the route shows the form for POST as well.",
        next: "Print what arrives in the form's fields and compare.")
    case .noRedirect(let status, let expected, false):
      Explanation(
        expected: "a redirect to \(expected)", happened: "The app answered \(status) with a page.",
        cause: "The page is the answer to the form itself, so reloading it sends the password again.",
        next: "After a form was accepted, answer with a redirect (303 or 302) instead of a page.")
    case .redirectStatus(let status):
      Explanation(
        expected: "status 303 or 302", happened: "The app redirects with \(status).",
        cause: status == 301
          ? "301 means for ever: browsers remember it and never ask again."
          : "\(status) tells the browser to send the form, password included, to the next page as well.",
        next: "Use 303.")
    case .redirectElsewhere(let got, let expected):
      Explanation(
        expected: "a redirect to \(expected)", happened: "The app redirects to \(got).",
        cause: got.hasPrefix("/login") ? "The name and password were taken for wrong." : nil,
        next: got.hasPrefix("/login")
          ? "Compare what arrives with what you expect." : "Look at the address that the redirect names.")
    case .redirectOffSite(let location):
      Explanation(
        expected: "an address of the app",
        happened: "The redirect leads away from the app: Location: \(location.isEmpty ? "(empty)" : location).",
        cause: "A fixed host or port stands in the address; the app may run elsewhere tomorrow.",
        next: "Redirect to a path of your own app, such as /dashboard.")
    case .redirectLoop(let address):
      Explanation(
        expected: "a page that answers",
        happened: "\(address.prefix(60))\(address.count > 60 ? "…" : "") redirects again and again, without end.",
        cause: "It sends people to itself, or to a page that sends them back. A browser gives up and shows an error.",
        next: "Redirect to a page that answers 200.")
    case .elsewhere(let got, let expected):
      Explanation(
        expected: "to be at \(expected)", happened: "The browser is at \(got).",
        next: "Look at where the redirects lead.")
    case .textMissing(let text, let address):
      Explanation(
        expected: "\u{201C}\(text)\u{201D} on the page",
        happened: "The page at \(address) does not show \u{201C}\(text)\u{201D}.",
        next: "Type `page` to see what it shows.")
    case .textPresent(let text, let address):
      Explanation(
        expected: "a page without \u{201C}\(text)\u{201D}",
        happened: "The page at \(address) shows \u{201C}\(text)\u{201D}, which it should not.",
        next: "Type `page` to see where it stands.")
    case .pageEmpty(let address):
      Explanation(
        expected: "some text", happened: "The page at \(address) is empty.", next: "Return some text from its route.")
    case .headerMissing(let name):
      Explanation(
        expected: "the header \(name)", happened: "The response has no header \(name).", next: "Set it on the response."
      )
    case .headerDifferent(let name, let value, let expected):
      Explanation(
        expected: "\u{201C}\(expected)\u{201D} in it", happened: "The header \(name) is \u{201C}\(value)\u{201D}.",
        next: "Look at how the response is made.")
    case .linkMissing(let target, let address):
      Explanation(
        expected: "a link to \(target)", happened: "The page at \(address) has no link to \(target).",
        next: "Add one: <a href=\"\(target)\">…</a>.")
    case .cookieMissing(let name, let kept):
      Explanation(
        expected: "a cookie named \(name)", happened: "The browser keeps no cookie named \(name).",
        next: kept.isEmpty ? "It keeps no cookie at all." : "It keeps: \(kept.joined(separator: ", ")).")
    case .cookiePresent(let name):
      Explanation(
        expected: "no cookie named \(name)", happened: "The browser still keeps the cookie \(name).",
        next: "Type `cookies` to see it.")

    case .headDiffers(let head, let get):
      Explanation(
        expected: "the status of GET, \(get)", happened: "HEAD answers \(head) where GET answers \(get).",
        cause: head >= 500
          ? "The route runs for HEAD too, and something in it works for GET alone."
          : "The route refuses every method but GET. HEAD asks for the same as GET without the body.",
        next: "Let the same route answer both.")
    case .debuggerOpen(let address):
      Explanation(
        expected: "no debugger", happened: "\(address) shows the debugger to everybody.",
        cause:
          "Debug mode is on, or a debugger is wrapped round the app. Whoever reaches it can run code on your machine.",
        next: "Turn it off.")
    case .stackTraceShown(let address):
      Explanation(
        expected: "a plain page", happened: "\(address) shows a stack trace.",
        cause: "Debug mode is on, or a page for errors prints it. It tells strangers how the app is built.",
        next: "Turn debug mode off, and answer 404 or 500 with a plain page.")
    case .socketsUnseen:
      Explanation(
        happened: "This system does not show where the app listens.",
        next: "Look yourself: the app should listen on 127.0.0.1, and not on 0.0.0.0.")
    case .listensToAll(let address):
      Explanation(
        expected: "127.0.0.1 only", happened: "The app listens on \(address).",
        cause: "Its host is set to every network that the machine is part of, so other machines can reach it.",
        next: "While you build it, listen on 127.0.0.1 only.")

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
    case .pageWithoutLogout(let address):
      Explanation(
        expected: "a link or button to log out", happened: "\(address) has no link or button to log out.",
        next: "Put it into the layout that all pages share.")
    case .form(let diagnosis): diagnosis.explanation
    case .guarding(let diagnosis): diagnosis.explanation
    case .cookie(let diagnosis): diagnosis.explanation
    case .logout(let diagnosis): diagnosis.explanation
    case .returning(let diagnosis): diagnosis.explanation
    case .remember(let diagnosis): diagnosis.explanation
    case .account(let diagnosis): diagnosis.explanation
    case .passwords(let diagnosis): diagnosis.explanation
    case .secret(let diagnosis): diagnosis.explanation
    case .expiry(let diagnosis): diagnosis.explanation
    case .session(let diagnosis): diagnosis.explanation
    case .passwordChange(let diagnosis): diagnosis.explanation
    case .guessing(let diagnosis): diagnosis.explanation
    case .token(let diagnosis): diagnosis.explanation
    case .input(let diagnosis): diagnosis.explanation
    case .crossSite(let diagnosis): diagnosis.explanation
    }
  }
}
