/// What pages of other sites make a browser send, and what the app makes of it.
enum CrossSiteLine: StageCommand {
  case visitElsewhere(String, OtherPage)
  case postElsewhere(address: String, fields: [FieldValue], OtherPage, headers: [FieldValue])
  /// As a copy of the form on the current page.
  case submitElsewhere([FieldValue], OtherPage, headers: [FieldValue])
  case saveMotto(String)
  case logoutsRefused
  case mottosRefused
  case signInsRefused
  case registrationsRefused
  /// With the hidden fields that the app gave to somebody else.
  case othersTokensRefused
  case logoutByAddressRefused
  case mottosByAddressRefused

  var traits: LineTraits {
    switch self {
    case .visitElsewhere, .postElsewhere, .submitElsewhere, .saveMotto:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .logoutsRefused, .mottosRefused, .signInsRefused, .registrationsRefused, .othersTokensRefused,
      .logoutByAddressRefused, .mottosByAddressRefused:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .visitElsewhere(let address, let page): "opened \(address.addressWords) from \(page.words)"
    case .postElsewhere(let address, _, let page, _): "sent a form to \(address.addressWords) from \(page.words)"
    case .submitElsewhere(_, let page, _): "sent the form from \(page.words)"
    case .saveMotto: "saved a motto at /settings"
    case .logoutsRefused: "signed in, and sent the form to log out from pages of other sites"
    case .mottosRefused: "signed in, and sent the form at /settings from pages of other sites"
    case .signInsRefused: "sent the login form from pages of other sites"
    case .registrationsRefused: "sent the form to register from pages of other sites"
    case .othersTokensRefused: "sent the form at /settings with hidden fields of somebody else's"
    case .logoutByAddressRefused: "signed in and opened /logout"
    case .mottosByAddressRefused: "signed in and opened /settings with a motto in its address"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .visitElsewhere(let address, let page):
      try await Browsing.send(
        Browser.Order(target: try Browsing.target(address, on: stage), source: .elsewhere(page)), on: stage)
    case .postElsewhere(let address, let fields, let page, let headers):
      try await CrossSiteProbe.post(to: address, stage.expand(fields), from: page, stage.expand(headers), on: stage)
    case .submitElsewhere(let fields, let page, let headers):
      try await CrossSiteProbe.submit(stage.expand(fields), from: page, stage.expand(headers), on: stage)
    case .saveMotto(let text): try await CrossSiteProbe.save(motto: stage.expand(text), on: stage)
    case .logoutsRefused: try await CrossSiteProbe.verifyLogoutsFromElsewhere(on: stage)
    case .mottosRefused: try await CrossSiteProbe.verifyMottosFromElsewhere(on: stage)
    case .signInsRefused: try await CrossSiteProbe.verifySignInsFromElsewhere(on: stage)
    case .registrationsRefused: try await CrossSiteProbe.verifyRegistrationsFromElsewhere(on: stage)
    case .othersTokensRefused: try await CrossSiteProbe.verifyOthersTokens(on: stage)
    case .logoutByAddressRefused: try await CrossSiteProbe.verifyLogoutByAddress(on: stage)
    case .mottosByAddressRefused: try await CrossSiteProbe.verifyMottosByAddress(on: stage)
    }
  }

  static let doing: [LineForm] = [
    LineForm(
      .crossSite, "visit PATH from another PLACE",
      "Follow a link on a page of another site, or of another port of this host.",
      example: "visit /logout from another site"
    ) { CrossSiteLine.visitElsewhere($0[.address], $0.place) },
    LineForm(
      .crossSite, "post PATH FIELD=VALUE… from another PLACE",
      "Send fields as a page of another site, or of another port, can: your cookies go along if their SameSite allows it.",
      example: "post /settings motto=hacked from another site"
    ) { CrossSiteLine.postElsewhere(address: $0[.address], fields: $0.fields, $0.place, headers: []) },
    LineForm(
      .crossSite, "post PATH FIELD=VALUE… from another PLACE with header HEADER=VALUE…",
      "The same with headers of your choice. One with an empty value is left out.",
      example: "post /settings motto=hacked from another port with header Origin=null"
    ) { CrossSiteLine.postElsewhere(address: $0[.address], fields: $0.fields, $0.place, headers: $0.headers) },
    LineForm(
      .crossSite, "submit FIELD=VALUE… from another PLACE",
      "Send the form on the page as a copy of it on another site would: without its hidden fields, unless you name them.",
      example: "submit motto=hacked from another port"
    ) { CrossSiteLine.submitElsewhere($0.fields, $0.place, headers: []) },
    LineForm(
      .crossSite, "submit FIELD=VALUE… from another PLACE with header HEADER=VALUE…",
      "The same with headers of your choice. One with an empty value is left out.",
      example: "submit motto=hacked from another port with header Origin=null"
    ) { CrossSiteLine.submitElsewhere($0.fields, $0.place, headers: $0.headers) },
    LineForm(
      .crossSite, "save motto TEXT", "Open /settings, fill in the motto and send the form.",
      example: "save motto \"Carpe diem\""
    ) { CrossSiteLine.saveMotto($0[.text]) },
  ]

  static let expecting: [LineForm] = [
    LineForm(
      .crossSite, "expect logout by address refused", "Opening /logout logs nobody out.",
      example: "expect logout by address refused"
    ) { _ in CrossSiteLine.logoutByAddressRefused },
    LineForm(
      .crossSite, "expect logouts from other sites refused", "No other site can log people out.",
      example: "expect logouts from other sites refused"
    ) { _ in CrossSiteLine.logoutsRefused },
    LineForm(
      .crossSite, "expect sign-ins from other sites refused", "No other site can sign people in.",
      example: "expect sign-ins from other sites refused"
    ) { _ in CrossSiteLine.signInsRefused },
    LineForm(
      .crossSite, "expect registrations from other sites refused", "No other site can register people.",
      example: "expect registrations from other sites refused"
    ) { _ in CrossSiteLine.registrationsRefused },
    LineForm(
      .crossSite, "expect mottos from other sites refused", "No other site can save a motto for people.",
      example: "expect mottos from other sites refused"
    ) { _ in CrossSiteLine.mottosRefused },
    LineForm(
      .crossSite, "expect mottos by address refused", "A motto in the address of /settings is not saved.",
      example: "expect mottos by address refused"
    ) { _ in CrossSiteLine.mottosByAddressRefused },
    LineForm(
      .crossSite, "expect tokens of other people refused",
      "With the hidden fields that somebody else got, or with empty ones, nothing is saved.",
      example: "expect tokens of other people refused"
    ) { _ in CrossSiteLine.othersTokensRefused },
  ]
}
