import Foundation

/// A browser open on one app: cookies, the current page, and what was open before.
///
/// It follows a redirect only when told, and talks to nothing but the app. A value: a copy is a second browser with the
/// same cookies. Its clock is a parameter.
struct Browser: Sendable {
  let endpoint: Endpoint
  var client = HTTPClient()
  /// Sent with every request; they replace those of the same name.
  var headers: [Header] = []
  var now: @Sendable () -> Date = { Date() }
  /// What a person recognises on its pages.
  let recognition: Recognition

  /// `http://127.0.0.1:8080/`
  private let home: WebAddress
  private let isBehindProxy: Bool
  private(set) var jar = CookieJar()
  /// What is on the screen; nil in a browser that was just opened.
  private(set) var view: View?
  private(set) var earlier: [View] = []
  /// What the last response did to the cookies.
  private(set) var cookieChanges: [CookieChange] = []

  /// A response that the browser shows.
  struct View: Sendable {
    let address: WebAddress
    let request: Request
    let response: Response
    let page: Page
    /// What the request came from.
    var source = RequestSource.person
  }

  /// A request as a line asks for it; cookies and the headers of an honest browser are added.
  struct Order: Sendable {
    var method = "GET"
    /// Path and query, byte for byte.
    var target: String
    var body: [UInt8] = []
    var contentType: String?
    /// Sent as well; they replace those of the same name, and one without a value leaves that out.
    var headers: [Header] = []
    var source = RequestSource.page
    /// A response asked for it, so that it says what the request before said of itself.
    var isRedirect = false
  }

  /// - Parameter site: the public address of the app, where a proxy stands between the two.
  init(
    endpoint: Endpoint, site: WebAddress? = nil, client: HTTPClient = HTTPClient(),
    recognition: Recognition = Recognition()
  ) {
    (self.endpoint, self.client, self.recognition) = (endpoint, client, recognition)
    home = site ?? WebAddress(scheme: "http", host: endpoint.address, port: endpoint.port, path: "/")
    isBehindProxy = site != nil
  }

  var origin: Origin { Origin(scheme: home.scheme, host: home.host, port: home.port) }

  /// Sends a request, keeps the cookies of the response and shows it.
  @discardableResult
  mutating func send(_ order: Order) async -> Exchange {
    var request = Request(method: order.method, target: order.target, body: order.body)
    request.headers = headers(order)
    let exchange = await client.send(request, to: endpoint)
    cookieChanges = []
    guard case .success(let response) = exchange.result else { return exchange }
    cookieChanges = jar.store(
      setCookie: response.headers.values("set-cookie"), from: origin, path: order.target, at: now())
    if let view { earlier.append(view) }
    // Enough for `back`; a page holds a megabyte at most.
    if earlier.count > 20 { earlier.removeFirst() }
    view = view(of: response, to: request, from: order.source)
    return exchange
  }

  private func view(of response: Response, to request: Request, from source: RequestSource) -> View {
    let address = home.at(target: request.target)
    let page =
      response.isHTML
      ? Page(html: response.body, address: address, recognition: recognition)
      : Page(text: response.text, address: address)
    return View(address: address, request: request, response: response, page: page, source: source)
  }

  /// What an honest browser sends along.
  private mutating func headers(_ order: Order) -> [Header] {
    var headers = [
      Header("Host", origin.authority),
      Header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) lesson"),
      Header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
      Header("Accept-Language", "en"),
    ]
    headers += provenance(of: order)
    headers += [Header("Sec-Fetch-Mode", "navigate"), Header("Sec-Fetch-Dest", "document")]
    // What a proxy that takes HTTPS off tells the app (the headers that are usual beside RFC 7239's).
    if isBehindProxy {
      headers += [Header("X-Forwarded-Proto", home.scheme), Header("X-Forwarded-Host", origin.authority)]
    }
    if let type = order.contentType { headers.append(Header("Content-Type", type)) }
    let site = order.isElsewhere ? RequestSite.cross(isSafe: order.isSafe) : .same
    if let cookie = jar.header(for: origin, path: order.target, from: site, at: now()) {
      headers.append(Header("Cookie", cookie))
    }
    for header in self.headers + order.headers {
      headers.removeAll { $0.name.lowercased() == header.name.lowercased() }
      if !header.value.isEmpty { headers.append(header) }
    }
    return headers
  }

  /// The headers that say which page asked for it (Fetch §4, Fetch Metadata).
  private func provenance(of order: Order) -> [Header] {
    var (site, referer, sender): (String, String?, String)
    switch order.source {
    // Nothing but a page sends a form.
    case .person where order.isSafe, .page where order.isSafe && view == nil:
      (site, referer, sender) = ("none", nil, "")
    case .person, .page:
      (site, referer, sender) = ("same-origin", view?.address.description ?? home.description, origin.description)
    case .elsewhere(let page):
      site = page.fetchSite
      referer = page.referer(besides: endpoint)
      sender = page.origin(besides: endpoint)
    }
    if order.isRedirect, let before = view?.request { referer = before.headers["referer"] }
    return [Header("Sec-Fetch-Site", site)] + (referer.map { [Header("Referer", $0)] } ?? [])
      + (order.isSafe ? [] : [Header("Origin", sender)])
  }
}

extension Browser.Order {
  /// It changes nothing, as far as HTTP knows (RFC 9110 §9.2.1).
  fileprivate var isSafe: Bool { ["GET", "HEAD"].contains(method) }
  /// Another site asks for it. Another port of this host is none.
  fileprivate var isElsewhere: Bool { source == .elsewhere(.site) }
}

// MARK: - What a person does

extension Browser {
  /// The request target for an address in a line: a path is sent as it stands, but for what HTTP cannot carry.
  ///
  /// - Throws: ``BrowserFailure/badAddress(_:)``, ``BrowserFailure/leavesTheApp(_:)``.
  func target(_ address: String) throws(BrowserFailure) -> String {
    if address.hasPrefix("/") { return address.prefix { $0 != "#" }.carriedByHTTP }
    guard let resolved = WebAddress(address) else { throw .badAddress(address) }
    guard isHere(resolved) else { throw .leavesTheApp(address) }
    return resolved.target
  }

  /// A proxy that takes HTTPS off sends whoever comes without it to the same address with it, so that is here as well: an app
  /// behind one often writes `http://` into its redirects.
  func isHere(_ address: WebAddress) -> Bool {
    address.isSameOrigin(as: home) || (isBehindProxy && address.scheme == "http" && address.host == home.host)
  }

  /// Where the last response redirects to (RFC 9110 §10.2.2), resolved as browsers do; nil if it does not.
  var redirectTarget: WebAddress? {
    guard let view, view.response.isRedirect, let location = view.response.headers["location"] else { return nil }
    return view.address.resolve(location)
  }

  /// Goes where the last response redirects to: 307 and 308 repeat the request, the others ask with GET (RFC 9110 §15.4).
  mutating func follow() async throws(BrowserFailure) -> Exchange {
    guard let view else { throw .noPage }
    guard view.response.isRedirect else { throw .notARedirect(status: view.response.status) }
    guard let target = redirectTarget else { throw .badAddress(view.response.headers["location"] ?? "") }
    guard isHere(target) else { throw .leavesTheApp(target.description) }
    var order = Order(target: target.target, source: view.source, isRedirect: true)
    if [307, 308].contains(view.response.status) {
      order.method = view.request.method
      order.body = view.request.body
      order.contentType = view.request.headers["content-type"]
    } else if view.request.method == "HEAD" {
      order.method = "HEAD"
    }
    return await send(order)
  }

  /// As many redirects as browsers follow (Fetch §4.4).
  static let mostRedirects = 20

  /// Follows redirects that stay in this app, as many as browsers do.
  ///
  /// - Returns: one exchange for each.
  @discardableResult
  mutating func followAll() async -> [Exchange] {
    var exchanges: [Exchange] = []
    while exchanges.count < Self.mostRedirects, let exchange = try? await follow() { exchanges.append(exchange) }
    return exchanges
  }

  /// Fills in a form and sends it.
  mutating func submit(_ form: Form, _ fields: [FieldFill] = [], pressing button: Button? = nil)
    async throws(BrowserFailure)
    -> Exchange
  {
    let submission = form.submission(filling: fields, pressing: button)
    if let unfilled = submission.unfilled.first { throw .noField(name: unfilled.name, available: unfilled.available) }
    guard let address = submission.address else { throw .badAddress(form.action) }
    guard isHere(address) else { throw .leavesTheApp(address.description) }
    return await send(
      Order(
        method: submission.method, target: address.target, body: submission.body, contentType: submission.contentType))
  }

  /// Sends what a form on somebody else's page sends, made after one of ours: with the same fields, but those that nobody
  /// sees hold a secret at best, so they are left out where they are not named.
  mutating func submit(
    _ form: Form, _ fields: [FieldFill], from page: OtherPage, headers: [Header] = []
  ) async throws(BrowserFailure) -> Exchange {
    let submission = form.submission(filling: fields)
    if let unfilled = submission.unfilled.first { throw .noField(name: unfilled.name, available: unfilled.available) }
    guard let address = submission.address else { throw .badAddress(form.action) }
    guard isHere(address) else { throw .leavesTheApp(address.description) }
    let hidden = Set(form.fields.filter { $0.type == "hidden" }.map(\.name))
    let named = Set(submission.filled.map(\.name))
    let entries = submission.entries.filter { named.contains($0.name) || !hidden.contains($0.name) }
    return await send(
      Order(
        method: "POST", target: address.target, body: Array(FormBody.urlEncoded(entries).utf8),
        contentType: "application/x-www-form-urlencoded", headers: headers, source: .elsewhere(page)))
  }

  mutating func back() throws(BrowserFailure) {
    guard let last = earlier.popLast() else { throw .nothingBefore }
    view = last
  }

  /// Closes the browser and opens it again: the page is gone, and cookies that end with the browser are too.
  mutating func close() {
    cookieChanges = jar.closeBrowser()
    view = nil
    earlier = []
  }

  /// Throws away the cookies whose time has run out.
  mutating func forgetExpired() { cookieChanges = jar.removeExpired(at: now()) }

  /// Has the cookies of another browser from now on.
  mutating func take(_ jar: CookieJar) { self.jar = jar }

  mutating func setCookie(_ name: String, _ value: String) throws(BrowserFailure) {
    let change = jar.set(name: name, value: value, for: origin, at: now())
    cookieChanges = [change]
    if case .refused(_, let refusal) = change { throw .cookieRefused(name: name, refusal) }
  }

  mutating func dropCookie(_ name: String) throws(BrowserFailure) {
    guard jar.cookie(named: name) != nil else { throw .noCookie(name: name, available: jar.cookies.map(\.name)) }
    cookieChanges = jar.remove(named: name)
  }
}

extension StringProtocol {
  /// With spaces, control characters and everything beyond ASCII percent-encoded: no request line can carry them.
  fileprivate var carriedByHTTP: String {
    utf8.map {
      (0x21..<0x7F).contains($0)
        ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16, uppercase: true).leftPadded(to: 2)
    }
    .joined()
  }
}
