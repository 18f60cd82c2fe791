enum RegistrationProbe {
  /// Opens the page to register, fills in its form and sends it. Whether it worked is for an expectation to say.
  static func register(name: String, password: String, on stage: isolated Stage) async throws(Diagnosis) {
    let form = try await openRegistration(on: stage)
    try await Browsing.submit(form, form.registration(name: name, password: password), on: stage)
    let view = try stage.view()
    let status = view.response.status
    if status >= 500 { throw .account(.crashes(status: status)) }
    stage[Registrations.self].noteAnswer(status, to: view.request.method)
  }

  /// Puts the fields into the address, under the names that they have in the form.
  static func registerByAddress(name: String, password: String, on stage: isolated Stage) async throws(Diagnosis) {
    let form = try await openRegistration(on: stage)
    let fields = form.submission(filling: form.registration(name: name, password: password)).entries
    stage[Registrations.self].all.append(
      Registration(name: name, password: password, isByAddress: true, run: stage.run))
    try await stage.type("visit \(Line.quoted("/register?\(FormBody.urlEncoded(fields))"))")
    let status = try stage.view().response.status
    if status >= 500 { throw .account(.crashes(status: status)) }
  }

  static func openRegistration(on stage: isolated Stage) async throws(Diagnosis) -> Form {
    try await stage.type("visit /register and follow")
    let view = try stage.view()
    if [404, 405].contains(view.response.status) { throw .account(.pageMissing(status: view.response.status)) }
    if view.response.status >= 500 {
      throw .app(.serverError(status: view.response.status, request: "GET \(view.request.target)"))
    }
    guard let form = view.page.registrationForm else {
      throw .account(.formMissing(at: view.address.target))
    }
    return form
  }

  /// - Returns: what it would be if this account could be used; nil where it may.
  static func noteRegistration(name: String, password: String, on stage: isolated Stage) -> CredentialTrick? {
    let kind = kindOfRegistration(name, password, on: stage)
    stage[Registrations.self].all.append(Registration(name: name, password: password, run: stage.run))
    return kind
  }

  private static func kindOfRegistration(_ name: String, _ password: String, on stage: isolated Stage)
    -> CredentialTrick?
  {
    if name.isEmpty || password.isEmpty { return .emptyRegistration }
    return owner(of: name, on: stage).map { .secondRegistration(name: name, first: $0.name) }
  }

  /// Who had this name first, whatever its case.
  private static func owner(of name: String, on stage: isolated Stage) -> Person? {
    let person = stage.people.first { $0.name.lowercased() == name.lowercased() }
    if let person, !stage.newcomers.contains(person.role), stage[Registrations.self].beingEnrolled != person.role {
      return person
    }
    return stage[Registrations.self].all.first { $0.isFor(name) && !$0.isByAddress }.map {
      Person(name: $0.name, password: $0.password)
    }
  }

  /// nil where nobody asked for an account of this name here.
  static func kindOfRegistered(_ name: String, _ typed: String, on stage: isolated Stage) -> RegisteredSignIn? {
    let asked = stage[Registrations.self].all.filter { $0.isFor(name) }
    guard !asked.isEmpty else { return nil }
    if name.isEmpty || typed.isEmpty { return RegisteredSignIn(attempt: .emptyRegistration) }
    let owner = owner(of: name, on: stage)
    // Names that differ in upper and lower case may be one account, which its own password opens.
    if typed == owner?.password { return RegisteredSignIn(attempt: nil) }
    guard let later = asked.first(where: { $0.password == typed }) else {
      return RegisteredSignIn(attempt: .wrongPassword(person: name))
    }
    return RegisteredSignIn(
      attempt: later.isByAddress
        ? .registrationByAddress : .secondRegistration(name: name, first: owner?.name ?? name))
  }

  /// There is a file in DATA_DIR once somebody has registered.
  static func verifyDataKept(on stage: isolated Stage) async throws(Diagnosis) {
    let folder = try AppControl.dataFolder(on: stage)
    let name = stage.token("keeper")
    try await stage.type("register as \(name) password=\(Accounts.newPassword("keeper-key", on: stage))")
    if folder.paths.isEmpty { throw .account(.dataElsewhere(person: name)) }
  }

  // MARK: Why somebody who registered cannot sign in

  /// The account was made here and is not there any more, or never was; nil where it is not to blame.
  static func whyNotRegistered(_ name: String, on stage: isolated Stage) -> Diagnosis? {
    let asked = stage[Registrations.self].all.filter { $0.isFor(name) && !$0.isByAddress }
    guard let first = asked.first else { return nil }
    // Whoever was let in by the login page is known to the app.
    if stage.visitor.attempt?.redirectPath?.hasPrefix("/dashboard") == true { return nil }
    if first.run.number < stage.run.number { return .account(.dataLost(person: name)) }
    if asked.count > 1 || owner(of: name, on: stage).map({ $0.password != first.password }) == true {
      return .account(.takenOver(person: name))
    }
    return first.hasWorked ? nil : .account(.fails(person: name))
  }
}

/// A sign-in to an account that was asked for here.
struct RegisteredSignIn {
  /// nil where name and password are right.
  let attempt: CredentialTrick?
}
