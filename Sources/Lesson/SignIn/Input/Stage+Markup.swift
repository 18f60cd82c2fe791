/// What people type is shown as text: it becomes neither an element of a page nor a part of a template.
extension Stage {
  /// The fields that apps read from an address to show them.
  private static let shownFields = ["next", "error", "message", "msg", "username", "user", "name", "q", "tab"]

  /// Pages for everybody, and pages for somebody who is signed in.
  private static let publicPages = ["/login", "/register", "/", "/about"]
  private static let ownPages = ["/dashboard", "/profile", "/settings"]

  func verifyMarkupInSignIns() async throws(Diagnosis) {
    for markup in InjectedMarkup.all(token("mark")) {
      let seen = try await refusedSignIn(markup.text)
      if markup.isPart(of: seen.view.page) {
        record(seen.lines, seen.exchange)
        throw .account(.markupInPage(at: seen.view.address.target))
      }
    }
  }

  func verifyMarkupInAddresses() async throws(Diagnosis) {
    let person = try some(1)[0]
    let browser = await trial(person.name, person.password).browser
    for markup in InjectedMarkup.all(token("mark")) {
      for seen in try await pages(holding: markup.text, "markup", person, browser)
      where markup.isPart(of: seen.view.page) {
        record(seen.lines, seen.exchange)
        throw .input(.markupFromAddress(at: seen.path))
      }
    }
  }

  // MARK: Templates

  /// The result stands on no page by chance.
  private static let (sum, result) = ("1117*7919", "8845523")
  private static let code = ["{{\(sum)}}", "${\(sum)}", "#{\(sum)}", "<%=\(sum)%>", "{\(sum)}"]

  func verifyTemplateCode() async throws(Diagnosis) {
    let person = try some(1)[0]
    let own = await trial(person.name, person.password).browser
    for code in Self.code {
      for seen in try await pages(holding: code, "template code", person, own) { try verifyNotComputed(code, seen) }
    }
    // A name costs the app a hash each time, so all are typed at once; one that crashes alone is tried alone.
    for code in [Self.code.joined(), Self.code[0], Self.code[4]] {
      try verifyNotComputed(code, try await refusedSignIn(code))
    }
    let (name, password) = (Self.code.joined() + token("name"), newPassword("key"))
    let registered = try await registered(name, password)
    if registered.fails {
      record(registered.lines, registered.exchange)
      throw .account(.crashes(status: registered.status))
    }
    let lines = registered.lines + ["sign in as \(Line.quoted(name)) password=\(password)"]
    let browser = await trial(name, password).browser
    for page in Self.ownPages {
      try verifyNotComputed(name, try await seen(page, in: browser, lines + ["visit \(page)"], "template code"))
    }
  }

  private func verifyNotComputed(_ code: String, _ seen: Seen) throws(Diagnosis) {
    guard seen.view.response.text.contains(Self.result) else { return }
    record(seen.lines, seen.exchange)
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

  private func refusedSignIn(_ name: String) async throws(Diagnosis) -> Seen {
    let guess = token("guess")
    let trial = await trial(name, guess)
    let lines = ["visit /login", "submit username=\(Line.quoted(name)) password=\(guess)"]
    let seen = try await settled(trial.browser, trial.exchange, lines)
    if seen.view.response.status >= 500 {
      record(seen.lines, seen.exchange)
      throw .input(.signInCrashes(name: String(name.prefix(40)), status: seen.view.response.status))
    }
    return seen
  }

  /// Every page that may show a part of its address: in a query, or in a path that does not exist.
  ///
  /// - Parameter browser: The person is signed in there.
  private func pages(
    holding text: String, _ what: String, _ person: Person, _ browser: Browser
  ) async throws(Diagnosis) -> [Seen] {
    let query = FormBody.urlEncoded(Self.shownFields.map { FormEntry(name: $0, value: text) })
    let path = "/" + PercentEncoding.form.encode(text).replacing("+", with: "%20")
    var pages: [Seen] = []
    for address in Self.publicPages.map({ "\($0)?\(query)" }) + [path, "\(path)?\(query)"] {
      pages.append(try await seen(address, in: stranger(), ["visit \(Line.quoted(address))"], what))
    }
    for address in Self.ownPages.map({ "\($0)?\(query)" }) + [path] {
      let lines = ["sign in as \(person.role)", "visit \(Line.quoted(address))"]
      pages.append(try await seen(address, in: browser, lines, what))
    }
    return pages
  }

  private func seen(
    _ address: String, in browser: Browser, _ lines: [String], _ what: String
  ) async throws(Diagnosis) -> Seen {
    var browser = browser
    let exchange = await browser.send(Browser.Order(target: address))
    let seen = try await settled(browser, exchange, lines)
    if seen.view.response.status >= 500 {
      record(seen.lines, seen.exchange)
      throw .input(.addressCrashes(what, status: seen.view.response.status))
    }
    return seen
  }

  private func settled(
    _ browser: Browser, _ first: Exchange, _ lines: [String]
  ) async throws(Diagnosis) -> Seen {
    var browser = browser
    let followed = await browser.followAll()
    let exchange = followed.last ?? first
    try verifyAnswered(exchange)
    guard let view = browser.view else { throw .line(.cannot(.noPage)) }
    return Seen(view: view, exchange: exchange, lines: lines + followed.map { _ in "follow" })
  }
}
