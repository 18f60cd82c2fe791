extension Stage {
  /// Opens the page to register, fills in its form and sends it. Whether it worked is for an expectation to say.
  func register(name: String, password: String) async throws(Diagnosis) {
    let form = try await openRegistration()
    try await submit(form, form.registration(name: name, password: password))
    let view = try view()
    let status = view.response.status
    if status >= 500 { throw .account(.crashes(status: status)) }
    if !registrations.isEmpty { registrations[registrations.count - 1].sent = (view.request.method, status) }
  }

  /// Puts the fields into the address, under the names that they have in the form.
  func registerByAddress(name: String, password: String) async throws(Diagnosis) {
    let form = try await openRegistration()
    let fields = form.submission(filling: form.registration(name: name, password: password)).entries
    registrations.append(
      Registration(name: name, password: password, isByAddress: true, run: run))
    try await type("visit \(Line.quoted("/register?\(FormBody.urlEncoded(fields))"))")
    let status = try view().response.status
    if status >= 500 { throw .account(.crashes(status: status)) }
  }

  func openRegistration() async throws(Diagnosis) -> Form {
    try await type("visit /register and follow")
    let view = try view()
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
  func noteRegistration(name: String, password: String) -> CredentialTrick? {
    let kind = kindOfRegistration(name, password)
    registrations.append(Registration(name: name, password: password, run: run))
    return kind
  }

  private func kindOfRegistration(_ name: String, _ password: String) -> CredentialTrick? {
    if name.isEmpty || password.isEmpty { return .emptyRegistration }
    return owner(of: name).map { .secondRegistration(name: name, first: $0.name) }
  }

  /// Who had this name first, whatever its case.
  private func owner(of name: String) -> Person? {
    let person = people.first { $0.name.lowercased() == name.lowercased() }
    if let person, !newcomers.contains(person.role), beingEnrolled != person.role { return person }
    return registrations.first { $0.isFor(name) && !$0.isByAddress }.map {
      Person(name: $0.name, password: $0.password)
    }
  }

  /// A sign-in to an account that was asked for here.
  struct RegisteredSignIn {
    /// nil where name and password are right.
    let attempt: CredentialTrick?
  }

  /// nil where nobody asked for an account of this name here.
  func kindOfRegistered(_ name: String, _ typed: String) -> RegisteredSignIn? {
    let asked = registrations.filter { $0.isFor(name) }
    guard !asked.isEmpty else { return nil }
    if name.isEmpty || typed.isEmpty { return RegisteredSignIn(attempt: .emptyRegistration) }
    let owner = owner(of: name)
    // Names that differ in upper and lower case may be one account, which its own password opens.
    if typed == owner?.password { return RegisteredSignIn(attempt: nil) }
    guard let later = asked.first(where: { $0.password == typed }) else {
      return RegisteredSignIn(attempt: .wrongPassword(person: name))
    }
    return RegisteredSignIn(
      attempt: later.isByAddress
        ? .registrationByAddress : .secondRegistration(name: name, first: owner?.name ?? name))
  }

  // MARK: The people of the course

  /// Finds out whether people can register with this app at all. Where they cannot, they are those of the course.
  func settle() async {
    guard !isSettled else { return }
    isSettled = true
    var stranger = stranger()
    _ = await stranger.send(Browser.Order(target: "/register"))
    await stranger.followAll()
    guard let view = stranger.view, view.response.status == 200, view.page.registrationForm != nil else {
      people = setting.people
      newcomers = []
      return
    }
  }

  /// Registers somebody of the course in a browser of their own, once.
  func enroll(_ role: String) async throws(Diagnosis) {
    guard newcomers.remove(role) != nil, let person = people.first(where: { $0.role == role }) else { return }
    let before = current
    beingEnrolled = role
    open(browser: "\(role) registers")
    defer {
      beingEnrolled = nil
      forget(browser: "\(role) registers")
      use(browser: before)
    }
    try await type("register as \(person.name) password=\(person.password)")
  }

  /// Registers all of them.
  ///
  /// - Returns: whom the names of people stand for.
  func enrollEverybody() async throws(Diagnosis) -> [Person] {
    await settle()
    for role in people.map(\.role) where newcomers.contains(role) { try await enroll(role) }
    return people
  }

  // MARK: Why somebody who registered cannot sign in

  /// The account was made here and is not there any more, or never was; nil where it is not to blame.
  func whyNotRegistered(_ name: String) -> Diagnosis? {
    let asked = registrations.filter { $0.isFor(name) && !$0.isByAddress }
    guard let first = asked.first else { return nil }
    // Whoever was let in by the login page is known to the app.
    if visitor.attempt?.redirectPath?.hasPrefix("/dashboard") == true { return nil }
    if first.run.number < run.number { return .account(.dataLost(person: name)) }
    if asked.count > 1 || owner(of: name).map({ $0.password != first.password }) == true {
      return .account(.takenOver(person: name))
    }
    return first.hasWorked ? nil : .account(.fails(person: name))
  }

  /// They are signed in, so what they registered works.
  func noteWorking(_ name: String) {
    for index in registrations.indices where registrations[index].isFor(name) { registrations[index].hasWorked = true }
  }
}
