/// Changing a password.
enum PasswordChangeProbe {
  /// Opens the page to change the password, fills in its form and sends it. Whether it worked is for an expectation to say.
  static func changePassword(from current: String, to new: String, on stage: isolated Stage) async throws(Diagnosis) {
    let form = try await openPasswordForm(on: stage)
    try await Browsing.submit(form, form.passwordChange(from: current, to: new), on: stage)
    let view = try stage.view()
    if view.response.status >= 500 {
      throw .app(.serverError(status: view.response.status, request: "\(view.request.method) \(view.request.target)"))
    }
  }

  private static func openPasswordForm(on stage: isolated Stage) async throws(Diagnosis) -> Form {
    try await stage.type("visit /password and follow")
    let view = try stage.view()
    if [404, 405].contains(view.response.status) { throw .passwordChange(.pageMissing(status: view.response.status)) }
    if view.response.status >= 500 {
      throw .app(.serverError(status: view.response.status, request: "GET \(view.request.target)"))
    }
    guard let form = view.page.passwordForm else { throw .passwordChange(.formMissing(at: view.address.target)) }
    return form
  }

  /// The last sign-in was with a password that somebody changed to; nil where it was not.
  static func whyChangedPasswordFails(_ name: String, on stage: isolated Stage) -> Diagnosis? {
    guard let attempt = stage.visitor.attempt, attempt.name == name,
      stage[PasswordChanges.self].all.contains(where: { $0.person == name && $0.isProven && $0.new == attempt.password }
      )
    else { return nil }
    return .passwordChange(.newRefused(person: name))
  }

  /// Naming somebody else in the request changes nothing of theirs.
  static func verifyPasswordsOfOthers(on stage: isolated Stage) async throws(Diagnosis) {
    let (own, others) = (Accounts.newPassword("own", on: stage), Accounts.newPassword("others", on: stage))
    let (person, victim) = (stage.token("somebody"), stage.token("victim"))
    let theirs = try await passwordFormOfNewcomer(victim, others, on: stage)
    let form = try await passwordFormOfNewcomer(person, own, on: stage)
    let submission = form.submission(
      filling: form.passwordChange(from: own, to: Accounts.newPassword("new", on: stage)))
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
      throw .passwordChange(.formMissing(at: try stage.view().address.target))
    }
    try await stage.type("post \(Line.quoted("\(path)?\(query)"))\(fields.text)")
    stage.open(browser: "\(victim) again")
    try await stage.type("sign in as \(victim) password=\(others)")
    guard await Probe(browser: stage.browser).send().isOpen else {
      throw .passwordChange(.changesOthers(person: victim))
    }
  }

  /// Whoever changes a password gets no shorter one than whoever registers.
  static func verifyShortNewPasswords(on stage: isolated Stage) async throws(Diagnosis) {
    let (name, own) = (stage.token("somebody"), Accounts.newPassword("own", on: stage))
    _ = try await passwordFormOfNewcomer(name, own, on: stage)
    for short in [String(stage.token("key").prefix(7)), ""] {
      try await stage.type("change password from \(own) to \(Line.quoted(short))")
      let trial = await SignInTrial.trial(name, short, on: stage)
      guard await SignInTrial.isSignedIn(trial) else { continue }
      SignInTrial.record(trial, name, short, on: stage)
      throw .passwordChange(.shortAccepted(person: name, length: short.count))
    }
  }

  /// Registers somebody, signs them in, and opens the page to change the password.
  private static func passwordFormOfNewcomer(_ name: String, _ password: String, on stage: isolated Stage)
    async throws(Diagnosis) -> Form
  {
    stage.open(browser: "\(name) registers")
    try await stage.type("register as \(name) password=\(password)")
    stage.open(browser: name)
    try await stage.type("sign in as \(name) password=\(password)")
    try await stage.type("expect signed in as \(name)")
    return try await openPasswordForm(on: stage)
  }
}
