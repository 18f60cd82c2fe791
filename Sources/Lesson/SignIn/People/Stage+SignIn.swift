/// Signing in, and being refused.
extension Stage {
  /// Opens the login page, fills in its form and sends it. Whether it worked is for an expectation to say.
  func signIn(person: String, _ password: TypedPassword, isRemembered: Bool = false) async throws(Diagnosis) {
    let name = name(of: person)
    switch password {
    case .own: try await signIn(name: name, typed: try self.person(person).password, isRemembered: isRemembered)
    case .typed(let text): try await signIn(name: name, typed: expand(text), isRemembered: isRemembered)
    case .of(let owner):
      let owner = try self.person(expand(owner))
      let isKnown = known(name).map { $0.password != owner.password } ?? false
      try await signIn(
        name: name, typed: owner.password, kind: isKnown ? .othersPassword(person: name, owner: owner.name) : nil,
        isRemembered: isRemembered)
    }
  }

  /// - Parameter kind: what the try is called, where that is more than can be seen from name and password.
  func signIn(
    name: String, typed: String, kind: CredentialTrick? = nil, isRemembered: Bool = false
  ) async throws(Diagnosis) {
    try await type("visit /login and follow")
    guard let form = try view().page.loginForm else { throw try await missingForm() }
    if isRemembered, form.rememberField == nil { throw missingRememberBox(form) }
    let tick = isRemembered ? " remember=yes" : ""
    try await type("submit username=\(Line.quoted(name)) password=\(Line.quoted(typed))\(tick)")
    if let kind { visitor.attempt?.kind = kind }
  }

  /// Fills in the login form of the page that is open.
  func signInHere(_ person: Person) async throws(Diagnosis) {
    let view = try view()
    guard view.page.loginForm != nil else {
      throw view.response.status < 500
        ? .returning(.noWayToSignIn(at: view.address.target, status: view.response.status)) : try await missingForm()
    }
    try await type("submit username=\(Line.quoted(person.name)) password=\(Line.quoted(person.password))")
  }

  /// The right name and password were refused in so many words; nil where they were not.
  func whyRefused(_ name: String) -> Diagnosis? {
    guard let attempt = visitor.attempt, attempt.name == name, attempt.kind == nil, (400..<500).contains(attempt.status)
    else { return nil }
    return .signIn(.signInRefused(person: name, status: attempt.status))
  }

  /// What it would be if somebody got in with this name and password; nil where they are right.
  func kind(of name: String, _ typed: String) -> CredentialTrick? {
    if let kind = kindAfterChange(name, typed) { return kind }
    if let person = people.first(where: { $0.name == name }), typed == person.password { return nil }
    if let kind = kindOfRegistered(name, typed) { return kind.attempt }
    if name.isEmpty { return typed.isEmpty ? .emptyForm : .emptyName }
    guard people.contains(where: { $0.name == name }) else { return .unknownPerson }
    return typed.isEmpty ? .emptyPassword(person: name) : .wrongPassword(person: name)
  }

  /// Puts name and password into the address, under the names that the form's fields have.
  func signInByAddress(person: String) async throws(Diagnosis) {
    let person = try self.person(person)
    try await type("visit /login and follow")
    let page = try view().page
    guard let form = page.loginForm, let user = form.userField?.name, let password = form.passwordFields.first?.name
    else {
      throw try await missingForm()
    }
    let query = FormBody.urlEncoded([
      FormEntry(name: user, value: person.name), FormEntry(name: password, value: person.password),
    ])
    try await type("visit /login?\(query)")
    let view = try view()
    visitor.attempt = SignInAttempt(
      name: person.name, password: person.password, kind: .byAddress(person: person.name), status: view.response.status,
      redirectPath: browser.redirectTarget?.path, wordsBefore: Set(page.words))
  }

  /// The last sign-in was turned down politely, and nobody is signed in.
  func verifyRefused() async throws(Diagnosis) {
    guard let attempt = visitor.attempt else { throw .line(.cannot(.noPage)) }
    if attempt.status >= 500 { throw .app(.serverError(status: attempt.status, request: "POST /login")) }
    try await verifySignedOut()
    if let path = attempt.redirectPath, path.hasPrefix("/dashboard") {
      // An account that should not be was let in, even if its name is nothing that a page could greet.
      if let kind = attempt.kind, kind.isOfRegistration { throw .signIn(.accepted(kind)) }
      throw .signIn(.refusalLeadsToDashboard(status: attempt.status))
    }
  }

  /// The answer to a refused sign-in, followed, says something that the login page did not.
  func verifyMessage() async throws(Diagnosis) {
    guard let attempt = visitor.attempt else { throw .line(.cannot(.noPage)) }
    if attempt.status >= 500 { throw .app(.serverError(status: attempt.status, request: "POST /login")) }
    try await followAll()
    let view = try view()
    if view.response.text.contains(attempt.password) { throw .signIn(.passwordRepeated) }
    if Set(view.page.words).subtracting(attempt.wordsBefore).isEmpty { throw .signIn(.noMessage) }
  }

  func verifyNearMissesRefused(_ named: String) async throws(Diagnosis) {
    var person = try person(named)
    for (index, miss) in NearMiss.allCases.enumerated() {
      // An app may lock an account after some wrong passwords, and that is no fault.
      if index > 0, index % 3 == 0, setting.newcomers.contains(person) {
        person = Person(name: token("almost-\(index)"), password: person.password)
        _ = try await registered(person.name, person.password)
      }
      guard let password = miss.applied(to: person.password) else { continue }
      open(browser: "near miss \(miss.rawValue)")
      try await signIn(name: person.name, typed: password, kind: .nearMiss(person: person.name, what: miss))
      try await verifyRefused()
    }
  }

  /// Sends the form without its fields, one after the other.
  func verifyIncompleteFormsRefused(_ named: String) async throws(Diagnosis) {
    let person = try person(named)
    let name = person.name
    try await type("visit /login and follow")
    guard let form = try view().page.loginForm, let user = form.userField?.name,
      let password = form.passwordFields.first?.name,
      let target = form.submission(filling: [], pressing: nil).address?.target
    else { throw try await missingForm() }
    let others = form.submission(filling: [], pressing: nil).entries.filter { $0.name != user && $0.name != password }
    let stranger = token("ghost")
    let trials: [(missing: String, name: String?, password: String?)] = [
      (password, name, nil), (user, nil, person.password), ("\(user) and \(password)", nil, nil),
      (password, stranger, nil),
    ]
    let opened = browser
    for trial in trials {
      open(browser: "without \(trial.missing)")
      browser = opened
      var fields = others.map { FieldValue(name: $0.name, value: $0.value) }
      if let name = trial.name { fields.append(FieldValue(name: user, value: name)) }
      if let typed = trial.password { fields.append(FieldValue(name: password, value: typed)) }
      try await type("post \(Line.quoted(target))\(fields.text)")
      let status = try view().response.status
      if status >= 500 { throw .signIn(.incompleteFormCrashes(missing: trial.missing, status: status)) }
      visitor.attempt = SignInAttempt(
        name: trial.name ?? name, password: trial.password ?? "", kind: .missingField(trial.missing), status: status,
        redirectPath: nil, wordsBefore: [])
      try await verifySignedOut()
    }
    var json = opened
    let exchange = await json.send(
      Browser.Order(method: "POST", target: target, body: Array("{}".utf8), contentType: "application/json"))
    if let status = exchange.response?.status, status >= 500 {
      record(["post \(Line.quoted(target)) as JSON"], exchange)
      throw .signIn(.incompleteFormCrashes(missing: "fields (a body in JSON)", status: status))
    }
  }
}

extension NearMiss {
  /// The password with this mistake in it; nil where that would be the password itself.
  func applied(to password: String) -> String? {
    let changed =
      switch self {
      case .lastCharacterMissing: String(password.dropLast())
      case .oneCharacterMore: password + "x"
      case .otherCase: password == password.uppercased() ? password.lowercased() : password.uppercased()
      case .firstCharacter: String(password.prefix(1))
      case .spacesAround: " \(password) "
      case .backwards: String(password.reversed())
      }
    return changed == password || changed.isEmpty ? nil : changed
  }
}
