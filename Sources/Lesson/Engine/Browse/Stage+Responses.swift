extension Stage {
  /// Looks at what is on the screen.
  func verify(_ line: ResponseLine) throws(Diagnosis) {
    let view = try view()
    let (response, page) = (view.response, view.page)
    let request = "\(view.request.method) \(view.request.target)"
    switch line {
    case .status(let pattern):
      if !pattern.accepts(response.status) {
        if response.status >= 500 { throw .app(.serverError(status: response.status, request: request)) }
        throw .response(.unexpectedStatus(response.status, expected: pattern.text, request: request))
      }
    case .noServerError:
      if response.status >= 500 { throw .app(.serverError(status: response.status, request: request)) }
    case .redirect(let address): try verifyRedirect(view, to: expand(address))
    case .pageAt(let address):
      if !view.address.isAt(expand(address)) {
        throw .response(.elsewhere(view.address.target, expected: expand(address)))
      }
    case .pageShows(let text):
      if !page.shows(expand(text)) { throw .response(.textMissing(expand(text), at: view.address.target)) }
    case .pageHides(let text):
      if page.shows(expand(text)) { throw .response(.textPresent(expand(text), at: view.address.target)) }
    case .pageHasText:
      if page.words.isEmpty { throw .response(.pageEmpty(view.address.target)) }
    case .header(let name, let text):
      guard let value = response.headers[name] else { throw .response(.headerMissing(name)) }
      if !value.lowercased().contains(expand(text).lowercased()) {
        throw .response(.headerDifferent(name, value: value, expected: expand(text)))
      }
    case .link(let address):
      let found = page.links.contains { link in link.address.map { browser.isHere($0) && $0.isAt(address) } ?? false }
      if !found { throw .response(.linkMissing(to: address, at: view.address.target)) }
    case .cookie(let name):
      if browser.jar.cookie(named: name) == nil {
        throw .response(.cookieMissing(name, kept: browser.jar.cookies.map(\.name)))
      }
    case .noCookie(let name):
      if browser.jar.cookie(named: name) != nil { throw .response(.cookiePresent(name)) }
    }
  }

  private func verifyRedirect(_ view: Browser.View, to expected: String) throws(Diagnosis) {
    let status = view.response.status
    if status >= 500 {
      throw .app(.serverError(status: status, request: "\(view.request.method) \(view.request.target)"))
    }
    guard view.response.isRedirect else {
      throw .response(.noRedirect(status: status, expected: expected, showsLoginForm: view.page.loginForm != nil))
    }
    let location = view.response.headers["location"] ?? ""
    guard let target = browser.redirectTarget, browser.isHere(target) else {
      throw .response(.redirectOffSite(location))
    }
    guard target.isAt(expected) else { throw .response(.redirectElsewhere(target.target, expected: expected)) }
    // 301 is remembered for ever, 307 and 308 send the form, password included, to the next page (RFC 9110 .15.4).
    guard [302, 303].contains(status) else { throw .response(.redirectStatus(status)) }
  }
}

extension WebAddress {
  /// Whether it is this one: the path, and the query where one is expected. A slash at the end makes no difference.
  func isAt(_ expected: String) -> Bool {
    let wanted = expected.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1)
    if wanted.count > 1 {
      let text = String(wanted[1])
      guard (query?.removingPercentEncoding ?? query) == (text.removingPercentEncoding ?? text) else { return false }
    }
    func bare(_ path: some StringProtocol) -> Substring {
      let path = path.prefix { $0 != "?" && $0 != "#" }
      return path.count > 1 && path.hasSuffix("/") ? Substring(path.dropLast()) : Substring(path)
    }
    return bare(path) == bare(expected)
  }
}
