/// What people type is shown as text: it becomes neither an element of a page nor a part of a template.
enum MarkupProbe {
  /// The fields that apps read from an address to show them.
  private static let shownFields = ["next", "error", "message", "msg", "username", "user", "name", "q", "tab"]

  /// Pages for everybody, and pages for somebody who is signed in.
  private static let publicPages = ["/login", "/register", "/", "/about"]
  private static let ownPages = ["/dashboard", "/profile", "/settings"]

  static func verifyMarkupInSignIns(on stage: isolated Stage) async throws(Diagnosis) {
    for markup in InjectedMarkup.all(stage.token("mark")) {
      let seen = try await refusedSignIn(markup.text, on: stage)
      if markup.isPart(of: seen.view.page) {
        stage.record(seen.lines, seen.exchange)
        throw .input(.markupInPage(at: seen.view.address.target))
      }
    }
  }

  static func verifyMarkupInAddresses(on stage: isolated Stage) async throws(Diagnosis) {
    let person = try SignInProbe.some(1, on: stage)[0]
    let browser = await SignInTrial.trial(person.name, person.password, on: stage).browser
    for markup in InjectedMarkup.all(stage.token("mark")) {
      for seen in try await pages(holding: markup.text, "markup", person, browser, on: stage)
      where markup.isPart(of: seen.view.page) {
        stage.record(seen.lines, seen.exchange)
        throw .input(.markupFromAddress(at: seen.path))
      }
    }
  }

  // MARK: Templates

  /// The result stands on no page by chance.
  private static let (sum, result) = ("1117*7919", "8845523")
  private static let code = ["{{\(sum)}}", "${\(sum)}", "#{\(sum)}", "<%=\(sum)%>", "{\(sum)}"]

  static func verifyTemplateCode(on stage: isolated Stage) async throws(Diagnosis) {
    let person = try SignInProbe.some(1, on: stage)[0]
    let own = await SignInTrial.trial(person.name, person.password, on: stage).browser
    for code in Self.code {
      for seen in try await pages(holding: code, "template code", person, own, on: stage) {
        try verifyNotComputed(code, seen, on: stage)
      }
    }
    // A name costs the app a hash each time, so all are typed at once; one that crashes alone is tried alone.
    for code in [Self.code.joined(), Self.code[0], Self.code[4]] {
      try verifyNotComputed(code, try await refusedSignIn(code, on: stage), on: stage)
    }
    let (name, password) = (Self.code.joined() + stage.token("name"), Accounts.newPassword("key", on: stage))
    let registered = try await RegistrationTrial.registered(name, password, on: stage)
    if registered.fails {
      stage.record(registered.lines, registered.exchange)
      throw .account(.crashes(status: registered.status))
    }
    let lines = registered.lines + ["sign in as \(Line.quoted(name)) password=\(password)"]
    let browser = await SignInTrial.trial(name, password, on: stage).browser
    for page in Self.ownPages {
      try verifyNotComputed(
        name, try await seen(page, in: browser, lines + ["visit \(page)"], "template code", on: stage), on: stage)
    }
  }

  private static func verifyNotComputed(_ code: String, _ seen: Seen, on stage: isolated Stage) throws(Diagnosis) {
    guard seen.view.response.text.contains(Self.result) else { return }
    stage.record(seen.lines, seen.exchange)
    throw .input(.templateComputed(code, at: seen.path))
  }

  // MARK: Looking

  /// A page that a probe has opened, redirects followed.
  private struct Seen {
    let view: Browser.View
    let exchange: Exchange
    let lines: [String]

    /// Without what a probe put into it.
    var path: String {
      let path = view.address.path
      return path.contains("%") || path.contains("<") ? "an address that does not exist" : path
    }
  }

  private static func refusedSignIn(_ name: String, on stage: isolated Stage) async throws(Diagnosis) -> Seen {
    let guess = stage.token("guess")
    let trial = await SignInTrial.trial(name, guess, on: stage)
    let lines = ["visit /login", "submit username=\(Line.quoted(name)) password=\(guess)"]
    let seen = try await settled(trial.browser, trial.exchange, lines, on: stage)
    if seen.view.response.status >= 500 {
      stage.record(seen.lines, seen.exchange)
      throw .input(.signInCrashes(name: String(name.prefix(40)), status: seen.view.response.status))
    }
    return seen
  }

  /// Every page that may show a part of its address: in a query, or in a path that does not exist.
  ///
  /// - Parameter browser: The person is signed in there.
  private static func pages(
    holding text: String, _ what: String, _ person: Person, _ browser: Browser, on stage: isolated Stage
  ) async throws(Diagnosis) -> [Seen] {
    let query = FormBody.urlEncoded(Self.shownFields.map { FormEntry(name: $0, value: text) })
    let path = "/" + PercentEncoding.form.encode(text).replacing("+", with: "%20")
    var pages: [Seen] = []
    for address in Self.publicPages.map({ "\($0)?\(query)" }) + [path, "\(path)?\(query)"] {
      pages.append(try await seen(address, in: stage.stranger(), ["visit \(Line.quoted(address))"], what, on: stage))
    }
    for address in Self.ownPages.map({ "\($0)?\(query)" }) + [path] {
      let lines = ["sign in as \(person.role)", "visit \(Line.quoted(address))"]
      pages.append(try await seen(address, in: browser, lines, what, on: stage))
    }
    return pages
  }

  private static func seen(
    _ address: String, in browser: Browser, _ lines: [String], _ what: String, on stage: isolated Stage
  ) async throws(Diagnosis) -> Seen {
    var browser = browser
    let exchange = await browser.send(Browser.Order(target: address))
    let seen = try await settled(browser, exchange, lines, on: stage)
    if seen.view.response.status >= 500 {
      stage.record(seen.lines, seen.exchange)
      throw .input(.addressCrashes(what, status: seen.view.response.status))
    }
    return seen
  }

  private static func settled(
    _ browser: Browser, _ first: Exchange, _ lines: [String], on stage: isolated Stage
  ) async throws(Diagnosis) -> Seen {
    var browser = browser
    let followed = await browser.followAll()
    let exchange = followed.last ?? first
    try InputProbe.verifyAnswered(exchange)
    guard let view = browser.view else { throw stage.cannot(.noPage) }
    return Seen(view: view, exchange: exchange, lines: lines + followed.map { _ in "follow" })
  }
}
