enum GuardProbe {
  /// Signs somebody in to learn what the page says.
  static func secret(of address: String, on stage: isolated Stage) async throws(Diagnosis) -> PageSecret {
    guard let owner = stage.people.first else { throw .signIn(.unknownPerson("", known: [])) }
    let visitor = stage.current
    stage.open(browser: "\(owner.name) at home")
    try await stage.type("sign in as \(owner.name)")
    try await stage.type("visit \(address) and follow")
    let own = try stage.view()
    var publicPhrases: Set<String> = []
    var isOwnerPublic = false
    stage.open(browser: "passer-by")
    // A page that does not exist shows what all pages share.
    for page in ["/", "/login", "/\(stage.token("nowhere"))"] {
      try await stage.type("visit \(page) and follow")
      let page = try stage.view().page
      publicPhrases.formUnion(page.phrases(ofWords: 4))
      isOwnerPublic = isOwnerPublic || page.shows(owner.name)
    }
    stage.current = visitor
    // A phrase with the owner's name in it says nothing about other visitors' pages.
    let phrases = own.page.phrases(ofWords: 4).filter { !$0.contains(owner.name.lowercased()) }
    return PageSecret(phrases: phrases.subtracting(publicPhrases), owner: owner.name, isOwnerPublic: isOwnerPublic)
  }

  static func verifySecret(of address: String, on stage: isolated Stage) async throws(Diagnosis) {
    let secret = try await secret(of: address, on: stage)
    stage.open(browser: "visitor")
    try await stage.type("visit \(address)")
    try verifyRefusal(try stage.view(), secret, address)
    if try stage.view().response.isRedirect { try await verifyWayToLogin(on: stage) }
    // Whoever has looked at other pages is no less a stranger.
    stage.current = "passer-by"
    try await stage.type("visit \(address)")
    try verifyRefusal(try stage.view(), secret, address)
  }

  private static func verifyWayToLogin(on stage: isolated Stage) async throws(Diagnosis) {
    try await Browsing.followAll(on: stage)
    try Browsing.verifyNoLoop(on: stage)
    let last = try stage.view()
    if last.response.status >= 500 {
      throw .app(.serverError(status: last.response.status, request: "GET \(last.address.target)"))
    }
    if last.page.loginForm == nil, ![401, 403].contains(last.response.status) {
      throw .guarding(.redirectNotToLogin(last.address.target))
    }
  }

  private static func verifyRefusal(
    _ view: Browser.View, _ secret: PageSecret, _ address: String
  ) throws(Diagnosis) {
    let status = view.response.status
    if status >= 500 {
      throw .app(.serverError(status: status, request: "\(view.request.method) \(view.request.target)"))
    }
    let isForm = view.page.loginForm != nil
    if secret.isIn(view) {
      if status == 200, secret.names(view) { throw .signIn(.sharedByEveryone(person: secret.owner)) }
      throw status == 200 ? .guarding(.openToAnyone(address)) : .guarding(.leaksWithRedirect(address, status: status))
    }
    if status == 200, !isForm {
      throw view.page.words.isEmpty ? .guarding(.refusedOddly(status: status)) : .guarding(.openToAnyone(address))
    }
    if !view.response.isRedirect, !isForm, ![401, 403, 404].contains(status) {
      throw .guarding(.refusedOddly(status: status))
    }
  }

  static func verifyMethods(of address: String, on stage: isolated Stage) async throws(Diagnosis) {
    let secret = try await secret(of: address, on: stage)
    stage.open(browser: "visitor")
    try await stage.type("visit \(address)")
    let formInPlace = try stage.view().page.loginForm != nil
    for method in ["HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
      try await stage.type("send \(method) \(address)")
      let view = try stage.view()
      let status = view.response.status
      if status >= 500, status != 501 { throw .app(.serverError(status: status, request: "\(method) \(address)")) }
      if secret.isIn(view) { throw .guarding(.methodOpens(method, at: address)) }
      // HEAD carries no body, so it cannot show the form that GET shows in place.
      if method == "OPTIONS" || method == "HEAD" && formInPlace { continue }
      if status == 200, view.page.loginForm == nil { throw .guarding(.methodOpens(method, at: address)) }
    }
  }

  /// Spellings of /dashboard that a careless guard lets through: by case, slashes, dots, escapes and what follows.
  static func spellings(of address: String) -> [String] {
    let name = address.dropFirst()
    let escaped = name.utf8.first.map { "/%" + String($0, radix: 16) + name.dropFirst() } ?? address
    return [
      "\(address)/", "/\(address)", "/" + name.prefix(1).uppercased() + name.dropFirst(), address.uppercased(),
      "\(address)?x=1", "\(address);x=1", "/.\(address)", escaped, "\(address)%2f", "/login/..\(address)",
      "\(address)/.", "\(address).html", "\(address).css", "\(address)/login", "\(address)%00", "/static/..\(address)",
      "\(address)%20", "\(address)?next=/login",
    ]
  }

  static func verifySpellings(of address: String, on stage: isolated Stage) async throws(Diagnosis) {
    let secret = try await secret(of: address, on: stage)
    stage.open(browser: "visitor")
    for spelling in Self.spellings(of: address) {
      try await stage.type("visit \(spelling)")
      let first = try stage.view()
      let status = first.response.status
      if status >= 500 { throw .app(.serverError(status: status, request: "GET \(spelling)")) }
      if secret.isIn(first) { throw .guarding(.spellingOpens(spelling)) }
      try await Browsing.followAll(on: stage)
      if secret.isIn(try stage.view()) { throw .guarding(.spellingOpens(spelling)) }
    }
  }
}

/// What only somebody who is signed in may read: the four-word phrases of a page, less those of public pages.
struct PageSecret {
  let phrases: Set<String>
  let owner: String
  /// Public pages name the owner as well, for instance as an account to try.
  let isOwnerPublic: Bool

  func isIn(_ view: Browser.View) -> Bool {
    // A heading that the refusal shares with the page gives nothing away.
    3 * view.page.phrases(ofWords: 4).intersection(phrases).count > phrases.count || names(view)
  }

  /// Whether the page shows whose it is.
  func names(_ view: Browser.View) -> Bool { !isOwnerPublic && view.page.shows(owner) }
}
