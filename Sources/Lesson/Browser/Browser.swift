import Foundation

/// A browser open on one app: cookies, the current page, and what was open before.
///
/// It follows a redirect only when told, and talks to nothing but the app. A value: a copy is a second browser with the
/// same cookies. Its clock is a parameter.
struct Browser: Sendable {
  let endpoint: Endpoint
  var client = HTTPClient()
  var now: @Sendable () -> Date = { Date() }

  /// `http://127.0.0.1:8080/`
  private let home: WebAddress
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
  }

  /// A request as a line asks for it; cookies and the headers of an honest browser are added.
  struct Order: Sendable {
    var method = "GET"
    /// Path and query, byte for byte.
    var target: String
    var body: [UInt8] = []
    var contentType: String?
    /// Sent as well; they replace those of the same name.
    var headers: [Header] = []
  }

  init(endpoint: Endpoint, client: HTTPClient = HTTPClient()) {
    (self.endpoint, self.client) = (endpoint, client)
    home = WebAddress(scheme: "http", host: endpoint.address, port: endpoint.port, path: "/")
  }

  var origin: Origin { Origin(scheme: "http", host: endpoint.address, port: endpoint.port) }

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
    view = view(of: response, to: request)
    return exchange
  }

  private func view(of response: Response, to request: Request) -> View {
    let address = home.at(target: request.target)
    let page =
      response.isHTML ? Page(html: response.body, address: address) : Page(text: response.text, address: address)
    return View(address: address, request: request, response: response, page: page)
  }

  /// What an honest browser sends along (Fetch §4, Fetch Metadata): a page of this app asked for it.
  private mutating func headers(_ order: Order) -> [Header] {
    var headers = [
      Header("Host", endpoint.authority),
      Header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) lesson"),
      Header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
      Header("Accept-Language", "en"),
      Header("Sec-Fetch-Site", view == nil ? "none" : "same-origin"),
      Header("Sec-Fetch-Mode", "navigate"),
      Header("Sec-Fetch-Dest", "document"),
    ]
    if let view { headers.append(Header("Referer", view.address.description)) }
    if !["GET", "HEAD"].contains(order.method) { headers.append(Header("Origin", endpoint.origin)) }
    if let type = order.contentType { headers.append(Header("Content-Type", type)) }
    if let cookie = jar.header(for: origin, path: order.target, at: now()) { headers.append(Header("Cookie", cookie)) }
    for header in order.headers {
      headers.removeAll { $0.name.lowercased() == header.name.lowercased() }
      headers.append(header)
    }
    return headers
  }
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

  func isHere(_ address: WebAddress) -> Bool {
    address.isSameOrigin(as: home)
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
    var order = Order(target: target.target)
    if [307, 308].contains(view.response.status) {
      order.method = view.request.method
      order.body = view.request.body
      order.contentType = view.request.headers["content-type"]
    } else if view.request.method == "HEAD" {
      order.method = "HEAD"
    }
    return await send(order)
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

extension String {
  func leftPadded(to width: Int, with character: Character = "0") -> String {
    String(repeating: character, count: Swift.max(0, width - count)) + self
  }
}
