/// The words of each diagnosis, in one place.
extension Diagnosis {
  struct Words: Sendable, Equatable {
    /// What was expected, and what came.
    var happened: String
    /// The likely cause and the next thing to try.
    var advice: String
  }

  var words: Words {
    switch self {
    case .noAnswer(let failure, let request): failure.words(request)
    case .ended(let request):
      Words(
        happened: "\(request) ended the app.",
        advice:
          "Look at the last lines that it printed. In Swift, look for a ! after a value that may be nil, and for an index that an array does not have."
      )
    case .serverError(501, let request):
      Words(
        happened: "\(request) answered 501: this route says that it is not written yet.",
        advice: "Write it. `read` shows the task, and `hint` helps.")
    case .serverError(let status, let request):
      Words(
        happened: "\(request) answered \(status): the app failed while it made the page.",
        advice: "Look at the last lines that the app printed: they name the file and line.")
    case .cannot(let failure): failure.words
    case .unknownPerson(let name, let known):
      Words(
        happened: "Nobody here is called \(name).",
        advice:
          "These people have an account: \(known.joined(separator: ", ")). For somebody else give a password: sign in as \(name.isEmpty ? "bob" : name) password=guess."
      )
    case .unreadable(let line):
      Words(
        happened: "A name that the app uses makes a line that cannot be typed: \(line).",
        advice: "Use letters, digits and hyphens in the names of fields.")
    case .nothingToRepeat:
      Words(happened: "Nobody has logged out yet.", advice: "Type `log out` first.")

    case .unexpectedStatus(let status, let expected, let request):
      Words(
        happened: "\(request) answered \(status); expected \(expected).",
        advice: status == 404
          ? "404 means that the app has no route for this address. Is it spelled the same in the code, and is the method right?"
          : status == 405
            ? "405 means that the address exists, but not for this method. Does the route accept it?"
            : "Look at what the route for this address returns.")
    case .noRedirect(let status, let expected, let showsLoginForm):
      showsLoginForm
        ? Words(
          happened: "The app answered \(status) with the login form; expected a redirect to \(expected).",
          advice:
            "Either the name and password were taken for wrong, or the route shows the form for POST as well. Print what arrives in the form's fields and compare."
        )
        : Words(
          happened: "The app answered \(status) with a page; expected a redirect to \(expected).",
          advice:
            "After a form was accepted, answer with a redirect (303 or 302) instead of a page. Otherwise reloading sends the password again."
        )
    case .redirectStatus(let status):
      Words(
        happened: "The app redirects with \(status); expected 303 or 302.",
        advice: status == 301
          ? "301 means for ever: browsers remember it and never ask again. Use 303."
          : "\(status) tells the browser to send the form, password included, to the next page as well. Use 303.")
    case .redirectElsewhere(let got, let expected):
      Words(
        happened: "The app redirects to \(got); expected \(expected).",
        advice: got.hasPrefix("/login")
          ? "Back to the login page means that the name and password were taken for wrong. Compare what arrives with what you expect."
          : "Look at the address that the redirect names.")
    case .redirectOffSite(let location):
      Words(
        happened: "The redirect leads away from the app: Location: \(location.isEmpty ? "(empty)" : location).",
        advice: "Redirect to a path of your own app, such as /dashboard.")
    case .redirectLoop(let address):
      Words(
        happened: "\(address) redirects again and again, without end.",
        advice: "A browser gives up and shows an error. Redirect to a page that answers 200.")
    case .elsewhere(let got, let expected):
      Words(happened: "The browser is at \(got); expected \(expected).", advice: "Look at where the redirects lead.")
    case .textMissing(let text, let address):
      Words(
        happened: "The page at \(address) does not show \u{201C}\(text)\u{201D}.",
        advice: "Type `page` to see what it shows.")
    case .textPresent(let text, let address):
      Words(
        happened: "The page at \(address) shows \u{201C}\(text)\u{201D}, which it should not.",
        advice: "Type `page` to see where it stands.")
    case .pageEmpty(let address):
      Words(happened: "The page at \(address) is empty.", advice: "Return some text from its route.")
    case .headerMissing(let name):
      Words(happened: "The response has no header \(name).", advice: "Set it on the response.")
    case .headerDifferent(let name, let value, let expected):
      Words(
        happened: "The header \(name) is \u{201C}\(value)\u{201D}; expected \u{201C}\(expected)\u{201D} in it.",
        advice: "Look at how the response is made.")
    case .linkMissing(let target, let address):
      Words(
        happened: "The page at \(address) has no link to \(target).", advice: "Add one: <a href=\"\(target)\">…</a>.")
    case .cookieMissing(let name, let kept):
      Words(
        happened: "The browser keeps no cookie named \(name).",
        advice: kept.isEmpty ? "It keeps no cookie at all." : "It keeps: \(kept.joined(separator: ", ")).")
    case .cookiePresent(let name):
      Words(happened: "The browser still keeps the cookie \(name).", advice: "Type `cookies` to see it.")

    case .formNotHTML(let type):
      Words(
        happened: "The page at /login is not HTML: its Content-Type is \(type ?? "missing").",
        advice: "A browser shows a form only when the Content-Type is text/html.")
    case .formMissing:
      Words(
        happened: "The page at /login has no form.",
        advice: "Write one: <form method=\"post\">, with a text field, a password field and a button in it.")
    case .fieldsOutsideForm:
      Words(
        happened: "The fields stand outside the form.",
        advice: "A browser sends only the fields between <form> and </form>. Move them inside.")
    case .passwordVisible(let type):
      Words(
        happened: "The password field has type=\"\(type)\".",
        advice: "Use type=\"password\". Then the browser hides what is typed and does not keep it in its history.")
    case .passwordUnnamed:
      Words(
        happened: "The password field has no name.",
        advice: "A browser sends only fields that have a name. Add name=\"password\".")
    case .passwordFieldMissing:
      Words(
        happened: "The form has no password field.",
        advice: "Add <input type=\"password\" name=\"password\"> to the form.")
    case .userFieldUnnamed:
      Words(
        happened: "The field for the user name has no name attribute.",
        advice: "A browser sends only fields that have a name. Add name=\"username\".")
    case .userFieldMissing:
      Words(
        happened: "The form has no text field for the user name.",
        advice: "Add <input name=\"username\"> to the form.")
    case .fieldsShareName(let name):
      Words(
        happened: "Both fields are named \u{201C}\(name)\u{201D}.",
        advice: "The app cannot tell them apart. Give them different names.")
    case .formSentByGet:
      Words(
        happened: "The form is sent with GET.",
        advice: "The password would stand in the address bar, in the history and in logs. Write method=\"post\".")
    case .formLeavesApp(let action):
      Words(
        happened: "The form is sent to another site: action=\"\(action)\".",
        advice: "The password would go there. Leave the action out, or name a path of your own app.")
    case .formGoesElsewhere(let got, let expected):
      Words(
        happened: "The form is sent to \(got); expected \(expected).",
        advice: "Leave the action out, or write action=\"\(expected)\".")
    case .buttonDoesNotSend:
      Words(
        happened: "The button does not send the form.",
        advice: "type=\"button\" and type=\"reset\" send nothing. Use <button>Log in</button>.")
    case .buttonMissing:
      Words(happened: "The form has no button.", advice: "Add <button>Log in</button> inside the form.")
    case .fieldWithoutLabel(let name):
      Words(
        happened: "The field \u{201C}\(name)\u{201D} has no label.",
        advice: "Put it into <label>…</label>, so that people and screen readers know what to type.")
    case .passwordFilledIn:
      Words(
        happened: "The password field is filled in already.",
        advice: "Whoever opens the page can read it in the source. Leave out the value.")
    case .formUnreadable(let enctype):
      Words(
        happened: "The form is sent as \(enctype).", advice: "Servers cannot read that reliably. Leave enctype out.")

    case .headDiffers(let head, let get):
      Words(
        happened: "HEAD answers \(head) where GET answers \(get).",
        advice: "HEAD asks for the same as GET without the body. Let the same route answer both.")
    case .debuggerOpen(let address):
      Words(
        happened: "\(address) shows the debugger to everybody.",
        advice: "Whoever reaches it can run code on your machine. Turn debug mode off.")
    case .stackTraceShown(let address):
      Words(
        happened: "\(address) shows a stack trace.",
        advice: "It tells strangers how the app is built. Turn debug mode off, and answer 404 or 500 with a plain page."
      )
    case .socketsUnseen:
      Words(
        happened: "This system does not show where the app listens.",
        advice: "Look yourself: the app should listen on 127.0.0.1, and not on 0.0.0.0.")
    case .listensToAll(let address):
      Words(
        happened: "The app listens on \(address): other machines can reach it.",
        advice: "While you build it, listen on 127.0.0.1 only.")

    case .dashboardMissing:
      Words(
        happened: "/dashboard answers 404.", advice: "Add a route for /dashboard that greets the person by name.")
    case .notGreeted(let person):
      Words(
        happened: "After signing in, /dashboard does not show the name \(person).",
        advice:
          "Store the name in the session when the password is right, and let the dashboard read it there under the same name."
      )
    case .signInNotKept(let person, let cookieSent):
      cookieSent
        ? Words(
          happened: "\(person) signed in and has a cookie, but /dashboard does not let \(person) in.",
          advice: "Does the dashboard look for the same name in the session that signing in stored?")
        : Words(
          happened: "\(person) signed in, but the app set no cookie, so /dashboard cannot know who asks.",
          advice: "Store the name in the session when the password is right: session[\"user\"] = username.")
    case .signInCookieRefused(let refusal):
      Words(
        happened: "The app set a cookie that a browser refuses: \(refusal.words).",
        advice: "Change the cookie's attributes so that the browser keeps it.")
    case .signInForgotten(let person):
      Words(
        happened: "\(person) was signed in, and with the next request no longer is.",
        advice: "The session must last: does a page clear it, or is it kept where the next request does not find it?")
    case .signInEnded(let person, .signIn(let other)):
      Words(
        happened: "\(person) was signed in, until \(other) signed in with another browser.",
        advice:
          "There is room for one person only. Keep the user in the session, which each browser has for itself, and in no variable for everybody."
      )
    case .signInEnded(let person, .logout(let other)):
      Words(
        happened: "\(person) was signed in, until \(other) logged out in another browser.",
        advice:
          "Logging out ends every session. Is a whole table emptied, a key changed, or something that all requests share?"
      )
    case .mixedUp(let person, let shows):
      Words(
        happened: "\(person)'s browser sees \(shows).",
        advice:
          "The user is kept in one place for everybody, such as a global variable. Keep it in the session, which each browser has for itself."
      )
    case .accepted(let attempt): attempt.words
    case .refusalLeadsToDashboard(let status):
      Words(
        happened: "A refused sign-in was answered with \(status) and a redirect to /dashboard.",
        advice: "Show the form again with a message, or redirect to /login.")
    case .noMessage:
      Words(
        happened: "After a refused sign-in the page says nothing new.",
        advice: "Say that the name or the password is wrong; otherwise people wonder what happened.")
    case .passwordRepeated:
      Words(
        happened: "The page repeats the password that was typed.",
        advice: "Never write a password into a page. Leave the field empty.")
    case .incompleteFormCrashes(let missing, let status):
      Words(
        happened: "A form without \(missing) was answered with \(status).",
        advice: "Any request can lack any field. Read it with a default, and treat it as a wrong answer.")

    case .stillOpen(let status):
      Words(
        happened: "/dashboard opens (\(status)) although nobody should be signed in.",
        advice: "Ask the session who it is before you make the page.")
    case .sharedByEveryone(let person):
      Words(
        happened: "A browser that never signed in sees \(person).",
        advice:
          "The user is kept in one place for everybody, such as a global variable. Keep it in the session, which each browser has for itself."
      )

    case .openToAnyone(let address):
      Words(
        happened: "\(address) opens for a visitor who is not signed in.",
        advice: "Look for the user in the session first. Without one, redirect to /login and return at once.")
    case .leaksWithRedirect(let address, let status):
      Words(
        happened: "\(address) answers \(status), but sends the page along with it.",
        advice: "A redirect does not hide the body. Return at once, before the page is made.")
    case .redirectNotToLogin(let address):
      Words(
        happened: "A visitor who is not signed in is redirected to \(address), which has no login form.",
        advice: "Redirect to /login.")
    case .refusedOddly(let status):
      Words(
        happened: "A visitor who is not signed in gets \(status), and no login form.",
        advice: "Redirect to /login, or answer 401 or 403.")
    case .methodOpens(let method):
      Words(
        happened: "With the method \(method), /dashboard lets in a visitor who is not signed in.",
        advice: "Check the session for every method, not only for GET.")
    case .spellingOpens(let spelling):
      Words(
        happened: "Spelled \(spelling), the protected page is open to everybody.",
        advice: "Check the session in the route itself, not by comparing the address.")
    case .noSignInCookie:
      Words(
        happened: "Without any one of its cookies the browser is still signed in.",
        advice: "Something other than a cookie lets people in, for instance their address or a global variable.")
    case .forgedAccepted(let cookie):
      Words(
        happened: "A made-up cookie \(cookie) is enough to open /dashboard.",
        advice: "Anybody can send any cookie. Sign it, or send a long random id and keep the rest in the app.")
    case .forgedCrashes(let cookie, let status):
      Words(
        happened: "A made-up cookie \(cookie) makes the app fail with \(status).",
        advice: "Treat a cookie that cannot be read as no cookie.")
    case .tamperedAccepted(let cookie):
      Words(
        happened: "The cookie \(cookie) was changed by hand and still counts.",
        advice: "Sign the whole value, and check the whole signature.")
    case .tamperedCrashes(let cookie, let status):
      Words(
        happened: "A changed cookie \(cookie) makes the app fail with \(status).",
        advice: "Treat a cookie that cannot be read as no cookie.")
    case .mixedAccepted(let cookie):
      Words(
        happened: "A cookie \(cookie) put together from two people's cookies still counts.",
        advice: "Sign all parts of the value together.")
    case .claimLetsIn(let claim):
      Words(
        happened: "\(claim) is enough to open /dashboard.",
        advice: "Anybody can write that into a request. Ask only the session who it is.")
    case .claimChangesPerson(let claim, let person):
      Words(
        happened: "With \(claim) the dashboard greets \(person), who is not signed in here.",
        advice: "Take the name from the session, never from the request.")
    case .passwordInCookie(let cookie, let encoding):
      Words(
        happened: "The cookie \(cookie) holds the password, \(encoding).",
        advice: "A signed cookie can still be read by anyone who holds it. Store the name only.")

    case .noWayToLogOut:
      Words(
        happened: "/dashboard has no link or button to log out.",
        advice: "Add <a href=\"/logout\">Log out</a>, so that people need not type the address.")
    case .logoutFails(let status):
      Words(
        happened: "Logging out answers \(status).",
        advice: status == 404
          ? "The link or button leads to an address that the app does not know. Is it spelled as in the route?"
          : status == 405
            ? "A link sends GET, a form what its method says. Does the route accept that?"
            : "Remove the user from the session, then redirect to /login.")
    case .logoutNotFound:
      Words(
        happened: "There is no link or button to log out on /dashboard, and /logout answers 404.",
        advice: "Add a route for /logout that removes the user from the session.")
    case .logoutKeepsSession(let cookieTouched):
      cookieTouched
        ? Words(
          happened: "After logging out /dashboard still opens, although logging out changed the cookie.",
          advice: "Something was removed, but not what signing in stored. Remove the same name from the session.")
        : Words(
          happened: "After logging out /dashboard still opens, and no cookie changed.",
          advice: "Remove exactly what signing in stored: session.pop(\"user\", None), or session[\"user\"] = nil.")
    case .logoutOnlyOpensLogin:
      Words(
        happened: "After logging out /dashboard still opens: the link to log out only leads to /login.",
        advice:
          "Opening the login page ends nothing. Let the link lead to the route that removes the user, such as /logout.")
    case .logoutLocksOut(let person):
      Words(
        happened: "\(person) signed in after a logout in this browser, and /dashboard does not let \(person) in.",
        advice:
          "Look for a mark that logging out leaves and signing in does not remove, such as a list of people who left.")
    case .nameStays(let person, let previous):
      Words(
        happened: "\(previous) logged out and \(person) signed in, but /dashboard still shows \(previous).",
        advice: "Remove the name when somebody logs out, and store the new one at every sign-in.")
    case .cookieSurvives(let name, let path):
      Words(
        happened: "Logging out tries to delete the cookie \(name), but the browser keeps it.",
        advice: "A cookie is deleted only with the path and domain that it was set with: here Path=\(path).")
    }
  }
}
