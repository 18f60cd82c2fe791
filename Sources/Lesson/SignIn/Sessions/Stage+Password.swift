/// Changing a password.
extension Stage {
  /// Opens the page to change the password, fills in its form and sends it. Whether it worked is for an expectation to say.
  func changePassword(from current: String, to new: String) async throws(Diagnosis) {
    let form = try await openPasswordForm()
    try await submit(form, form.passwordChange(from: current, to: new))
    let view = try view()
    if view.response.status >= 500 {
      throw .app(.serverError(status: view.response.status, request: "\(view.request.method) \(view.request.target)"))
    }
  }

  private func openPasswordForm() async throws(Diagnosis) -> Form {
    try await type("visit /password and follow")
    let view = try view()
    if [404, 405].contains(view.response.status) { throw .passwordChange(.pageMissing(status: view.response.status)) }
    if view.response.status >= 500 {
      throw .app(.serverError(status: view.response.status, request: "GET \(view.request.target)"))
    }
    guard let form = view.page.passwordForm else { throw .passwordChange(.formMissing(at: view.address.target)) }
    return form
  }

  /// Who signed in in this browser with the right name and password, and did not log out.
  var signedInHere: Person? { visitor.attempt.flatMap { $0.kind == nil ? known($0.name) : nil } }

  /// From here on the new password is the right one, if the current one was and the app did not refuse it.
  func note(_ change: (current: String, new: String)?, of person: Person) throws(Diagnosis) {
    guard let (current, new) = change else { return }
    let isProven = current == person.password
    passwordChanges.append(
      PasswordChange(person: person.name, current: current, new: new, isProven: isProven, browser: self.current))
    guard isProven, try view().response.status < 400 else { return }
    for index in people.indices where people[index].name == person.name { people[index].password = new }
    for index in registrations.indices
    where registrations[index].name == person.name && !registrations[index].isByAddress {
      registrations[index].password = new
    }
    disturbOthers(.passwordChange(of: person.name))
  }

  /// What it would be if somebody got in with a password that was the right one before, or that nobody had the right to set.
  func kindAfterChange(_ name: String, _ typed: String) -> CredentialTrick? {
    guard known(name)?.password != typed else { return nil }
    let changes = passwordChanges.filter { $0.person.lowercased() == name.lowercased() }
    if changes.contains(where: { $0.isProven && $0.current == typed }) { return .formerPassword(person: name) }
    return changes.contains { !$0.isProven && $0.new == typed } ? .unprovenPassword(person: name) : nil
  }

  /// The last sign-in was with a password that somebody changed to; nil where it was not.
  func whyChangedPasswordFails(_ name: String) -> Diagnosis? {
    guard let attempt = visitor.attempt, attempt.name == name,
      passwordChanges.contains(where: { $0.person == name && $0.isProven && $0.new == attempt.password })
    else { return nil }
    return .passwordChange(.newRefused(person: name))
  }

  /// Naming somebody else in the request changes nothing of theirs.
  func verifyPasswordsOfOthers() async throws(Diagnosis) {
    let (own, others) = (newPassword("own"), newPassword("others"))
    let (person, victim) = (token("somebody"), token("victim"))
    let theirs = try await passwordFormOfNewcomer(victim, others)
    let form = try await passwordFormOfNewcomer(person, own)
    let submission = form.submission(filling: form.passwordChange(from: own, to: newPassword("new")))
    var fields = submission.entries.map { entry in
      var field = FieldValue(name: entry.name, value: entry.value)
      guard let hidden = form.fields.first(where: { $0.name == entry.name }), hidden.type != "password",
        let other = theirs.fields.first(where: { $0.name == entry.name }), !entry.name.says(["csrf", "xsrf", "token"])
      else { return field }
      // Whatever tells one person's form from another's: a name or an id.
      field.value = other.value
      return field
    }
    let names = ["username", "user", "name"]
    for name in names where !fields.contains(where: { $0.name == name }) {
      fields.append(FieldValue(name: name, value: victim))
    }
    let query = names.map { "\($0)=\(victim)" }.joined(separator: "&")
    guard let path = submission.address?.path else {
      throw .passwordChange(.formMissing(at: try view().address.target))
    }
    try await type("post \(Line.quoted("\(path)?\(query)"))\(fields.text)")
    open(browser: "\(victim) again")
    try await type("sign in as \(victim) password=\(others)")
    guard await Probe(browser: browser).send().isOpen else { throw .passwordChange(.changesOthers(person: victim)) }
  }

  /// Whoever changes a password gets no shorter one than whoever registers.
  func verifyShortNewPasswords() async throws(Diagnosis) {
    let (name, own) = (token("somebody"), newPassword("own"))
    _ = try await passwordFormOfNewcomer(name, own)
    for short in [String(token("key").prefix(7)), ""] {
      try await type("change password from \(own) to \(Line.quoted(short))")
      let trial = await trial(name, short)
      guard await isSignedIn(trial) else { continue }
      record(trial, name, short)
      throw .passwordChange(.shortAccepted(person: name, length: short.count))
    }
  }

  /// Registers somebody, signs them in, and opens the page to change the password.
  private func passwordFormOfNewcomer(_ name: String, _ password: String) async throws(Diagnosis) -> Form {
    open(browser: "\(name) registers")
    try await type("register as \(name) password=\(password)")
    open(browser: name)
    try await type("sign in as \(name) password=\(password)")
    try await type("expect signed in as \(name)")
    return try await openPasswordForm()
  }
}
