enum OpenFormProbe {
  /// - Throws: where there is no login form.
  static func openLogin(on stage: isolated Stage) async throws(Diagnosis) -> OpenForm {
    let before = stage.current
    defer { stage.current = before }
    stage.open(browser: "program")
    try await stage.type("visit /login and follow")
    guard let form = try stage.view().page.loginForm, let user = form.userField?.name else {
      throw try await LoginFormProbe.missingForm(on: stage)
    }
    let fills = [FieldFill(name: "username", value: "x"), FieldFill(name: "password", value: "x")]
    return try opened("/login", form, user, fills, on: stage)
  }

  /// - Throws: where there is no form to register.
  static func openRegister(on stage: isolated Stage) async throws(Diagnosis) -> OpenForm {
    let before = stage.current
    defer { stage.current = before }
    stage.open(browser: "program")
    let form = try await RegistrationProbe.openRegistration(on: stage)
    guard let user = form.newNameField?.name else { throw .account(.formMissing(at: "/register")) }
    return try opened("/register", form, user, form.registration(name: "x", password: "x"), on: stage)
  }

  private static func opened(
    _ address: String, _ form: Form, _ user: String, _ fills: [FieldFill], on stage: isolated Stage
  ) throws(Diagnosis) -> OpenForm {
    let submission = form.submission(filling: fills)
    guard let password = form.passwordFields.first?.name, let target = submission.address?.target else {
      throw stage.cannot(.noForm(pageAddress: address))
    }
    return OpenForm(
      address: address, browser: stage.browser, target: target, user: user, password: password,
      entries: submission.entries,
      passwords: Set(form.passwordFields.map(\.name)))
  }

  /// Sends a body from an opened form, in a copy of its browser.
  static func send(_ form: MalformedForm, from page: OpenForm, on stage: isolated Stage) async -> (
    browser: Browser, exchange: Exchange
  ) {
    var browser = page.browser
    let exchange = await browser.send(
      Browser.Order(
        method: "POST", target: page.target, body: Array(stage.expand(form.body).utf8), contentType: form.type))
    return (browser, exchange)
  }
}

/// A page with a form for a name and a password, opened and with nothing typed yet. What is sent from here is not made
/// decent as a browser would: programs send what they like.
struct OpenForm: Sendable {
  /// What was typed to open it.
  let address: String
  var browser: Browser
  /// Where the form goes.
  let target: String
  let user: String
  let password: String
  /// All fields with something in them, and each password the same.
  let entries: [FormEntry]

  /// The fields, encoded. Names and passwords are so already.
  func fields(_ name: String, _ password: String) -> String {
    let values = entries.map { entry in
      let value =
        entry.name == user
        ? name : passwords.contains(entry.name) ? password : PercentEncoding.form.encode(entry.value)
      return "\(PercentEncoding.form.encode(entry.name))=\(value)"
    }
    return values.joined(separator: "&")
  }

  /// The names of the password fields.
  let passwords: Set<String>

  var malformed: [MalformedForm] {
    MalformedForm.all(
      user: PercentEncoding.form.encode(user), password: PercentEncoding.form.encode(password), fields: fields)
  }

  /// The lines that open the page and send this body.
  func lines(_ form: MalformedForm) -> [String] {
    // Tokens stay tokens.
    let body = Line.quoted(form.body, always: true).replacing("\\$letters-", with: "$letters-")
    return [
      "visit \(address)", "post \(Line.quoted(target)) as \(Line.quoted(form.type)) with body \(body)",
    ]
  }
}
