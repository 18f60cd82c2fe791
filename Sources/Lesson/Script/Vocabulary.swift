/// Every line there is, in the order in which `help` shows it. The parser, `help`, completion and the author's guide all come from here.
enum Vocabulary {
  static let forms: [LineForm] =
    browsing + cookies + people + response + form + app + accounts + passwords + secret + input + crossSite + sessions
    + guessing

  /// By the first word, in lower case; every form begins with a word.
  static let formsByFirstWord = Dictionary(grouping: forms) { form in
    form.pattern.prefix { $0 != " " }.lowercased()
  }

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
    LineForm(.browse, "follow to the end", "Follow every redirect.", example: "follow to the end") { _ in
      .followToTheEnd
    },
    LineForm(
      .browse, "submit FIELD=VALUE…",
      "Fill in the form on the page and send it. username, password, remember and motto find their fields by what they are.",
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
      .browse, "post PATH as TYPE with body TEXT", "Send a body of your own, as it stands.",
      example: "post /login as text/plain with body \"username=%ff\""
    ) { .postBody(address: $0[.address], type: $0[.mediaType], body: $0[.text]) },
    LineForm(
      .browse, "send METHOD PATH FIELD=VALUE…", "Send a request with any method.", example: "send HEAD /dashboard"
    ) { .send(method: $0[.method].uppercased(), address: $0[.address], fields: $0.fields) },
    LineForm(
      .browse, "visit PATH every NUMBER UNIT for NUMBER UNIT",
      "Ask for a page again and again, and let time pass in between.",
      example: "visit /dashboard every 20 minutes for 2 hours"
    ) { .visitAgain($0[.address], every: $0.time(), for: $0.time(1)) },
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
      .cookies, "as BROWSER", "Go on in another browser, which has its own cookies.", example: "as bob"
    ) { .useBrowser($0[.browser]) },
    LineForm(
      .cookies, "copy cookies to BROWSER",
      "Give the cookies of this browser to another one, as a thief does who wrote them down.",
      example: "copy cookies to thief"
    ) { .copyCookies(to: $0[.browser]) },
    LineForm(
      .cookies, "copy session cookies to BROWSER",
      "Give another browser those cookies of this one that have no end date, and no others.",
      example: "copy session cookies to other"
    ) { .copySessionCookies(to: $0[.browser]) },
    LineForm(
      .cookies, "close browser", "Close the browser and open it again: cookies without an end date are gone.",
      example: "close browser"
    ) { _ in .closeBrowser },
  ]
}
