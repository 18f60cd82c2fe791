/// Every line there is, in the order in which `help` shows it. The parser, `help`, completion and the author's guide all come from here.
enum Vocabulary {
  static let forms: [LineForm] = browsing + cookies + people + response + form + app

  private static let browsing: [LineForm] = [
    LineForm(.browse, "visit PATH", "Ask for a page, as typing an address does.", example: "visit /login") {
      .visit($0[.address])
    },
    LineForm(
      .browse, "visit PATH and follow", "Ask for a page and follow every redirect, as a real browser does.",
      example: "visit /dashboard and follow"
    ) { .visitAndFollow($0[.address]) },
    LineForm(
      .browse, "visit PATH with header FIELD=VALUE…", "Ask for a page with headers that a browser would not send.",
      example: "visit /dashboard with header X-User=admin"
    ) { .visitWithHeaders($0[.address], $0.fields) },
    LineForm(.browse, "follow", "Go where the last response redirects to.", example: "follow") { _ in .follow },
    LineForm(
      .browse, "submit FIELD=VALUE…",
      "Fill in the form on the page and send it. username, password and remember find their fields by what they are.",
      example: "submit username=alice password=abcd"
    ) { .submit($0.fields) },
    LineForm(
      .browse, "press LABEL", "Press the button or follow the link that says this.", example: "press \"Log out\""
    ) { .press($0[.label]) },
    LineForm(
      .browse, "post PATH FIELD=VALUE…", "Send fields to an address, without any form.",
      example: "post /login username=alice password=abcd"
    ) { .send(method: "POST", address: $0[.address], fields: $0.fields) },
    LineForm(
      .browse, "post PATH as JSON FIELD=VALUE…", "Send fields to an address as JSON, as a program would.",
      example: "post /login as JSON username=alice"
    ) { .postJSON(address: $0[.address], fields: $0.fields) },
    LineForm(
      .browse, "send METHOD PATH FIELD=VALUE…", "Send a request with any method.", example: "send HEAD /dashboard"
    ) { .send(method: $0[.method].uppercased(), address: $0[.address], fields: $0.fields) },
    LineForm(.browse, "back", "Show the page before this one, without asking the app again.", example: "back") { _ in
      .back
    },
    LineForm(.browse, "page", "Show the current page as text.", example: "page") { _ in .showPage },
    LineForm(
      .browse, "headers", "Show the status and the headers of the last response.", example: "headers"
    ) { _ in .showHeaders },
    LineForm(.browse, "form", "Show the form on the current page and its fields.", example: "form") { _ in .showForm },
  ]

  private static let cookies: [LineForm] = [
    LineForm(.cookies, "cookies", "Show the cookies that this browser keeps.", example: "cookies") { _ in .showCookies
    },
    LineForm(
      .cookies, "session", "Read what the cookies of this browser say, and see what stops a person from changing it.",
      example: "session"
    ) { _ in .showSession(cookie: nil) },
    LineForm(.cookies, "session COOKIE", "Read what one cookie says.", example: "session user") {
      .showSession(cookie: $0[.cookie])
    },
    LineForm(
      .cookies, "set cookie COOKIE=VALUE", "Put a cookie into the browser by hand, as an attacker can.",
      example: "set cookie user=admin"
    ) { arguments in
      let parts = arguments[.cookieValue].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return .setCookie(name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
    },
    LineForm(.cookies, "drop cookie COOKIE", "Delete one cookie.", example: "drop cookie session") {
      .dropCookie($0[.cookie])
    },
    LineForm(
      .cookies, "tamper with cookie COOKIE", "Change one character of a cookie's value.",
      example: "tamper with cookie session"
    ) { .tamper(cookie: $0[.cookie]) },
    LineForm(
      .cookies, "as NAME", "Go on in another browser, which has its own cookies.", example: "as bob"
    ) { .useBrowser($0[.browser]) },
    LineForm(
      .cookies, "close browser", "Close the browser and open it again: cookies without an end date are gone.",
      example: "close browser"
    ) { _ in .closeBrowser },
  ]

  private static let people: [LineForm] = [
    LineForm(
      .people, "sign in as PERSON", "Open the login page and sign in with that person's password.",
      example: "sign in as alice"
    ) { .signIn(person: $0[.person], password: .own) },
    LineForm(
      .people, "sign in as PERSON password=VALUE", "Try to sign in with a password of your choice.",
      example: "sign in as alice password=guess"
    ) { .signIn(person: $0[.person], password: .typed($0.named("password"))) },
    LineForm(
      .people, "sign in as PERSON with the password of PERSON", "Try to sign in with somebody else's password.",
      example: "sign in as alice with the password of admin"
    ) { .signIn(person: $0[.person], password: .of(person: $0[.person, 1])) },
    LineForm(
      .people, "sign in as PERSON by address", "Put name and password into the address instead of the form.",
      example: "sign in as alice by address"
    ) { .signInByAddress(person: $0[.person]) },
    LineForm(
      .people, "log out", "Use the link or button to log out on /dashboard, or /logout.", example: "log out"
    ) { _ in .logOut },
    LineForm(
      .people, "log out again", "Send the last logout once more.", example: "log out again"
    ) { _ in .logOutAgain },
    LineForm(
      .people, "expect signed in as PERSON", "/dashboard opens and shows that person's name.",
      example: "expect signed in as alice"
    ) { .expect(.signedIn(person: $0[.person])) },
    LineForm(.people, "expect signed out", "/dashboard greets nobody.", example: "expect signed out") { _ in
      .expect(.signedOut)
    },
    LineForm(
      .people, "expect refused", "The last sign-in was turned down, and nobody is signed in.", example: "expect refused"
    ) { _ in .expect(.refused) },
    LineForm(
      .people, "expect a message", "The page says something that the login page did not say before.",
      example: "expect a message"
    ) { _ in .expect(.message) },
    LineForm(
      .people, "expect near misses of PERSON refused", "Passwords that are almost right do not sign anyone in.",
      example: "expect near misses of alice refused"
    ) { .expect(.nearMissesRefused(person: $0[.person])) },
    LineForm(
      .people, "expect incomplete forms of PERSON refused",
      "A form that lacks a field signs nobody in and crashes nothing.",
      example: "expect incomplete forms of alice refused"
    ) { .expect(.incompleteFormsRefused(person: $0[.person])) },
    LineForm(
      .people, "expect a way to log out", "/dashboard has a link or button to log out.",
      example: "expect a way to log out"
    ) { _ in .expect(.wayToLogOut) },
    LineForm(
      .people, "expect deleted cookies gone", "Each cookie that logging out tried to delete is really gone.",
      example: "expect deleted cookies gone"
    ) { _ in .expect(.cookieReallyDeleted) },
  ]

  private static let response: [LineForm] = [
    LineForm(
      .response, "expect status STATUS", "The response has this status.", example: "expect status 302 or 303"
    ) { .expect(.status($0.statuses)) },
    LineForm(
      .response, "expect no server error", "The app answered, and not with a status of 500 or more.",
      example: "expect no server error"
    ) { _ in .expect(.noServerError) },
    LineForm(
      .response, "expect redirect to PATH", "The response sends the browser there with 302 or 303.",
      example: "expect redirect to /dashboard"
    ) { .expect(.redirect(to: $0[.address])) },
    LineForm(.response, "expect page at PATH", "The browser is at this address.", example: "expect page at /login") {
      .expect(.pageAt($0[.address]))
    },
    LineForm(
      .response, "expect page shows TEXT", "The page shows this text, as whole words.",
      example: "expect page shows \"alice\""
    ) { .expect(.pageShows($0[.text])) },
    LineForm(
      .response, "expect page hides TEXT", "The page does not show this text.", example: "expect page hides \"alice\""
    ) { .expect(.pageHides($0[.text])) },
    LineForm(
      .response, "expect page has text", "The page is not empty.", example: "expect page has text"
    ) { _ in .expect(.pageHasText) },
    LineForm(
      .response, "expect header HEADER contains TEXT", "The response has this header with this text in it.",
      example: "expect header Content-Type contains \"text/html\""
    ) { .expect(.header(name: $0[.header], contains: $0[.text])) },
    LineForm(
      .response, "expect link to PATH", "The page has a link that leads there.", example: "expect link to /login"
    ) { .expect(.link(to: $0[.address])) },
    LineForm(
      .response, "expect cookie COOKIE", "The browser keeps a cookie of this name.", example: "expect cookie session"
    ) { .expect(.cookie($0[.cookie])) },
    LineForm(
      .response, "expect no cookie COOKIE", "The browser keeps no cookie of this name.",
      example: "expect no cookie session"
    ) { .expect(.noCookie($0[.cookie])) },
  ]

  private static let form: [LineForm] = [
    LineForm(
      .form, "expect login form", "The page has a form with a password field.", example: "expect login form"
    ) { _ in .expect(.loginForm) },
    LineForm(
      .form, "expect login form posts", "The form is sent with POST.", example: "expect login form posts"
    ) { _ in .expect(.formPosts) },
    LineForm(
      .form, "expect login form names its fields", "Both fields have a name, and not the same one.",
      example: "expect login form names its fields"
    ) { _ in .expect(.formNamesFields) },
    LineForm(
      .form, "expect login form goes to PATH", "The form is sent to this address of this app.",
      example: "expect login form goes to /login"
    ) { .expect(.formGoes(to: $0[.address])) },
    LineForm(
      .form, "expect login form has a button", "A button sends the form.", example: "expect login form has a button"
    ) { _ in .expect(.formHasButton) },
    LineForm(
      .form, "expect login form has labels", "Each field says what it is for.",
      example: "expect login form has labels"
    ) { _ in .expect(.formHasLabels) },
    LineForm(
      .form, "expect login form leaves the password empty", "No password stands in the page.",
      example: "expect login form leaves the password empty"
    ) { _ in .expect(.formLeavesPasswordEmpty) },
    LineForm(
      .form, "expect login form sends readable fields", "The form is not sent as text/plain.",
      example: "expect login form sends readable fields"
    ) { _ in .expect(.formEncoding) },
  ]

  private static let app: [LineForm] = [
    LineForm(
      .app, "expect HEAD like GET at PATH", "HEAD gives the status of GET.", example: "expect HEAD like GET at /"
    ) { .expect(.headLikeGet($0[.address])) },
    LineForm(
      .app, "expect no debugger", "No debugger and no stack trace is shown to visitors.", example: "expect no debugger"
    ) { _ in .expect(.noDebugger) },
    LineForm(
      .app, "expect loopback only", "Other machines cannot reach the app.", example: "expect loopback only"
    ) { _ in .expect(.loopbackOnly) },
    LineForm(
      .app, "expect PATH keeps its secret", "A visitor who is not signed in sees nothing of this page.",
      example: "expect /dashboard keeps its secret"
    ) { .expect(.keepsSecret($0[.address])) },
    LineForm(
      .app, "expect PATH keeps its secret from every method", "HEAD, POST, PUT and the others do not open it either.",
      example: "expect /dashboard keeps its secret from every method"
    ) { .expect(.keepsSecretFromMethods($0[.address])) },
    LineForm(
      .app, "expect PATH keeps its secret in every spelling", "Odd spellings of the address do not open it.",
      example: "expect /dashboard keeps its secret in every spelling"
    ) { .expect(.keepsSecretInSpellings($0[.address])) },
    LineForm(
      .app, "expect forged cookies refused", "Made-up cookies sign nobody in.", example: "expect forged cookies refused"
    ) { _ in .expect(.forgedCookiesRefused) },
    LineForm(
      .app, "expect tampered cookies refused", "A sign-in cookie with one character changed signs nobody in.",
      example: "expect tampered cookies refused"
    ) { _ in .expect(.tamperedCookiesRefused) },
    LineForm(
      .app, "expect mixed cookies refused", "A cookie put together from two people's cookies signs nobody in.",
      example: "expect mixed cookies refused"
    ) { _ in .expect(.mixedCookiesRefused) },
    LineForm(
      .app, "expect claims ignored", "Saying who you are in the address or in a header changes nothing.",
      example: "expect claims ignored"
    ) { _ in .expect(.claimsIgnored) },
    LineForm(
      .app, "expect no password in cookies", "No cookie holds the password, not even encoded.",
      example: "expect no password in cookies"
    ) { _ in .expect(.noPasswordInCookies) },
  ]
}
