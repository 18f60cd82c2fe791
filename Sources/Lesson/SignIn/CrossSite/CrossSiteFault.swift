/// Somebody else's page makes people's browsers do things here.
enum CrossSiteFault: ProbedFault {
  case mottoFormMissing
  case mottoSentByGet
  /// The app's own form, as an honest browser sends it.
  case mottoRefused(status: Int)
  case logoutIsLink
  case logoutSentByGet
  case logoutByAddress(method: String)
  case mottoByAddress
  case accepted(Deed, from: OtherPage, status: Int)
  case emptyTokenAccepted
  case othersTokenAccepted
  /// With the cookie that belongs to it.
  case plantedTokenAccepted(cookie: String)
  case crashes(status: Int)

  /// What somebody else's page has done.
  enum Deed: Sendable, Equatable {
    case logout, motto, signIn, registration
  }
}

extension CrossSiteFault {
  var id: String {
    switch self {
    case .mottoFormMissing: "motto.form-missing"
    case .mottoSentByGet: "motto.sent-by-get"
    case .mottoRefused: "motto.refused"
    case .logoutIsLink: "logout.is-link"
    case .logoutSentByGet: "logout.sent-by-get"
    case .logoutByAddress: "csrf.logs-out-by-address"
    case .mottoByAddress: "csrf.motto-by-address"
    case .accepted(.logout, _, _): "csrf.logs-out"
    case .accepted(.motto, _, _): "csrf.saves-motto"
    case .accepted(.signIn, _, _): "csrf.signs-in"
    case .accepted(.registration, _, _): "csrf.registers"
    case .emptyTokenAccepted: "csrf.empty-token"
    case .othersTokenAccepted: "csrf.token-of-others"
    case .plantedTokenAccepted: "csrf.token-planted"
    case .crashes: "csrf.crashes"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }

  var isAppsOwnFailure: Bool {
    switch self {
    case .crashes: true
    case .mottoFormMissing, .mottoSentByGet, .mottoRefused, .logoutIsLink, .logoutSentByGet, .logoutByAddress,
      .mottoByAddress, .accepted, .emptyTokenAccepted, .othersTokenAccepted, .plantedTokenAccepted:
      false
    }
  }

  var explanation: Explanation {
    switch self {
    case .mottoFormMissing:
      .init(
        expected: "a form with a field for a text", happened: "/settings has no form to save a motto.",
        next: "Write one: <form method=\"post\">, with <input name=\"motto\"> and a button in it.")
    case .mottoSentByGet:
      .init(
        expected: "method=\"post\"", happened: "The form at /settings is not sent with POST.",
        cause: "Without method=\"post\" a form only asks for a page, and any link can do that.",
        next: "Write method=\"post\" into the form.")
    case .mottoRefused(let status):
      .init(
        expected: "a saved motto",
        happened: "The form at /settings, sent from your own page, is answered with \(status).",
        cause: status == 403 || status == 400
          ? "What you compare is not what your page sends: the token is missing in this form, or another one is expected."
          : nil,
        next: "Type `form` at /settings, and look whether each hidden field is there that the route asks for.")
    case .logoutIsLink:
      .init(
        expected: "a form with method=\"post\"", happened: "What logs out is a link.",
        cause: "A link asks for a page, and so does an image of any other site that has this address.",
        next: "Write a form with method=\"post\" and a button in the place of the link.")
    case .logoutSentByGet:
      .init(
        expected: "method=\"post\"", happened: "The form to log out is not sent with POST.",
        next: "Write method=\"post\" into the form.")
    case .logoutByAddress(let method):
      .init(
        expected: "a person who stays signed in", happened: "\(method) /logout logs out.",
        cause: "The route answers \(method), and logs out. An image with this address, on any site, is enough.",
        next: "Let the route for /logout accept POST only.")
    case .mottoByAddress:
      .init(
        expected: "the motto as it was", happened: "A motto in the address of /settings was saved.",
        cause: "The app reads the address as well as the form. A link on any site can hold such an address.",
        next: "Save only what comes in the body of a POST.")
    case .accepted(let deed, _, let status) where status >= 400:
      .init(
        expected: "a refusal, and nothing done",
        happened: "A page of somebody else's gets the answer \(status), and can \(deed.words) all the same.",
        cause: "The refusal comes after the deed, or stops nothing.",
        next: "Compare first, and return at once where it is not right.")
    case .accepted(let deed, let page, _):
      .init(
        expected: "a refusal, such as 403",
        happened: "A page of another \(page == .site ? "site" : "port of this machine") can \(deed.words).",
        cause: page == .site
          ? "Nothing asks which page a form comes from, and nobody needs a cookie for this one."
          : "SameSite does not help here: for cookies another port is the same site. Nothing else asks where a form comes from.",
        next: "Put a secret token into each form and compare it at every POST, or look at Sec-Fetch-Site and Origin.")
    case .emptyTokenAccepted:
      .init(
        expected: "a refusal, such as 403", happened: "A form with an empty token saves a motto.",
        cause: "An empty token counts as none, or is equal to one that was never made.",
        next: "Refuse what is missing and what is empty before you compare.")
    case .othersTokenAccepted:
      .init(
        expected: "a refusal, such as 403", happened: "A form with the token of somebody else saves a motto.",
        cause:
          "The token belongs to no session: all have the same, or it is enough that the app has made it. Whoever attacks has one, too.",
        next: "Keep the token in the session, and compare with the one of this very session.")
    case .plantedTokenAccepted(let cookie):
      .init(
        expected: "a refusal, such as 403",
        happened: "With the cookie \(cookie) and the token of somebody else, a form saves a motto.",
        cause:
          "The token is compared with a cookie only. A page on another port of this machine can put its own cookie into the browser.",
        next: "Tie the token to the session: keep it there, or sign it together with the session's id.")
    case .crashes(let status):
      .init(
        expected: "a refusal, such as 403", happened: "A form of another site is answered with \(status).",
        cause: "The refusal itself fails, for instance at a token or a header that is not there.",
        next: "Answer 403 where something is missing, and do nothing else.")
    }
  }
}

extension CrossSiteFault.Deed {
  /// To go on after "can".
  fileprivate var words: String {
    switch self {
    case .logout: "log people out"
    case .motto: "save a motto for whoever visits it"
    case .signIn: "sign in whoever visits it, to an account of its own choice"
    case .registration: "register whoever visits it, under a name of its own choice"
    }
  }
}

extension CrossSiteFault {
  static let samples: [CrossSiteFault] = [
    .mottoFormMissing, .mottoSentByGet, .mottoRefused(status: 403), .logoutIsLink, .logoutSentByGet,
    .logoutByAddress(method: "GET"), .mottoByAddress, .accepted(.logout, from: .site, status: 303),
    .accepted(.motto, from: .port, status: 303),
    .accepted(.signIn, from: .site, status: 303), .accepted(.registration, from: .site, status: 303),
    .emptyTokenAccepted, .othersTokenAccepted,
    .plantedTokenAccepted(cookie: "csrf"),
    .crashes(status: 500),
  ]
}

extension Diagnosis {
  static func crossSite(_ fault: CrossSiteFault) -> Diagnosis { Diagnosis(fault) }
}
