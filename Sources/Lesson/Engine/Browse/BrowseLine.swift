/// What a browser does.
enum BrowseLine: StageCommand {
  case visit(String)
  case visitAndFollow(String)
  case visitWithHeaders(String, [FieldValue])
  case send(method: String, address: String, fields: [FieldValue])
  case postJSON(address: String, fields: [FieldValue])
  /// Any body, whatever its type promises.
  case postBody(address: String, type: String, body: String)
  case submit([FieldValue])
  case press(String)
  case follow
  case followToTheEnd
  case back
  case visitAgain(String, every: Duration, for: Duration)
  case showPage
  case showHeaders
  case showForm

  var traits: LineTraits {
    switch self {
    case .visit(let address), .visitAndFollow(let address):
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: address, unseenChange: nil)
    case .visitWithHeaders, .send, .postJSON, .postBody, .press, .follow, .followToTheEnd, .back, .showPage,
      .showHeaders,
      .showForm:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .submit(let fields):
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none,
        looksLikeAttack: fields.contains { $0.name == "password" }, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .visitAgain:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: true,
        time: .passes, opens: nil, unseenChange: "wait")
    }
  }

  var deed: String? {
    switch self {
    case .visit(let address), .visitAndFollow(let address): "opened \(address.addressWords)"
    case .visitWithHeaders(let address, _): "opened \(address.addressWords) with a header of its own"
    case .send(let method, let address, _): "sent \(method) to \(address.addressWords)"
    case .postJSON(let address, _): "sent JSON to \(address.addressWords)"
    case .postBody(let address, let type, _): "sent \(type) to \(address.addressWords)"
    case .submit(let fields):
      fields.filter(\.value.isEmpty).isEmpty
        ? "sent the form"
        : "sent the form with an empty \(fields.filter(\.value.isEmpty).map(\.name).joined(separator: " and an empty "))"
    case .press(let text): "pressed \u{201C}\(text)\u{201D}"
    case .follow: "followed the redirect"
    case .followToTheEnd: "followed every redirect"
    case .back: "went back"
    case .visitAgain(let address, let pause, let time):
      "opened \(address.addressWords) every \(pause.typed) for \(time.typed)"
    case .showPage, .showHeaders, .showForm: nil
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .visit(let address):
      try await Browsing.send(
        Browser.Order(target: try Browsing.target(address, on: stage), source: .person), on: stage)
    case .visitAndFollow(let address):
      try await stage.type("visit \(Line.quoted(stage.expand(address)))")
      try await Browsing.followAll(on: stage)
      try Browsing.verifyNoLoop(on: stage)
    case .visitWithHeaders(let address, let fields):
      let headers = stage.expand(fields).map { Header($0.name, $0.value) }
      try await Browsing.send(
        Browser.Order(target: try Browsing.target(address, on: stage), headers: headers, source: .person), on: stage)
    case .send(let method, let address, let fields):
      var order = Browser.Order(method: method, target: try Browsing.target(address, on: stage))
      if method != "GET", method != "HEAD", !(fields.isEmpty && method == "OPTIONS") {
        order.body = Array(
          FormBody.urlEncoded(stage.expand(fields).map { FormEntry(name: $0.name, value: $0.value) }).utf8)
        order.contentType = "application/x-www-form-urlencoded"
      }
      try await Browsing.send(order, on: stage)
    case .postJSON(let address, let fields):
      try await Browsing.send(try Browsing.jsonOrder(address, stage.expand(fields), on: stage), on: stage)
    case .postBody(let address, let type, let body):
      try await Browsing.send(
        Browser.Order(
          method: "POST", target: try Browsing.target(address, on: stage), body: Array(stage.expand(body).utf8),
          contentType: type), on: stage)
    case .submit(let fields): try await Browsing.submit(stage.expand(fields), on: stage)
    case .press(let text): try await Browsing.press(stage.expand(text), on: stage)
    case .follow: try await Browsing.browse(on: stage) { browser throws(BrowserFailure) in try await browser.follow() }
    case .followToTheEnd:
      try await Browsing.followAll(on: stage)
      try Browsing.verifyNoLoop(on: stage)
    case .back: try Browsing.change(on: stage) { browser throws(BrowserFailure) in try browser.back() }
    case .visitAgain(let address, let pause, let time):
      try await AppControl.visit(address, every: pause, for: time, on: stage)
    case .showPage: stage.transcript.show(try stage.view().page.text)
    case .showHeaders: stage.transcript.show(try stage.view().response.outline)
    case .showForm: stage.transcript.show(try Browsing.currentForm(on: stage).outline)
    }
  }

  /// - Parameter site: what the examples name.
  static func forms(on site: ExampleAddresses) -> [LineForm] {
    [
      LineForm(.browse, "visit PATH", "Ask for a page, as typing an address does.", example: "visit \(site.open)") {
        BrowseLine.visit($0[.address])
      },
      LineForm(
        .browse, "visit PATH and follow", "Ask for a page and follow every redirect, as a real browser does.",
        example: "visit \(site.guarded) and follow"
      ) { BrowseLine.visitAndFollow($0[.address]) },
      LineForm(
        .browse, "visit PATH with header FIELD=VALUE…", "Ask for a page with headers that a browser would not send.",
        example: "visit \(site.guarded) with header X-User=admin"
      ) { BrowseLine.visitWithHeaders($0[.address], $0.fields) },
      LineForm(.browse, "follow", "Go where the last response redirects to.", example: "follow") { _ in
        BrowseLine.follow
      },
      LineForm(.browse, "follow to the end", "Follow every redirect.", example: "follow to the end") { _ in
        BrowseLine.followToTheEnd
      },
      LineForm(
        .browse, "submit FIELD=VALUE…",
        "Fill in the form on the page and send it. username, password, remember and motto find their fields by what they are.",
        example: "submit username=alice password=abcd"
      ) { BrowseLine.submit($0.fields) },
      LineForm(
        .browse, "press LABEL", "Press the button or follow the link that says this.", example: "press \"Log out\""
      ) { BrowseLine.press($0[.label]) },
      LineForm(
        .browse, "post PATH FIELD=VALUE…", "Send fields to an address, without any form.",
        example: "post \(site.open) username=alice password=abcd"
      ) { BrowseLine.send(method: "POST", address: $0[.address], fields: $0.fields) },
      LineForm(
        .browse, "post PATH as JSON FIELD=VALUE…", "Send fields to an address as JSON, as a program would.",
        example: "post \(site.open) as JSON username=alice"
      ) { BrowseLine.postJSON(address: $0[.address], fields: $0.fields) },
      LineForm(
        .browse, "post PATH as TYPE with body TEXT", "Send a body of your own, as it stands.",
        example: "post \(site.open) as text/plain with body \"username=%ff\""
      ) { BrowseLine.postBody(address: $0[.address], type: $0[.mediaType], body: $0[.text]) },
      LineForm(
        .browse, "send METHOD PATH FIELD=VALUE…", "Send a request with any method.",
        example: "send HEAD \(site.guarded)"
      ) { BrowseLine.send(method: $0[.method].uppercased(), address: $0[.address], fields: $0.fields) },
      LineForm(
        .browse, "visit PATH every NUMBER UNIT for NUMBER UNIT",
        "Ask for a page again and again, and let time pass in between.",
        example: "visit \(site.guarded) every 20 minutes for 2 hours"
      ) { BrowseLine.visitAgain($0[.address], every: $0.time(), for: $0.time(1)) },
      LineForm(.browse, "back", "Show the page before this one, without asking the app again.", example: "back") { _ in
        BrowseLine.back
      },
      LineForm(.browse, "page", "Show the current page as text.", example: "page") { _ in BrowseLine.showPage },
      LineForm(
        .browse, "headers", "Show the status and the headers of the last response.", example: "headers"
      ) { _ in BrowseLine.showHeaders },
      LineForm(.browse, "form", "Show the form on the current page and its fields.", example: "form") { _ in
        BrowseLine.showForm
      },
    ]
  }
}
