/// Expectations of the last response and of the login form in it.
extension Vocabulary {
  static let response: [LineForm] = [
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
    LineForm(
      .response, "expect page at PATH", "The browser is at this address; a query counts where PATH has one.",
      example: "expect page at /login"
    ) {
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
    LineForm(
      .response, "expect page names nobody", "The page names nobody, and greets nobody without a name.",
      example: "expect page names nobody"
    ) { _ in .expect(.pageNamesNobody) },
    LineForm(
      .response, "expect page has a way to log out", "The page has a link or button to log out.",
      example: "expect page has a way to log out"
    ) { _ in .expect(.pageHasWayToLogOut) },
  ]

  static let form: [LineForm] = [
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
    LineForm(
      .form, "expect login form has a remember box", "A checkbox that has a name and is not ticked.",
      example: "expect login form has a remember box"
    ) { _ in .expect(.formHasRememberBox) },
  ]
}
