/// What came last.
enum ResponseProbe {
  /// Looks at what is on the screen.
  static func verify(_ line: ResponseLine, on stage: isolated Stage) throws(Diagnosis) {
    let view = try stage.view()
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
    case .redirect(let address): try verifyRedirect(view, to: stage.expand(address), on: stage)
    case .pageAt(let address):
      if !view.address.isAt(stage.expand(address)) {
        throw .response(.elsewhere(view.address.target, expected: stage.expand(address)))
      }
    case .pageShows(let text):
      if !page.shows(stage.expand(text)) { throw .response(.textMissing(stage.expand(text), at: view.address.target)) }
    case .pageHides(let text):
      if page.shows(stage.expand(text)) { throw .response(.textPresent(stage.expand(text), at: view.address.target)) }
    case .pageHasText:
      if page.words.isEmpty { throw .response(.pageEmpty(view.address.target)) }
    case .header(let name, let text):
      guard let value = response.headers[name] else { throw .response(.headerMissing(name)) }
      if !value.lowercased().contains(stage.expand(text).lowercased()) {
        throw .response(.headerDifferent(name, value: value, expected: stage.expand(text)))
      }
    case .link(let address):
      let found = page.links.contains { link in
        link.address.map { stage.browser.isHere($0) && $0.isAt(address) } ?? false
      }
      if !found { throw .response(.linkMissing(to: address, at: view.address.target)) }
    case .cookie(let name):
      if stage.browser.jar.cookie(named: name) == nil {
        throw .response(.cookieMissing(name, kept: stage.browser.jar.cookies.map(\.name)))
      }
    case .noCookie(let name):
      if stage.browser.jar.cookie(named: name) != nil { throw .response(.cookiePresent(name)) }
    }
  }

  private static func verifyRedirect(_ view: Browser.View, to expected: String, on stage: isolated Stage)
    throws(Diagnosis)
  {
    let status = view.response.status
    if status >= 500 {
      throw .app(.serverError(status: status, request: "\(view.request.method) \(view.request.target)"))
    }
    guard view.response.isRedirect else {
      throw diagnosis(of: .noRedirect(status: status, expected: expected), on: stage)
    }
    let location = view.response.headers["location"] ?? ""
    guard let target = stage.browser.redirectTarget, stage.browser.isHere(target) else {
      throw .response(.redirectOffSite(location, expected: expected))
    }
    guard target.isAt(expected) else {
      throw diagnosis(of: .redirectElsewhere(target.target, expected: expected), on: stage)
    }
    // 301 is remembered for ever, 307 and 308 send the form, password included, to the next page (RFC 9110 §15.4).
    guard [302, 303].contains(status) else { throw .response(.redirectStatus(status)) }
  }

  /// A course may know more about a page or an address than that it is another one.
  private static func diagnosis(of fault: ResponseFault, on stage: isolated Stage) -> Diagnosis {
    stage.blame(for: UnexpectedRedirect(fault: fault)) ?? .response(fault)
  }
}

/// No redirect came, or one to another address.
struct UnexpectedRedirect {
  let fault: ResponseFault
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
