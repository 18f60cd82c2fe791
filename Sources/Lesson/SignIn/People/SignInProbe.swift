/// Signing in, and being refused.
enum SignInProbe {
  /// The first people who have an account.
  ///
  /// - Throws: ``SignInFault/unknownPerson(_:known:)`` where there are fewer.
  static func some(_ count: Int, on stage: isolated Stage) throws(Diagnosis) -> [Person] {
    guard stage.people.count >= count else { throw .signIn(.unknownPerson("", known: stage.people.map(\.role))) }
    return Array(stage.people.prefix(count))
  }

  /// Another person who has an account; nil where there is none.
  static func somebody(but name: String?, on stage: isolated Stage) -> Person? {
    stage.people.first { $0.name != name && !stage.newcomers.contains($0.role) }
  }

  /// Why somebody who was greeted in a browser no longer is.
  static func whyForgotten(_ person: String, in browser: String, on stage: isolated Stage) -> Diagnosis {
    stage.visitors[browser]?.disturbance.map { .signIn(.signInEnded(person: person, by: $0)) }
      ?? .signIn(.signInForgotten(person: person))
  }

  /// Opens the login page, fills in its form and sends it. Whether it worked is for an expectation to say.
  static func signIn(person: String, _ password: TypedPassword, isRemembered: Bool = false, on stage: isolated Stage)
    async throws(Diagnosis)
  {
    let name = Accounts.name(of: person, on: stage)
    switch password {
    case .own:
      try await signIn(
        name: name, typed: try Accounts.person(person, on: stage).password, isRemembered: isRemembered, on: stage)
    case .typed(let text):
      try await signIn(name: name, typed: stage.expand(text), isRemembered: isRemembered, on: stage)
    case .of(let owner):
      let owner = try Accounts.person(stage.expand(owner), on: stage)
      let isKnown = Accounts.known(name, on: stage).map { $0.password != owner.password } ?? false
      try await signIn(
        name: name, typed: owner.password, kind: isKnown ? .othersPassword(person: name, owner: owner.name) : nil,
        isRemembered: isRemembered, on: stage)
    }
  }

  /// - Parameter kind: what the try is called, where that is more than can be seen from name and password.
  static func signIn(
    name: String, typed: String, kind: CredentialTrick? = nil, isRemembered: Bool = false, on stage: isolated Stage
  ) async throws(Diagnosis) {
    try await stage.type("visit /login and follow")
    guard let form = try stage.view().page.loginForm else { throw try await LoginFormProbe.missingForm(on: stage) }
    if isRemembered, form.rememberField == nil { throw LoginFormProbe.missingRememberBox(form) }
    let tick = isRemembered ? " remember=yes" : ""
    try await stage.type("submit username=\(Line.quoted(name)) password=\(Line.quoted(typed))\(tick)")
    if let kind { stage.visitor.attempt?.kind = kind }
  }

  /// A redirect was expected, and the login form came or is where it leads; nil where neither is so.
  static func whyBackAtLogin(_ fault: ResponseFault, on stage: isolated Stage) -> Diagnosis? {
    switch fault {
    case .noRedirect(let status, let expected) where stage.browser.view?.page.loginForm != nil:
      .signIn(.formForRedirect(status: status, expected: expected))
    case .redirectElsewhere(let got, let expected) where got.hasPrefix("/login"):
      .signIn(.leadsBackToLogin(got, expected: expected))
    default: nil
    }
  }

  /// The right name and password were refused in so many words; nil where they were not.
  static func whyRefused(_ name: String, on stage: isolated Stage) -> Diagnosis? {
    guard let attempt = stage.visitor.attempt, attempt.name == name, attempt.kind == nil,
      (400..<500).contains(attempt.status)
    else { return nil }
    return .signIn(.signInRefused(person: name, status: attempt.status))
  }

  /// Whoever sends the form to register asks for an account; whoever sends the login form tries to sign in.
  static func note(_ sent: FormSent, on stage: isolated Stage) throws(Diagnosis) {
    let (form, fills) = (sent.form, sent.fills)
    let submission = form.submission(filling: fills)
    let isRegistration = submission.address?.isAt("/register") == true
    if !isRegistration, form.passwordFields.count > 1, let person = PasswordChanges.signedInHere(on: stage) {
      return try PasswordChanges.note(form.passwordChange(in: submission), of: person, on: stage)
    }
    let name = isRegistration ? form.newNameField : form.userField
    guard let user = name?.name, let password = form.passwordFields.first?.name else { return }
    // What was meant, also where a field took only a part of it.
    let meant = form.submission(filling: fills.map { FieldFill(name: $0.name, value: $0.value) })
    func typed(_ field: String) -> String { meant.entries.first { $0.name == field }?.value ?? "" }
    let kind =
      isRegistration
      ? RegistrationProbe.noteRegistration(name: typed(user), password: typed(password), on: stage)
      : kind(of: typed(user), typed(password), on: stage)
    let box = Form.Filling(form, fills).fields.first { $0.isTickable && $0.name == form.rememberField?.name }
    stage.visitor.attempt = SignInAttempt(
      name: typed(user), password: typed(password), kind: kind, status: try stage.view().response.status,
      redirectPath: stage.browser.redirectTarget?.path, wordsBefore: sent.wordsBefore, isRegistration: isRegistration,
      isRemembered: box?.isChecked == true, run: stage.run)
    stage.visitor.wasClosed = false
    (stage.visitor.attemptedAt, stage.visitor.hasWaited) = (stage.setting.now(), false)
    if kind == nil { InterferingEvent.signIn(of: typed(user)).disturbOthers(on: stage) }
    try stage.post(SignInSent())
  }

  static func observe(_ event: any StageEvent, on stage: isolated Stage) throws(Diagnosis) {
    switch event {
    case let sent as FormSent: try note(sent, on: stage)
    case let copied as CookiesCopied: stage.visitors[copied.browser]?.disturbance = nil
    case is AppEmptied: stage[Registrations.self] = Registrations()
    default: break
    }
  }

  /// What it would be if somebody got in with this name and password; nil where they are right.
  static func kind(of name: String, _ typed: String, on stage: isolated Stage) -> CredentialTrick? {
    if let kind = PasswordChanges.kindAfterChange(name, typed, on: stage) { return kind }
    if let person = stage.people.first(where: { $0.name == name }), typed == person.password { return nil }
    if let kind = RegistrationProbe.kindOfRegistered(name, typed, on: stage) { return kind.attempt }
    if name.isEmpty { return typed.isEmpty ? .emptyForm : .emptyName }
    guard stage.people.contains(where: { $0.name == name }) else { return .unknownPerson }
    return typed.isEmpty ? .emptyPassword(person: name) : .wrongPassword(person: name)
  }

  /// Puts name and password into the address, under the names that the form's fields have.
  static func signInByAddress(person: String, on stage: isolated Stage) async throws(Diagnosis) {
    let person = try Accounts.person(person, on: stage)
    try await stage.type("visit /login and follow")
    let page = try stage.view().page
    guard let form = page.loginForm, let user = form.userField?.name, let password = form.passwordFields.first?.name
    else {
      throw try await LoginFormProbe.missingForm(on: stage)
    }
    let query = FormBody.urlEncoded([
      FormEntry(name: user, value: person.name), FormEntry(name: password, value: person.password),
    ])
    try await stage.type("visit /login?\(query)")
    let view = try stage.view()
    stage.visitor.attempt = SignInAttempt(
      name: person.name, password: person.password, kind: .byAddress(person: person.name), status: view.response.status,
      redirectPath: stage.browser.redirectTarget?.path, wordsBefore: Set(page.words))
  }

  /// The last sign-in was turned down politely, and nobody is signed in.
  static func verifyRefused(on stage: isolated Stage) async throws(Diagnosis) {
    guard let attempt = stage.visitor.attempt else { throw stage.cannot(.noPage) }
    if attempt.status >= 500 { throw .app(.serverError(status: attempt.status, request: "POST /login")) }
    try await DashboardProbe.verifySignedOut(on: stage)
    if let path = attempt.redirectPath, path.hasPrefix("/dashboard") {
      // An account that should not be was let in, even if its name is nothing that a page could greet.
      if let kind = attempt.kind, kind.isOfRegistration { throw .signIn(.accepted(kind)) }
      throw .signIn(.refusalLeadsToDashboard(status: attempt.status))
    }
  }

  /// The answer to a refused sign-in, followed, says something that the login page did not.
  static func verifyMessage(on stage: isolated Stage) async throws(Diagnosis) {
    guard let attempt = stage.visitor.attempt else { throw stage.cannot(.noPage) }
    if attempt.status >= 500 { throw .app(.serverError(status: attempt.status, request: "POST /login")) }
    try await Browsing.followAll(on: stage)
    let view = try stage.view()
    if view.response.text.contains(attempt.password) { throw .signIn(.passwordRepeated) }
    if Set(view.page.words).subtracting(attempt.wordsBefore).isEmpty { throw .signIn(.noMessage) }
  }

  static func verifyNearMissesRefused(_ named: String, on stage: isolated Stage) async throws(Diagnosis) {
    var person = try Accounts.person(named, on: stage)
    for (index, miss) in NearMiss.allCases.enumerated() {
      // An app may lock an account after some wrong passwords, and that is no fault.
      if index > 0, index % 3 == 0, stage.setting.newcomers.contains(person) {
        person = Person(name: stage.token("almost-\(index)"), password: person.password)
        _ = try await RegistrationTrial.registered(person.name, person.password, on: stage)
      }
      guard let password = miss.applied(to: person.password) else { continue }
      stage.open(browser: "near miss \(miss.rawValue)")
      try await signIn(name: person.name, typed: password, kind: .nearMiss(person: person.name, what: miss), on: stage)
      try await verifyRefused(on: stage)
    }
  }

  /// Sends the form without its fields, one after the other.
  static func verifyIncompleteFormsRefused(_ named: String, on stage: isolated Stage) async throws(Diagnosis) {
    let person = try Accounts.person(named, on: stage)
    let name = person.name
    try await stage.type("visit /login and follow")
    guard let form = try stage.view().page.loginForm, let user = form.userField?.name,
      let password = form.passwordFields.first?.name,
      let target = form.submission(filling: [], pressing: nil).address?.target
    else { throw try await LoginFormProbe.missingForm(on: stage) }
    let others = form.submission(filling: [], pressing: nil).entries.filter { $0.name != user && $0.name != password }
    let stranger = stage.token("ghost")
    let trials: [(missing: String, name: String?, password: String?)] = [
      (password, name, nil), (user, nil, person.password), ("\(user) and \(password)", nil, nil),
      (password, stranger, nil),
    ]
    let opened = stage.browser
    for trial in trials {
      stage.open(browser: "without \(trial.missing)")
      stage.browser = opened
      var fields = others.map { FieldValue(name: $0.name, value: $0.value) }
      if let name = trial.name { fields.append(FieldValue(name: user, value: name)) }
      if let typed = trial.password { fields.append(FieldValue(name: password, value: typed)) }
      try await stage.type("post \(Line.quoted(target))\(fields.text)")
      let status = try stage.view().response.status
      if status >= 500 { throw .signIn(.incompleteFormCrashes(missing: trial.missing, status: status)) }
      stage.visitor.attempt = SignInAttempt(
        name: trial.name ?? name, password: trial.password ?? "", kind: .missingField(trial.missing), status: status,
        redirectPath: nil, wordsBefore: [])
      try await DashboardProbe.verifySignedOut(on: stage)
    }
    var json = opened
    let exchange = await json.send(
      Browser.Order(method: "POST", target: target, body: Array("{}".utf8), contentType: "application/json"))
    if let status = exchange.response?.status, status >= 500 {
      stage.record(["post \(Line.quoted(target)) as JSON"], exchange)
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
