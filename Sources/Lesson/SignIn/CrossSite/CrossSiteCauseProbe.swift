/// Why the app does what somebody else's page asks for.
enum CrossSiteCauseProbe {
  static func cause(of fault: CrossSiteFault, on stage: isolated Stage) async -> CrossSiteCause? {
    guard case .accepted(let deed, _, let status) = fault, status < 400 else { return nil }
    return await whyFromElsewhere(deed, on: stage)
  }

  static func whyFromElsewhere(_ deed: CrossSiteFault.Deed, on stage: isolated Stage) async -> CrossSiteCause? {
    guard
      let sent = stage.evidence.exchanges.last(where: { $0.request.method == "POST" && $0.request.isFromElsewhere })?
        .request
    else {
      return nil
    }
    if sent.headers["Origin"] == "null" { return .nullOriginPasses }
    if sent.headers["Sec-Fetch-Site"] == nil { return .oldBrowsersPass }
    // As in the browser of somebody who is there, cookies included, and from a place that nobody can take for this app.
    let far = [
      Header("Origin", "https://evil.example"), Header("Referer", "https://evil.example/"),
      Header("Sec-Fetch-Site", "cross-site"),
    ]
    if await works(deed, sent, far, on: stage) {
      return await works(deed, sent, far, guessing: true, on: stage) ? nil : .missingTokenPasses
    }
    if await works(deed, sent, Array(far.prefix(2)), on: stage) { return .sameSiteAllowed }
    return await works(deed, sent, [Header("Referer", "")], on: stage) ? .hostComparedOnly : .addressInReferer
  }

  /// Does it once more, in a browser of its own.
  ///
  /// - Parameter isGuessing: The hidden fields are sent as well, with made-up values.
  private static func works(
    _ deed: CrossSiteFault.Deed, _ sent: Request, _ headers: [Header], guessing isGuessing: Bool = false,
    on stage: isolated Stage
  ) async -> Bool {
    guard stage.people.count > 1 else { return false }
    let person = stage.people[0]
    var browser = stage.stranger()
    if [.logout, .motto].contains(deed) {
      browser = await SignInTrial.trial(person.name, person.password, on: stage).browser
    }
    _ = await browser.send(Browser.Order(target: deed.page))
    // The motto of the attack is saved already, and its name is taken.
    let other = stage.token("again-\(headers.count)-\(isGuessing)")
    let body = String(decoding: sent.body, as: UTF8.self)
    let changed = [.motto, .registration].contains(deed) ? body.replacing(/zq[0-9a-z]{6}/, with: other) : body
    var order = Browser.Order(
      method: "POST", target: sent.target, body: Array(changed.utf8), contentType: sent.headers["Content-Type"],
      headers: headers,
      source: .elsewhere(.port))
    if isGuessing, let view = browser.view {
      let names = Set(view.page.forms.flatMap(\.fields).filter { $0.type == "hidden" && $0.isSent }.map(\.name))
      let guesses = names.sorted().map { FormEntry(name: $0, value: stage.token("guess")) }
      order.body += Array((order.body.isEmpty ? "" : "&").utf8) + Array(FormBody.urlEncoded(guesses).utf8)
    }
    _ = await browser.send(order)
    switch deed {
    case .logout: return await !Probe(browser: browser).send().isOpen
    case .signIn: return await Probe(browser: browser).send().isOpen
    case .motto:
      _ = await browser.send(Browser.Order(target: "/profile"))
      return browser.view?.response.text.contains(other) == true
    case .registration:
      // The password of the attack was made of two such words.
      return await SignInTrial.isSignedIn(await SignInTrial.trial(other, other + other, on: stage))
    }
  }
}

extension CrossSiteFault.Deed {
  /// Where its form is.
  fileprivate var page: String {
    switch self {
    case .logout: "/dashboard"
    case .motto: "/settings"
    case .signIn: "/login"
    case .registration: "/register"
    }
  }
}

extension Request {
  /// Our own forms name the page that they come from, always.
  fileprivate var isFromElsewhere: Bool { headers["Origin"] != "http://\(headers["Host"] ?? "")" }
}

extension CrossSiteFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await CrossSiteCauseProbe.cause(of: self, on: stage)
  }
}
