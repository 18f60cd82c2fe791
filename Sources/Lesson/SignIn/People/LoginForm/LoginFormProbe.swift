enum LoginFormProbe {
  /// The expectations about the login form on the current page.
  static func verifyLoginForm(_ line: LoginFormLine, on stage: isolated Stage) throws(Diagnosis) {
    let view = try stage.view()
    guard let form = view.page.loginForm else { throw missingForm(view) }
    let user = form.userField
    let password = form.passwordFields.first
    switch line {
    case .loginForm: break
    case .formPosts:
      if form.method != "POST" { throw .form(.sentByGet) }
    case .formNamesFields:
      guard let user else { throw form.unnamedTextField ? .form(.userFieldUnnamed) : .form(.userFieldMissing) }
      if user.name == password?.name { throw .form(.fieldsShareName(user.name)) }
    case .formGoes(let expected):
      guard let address = form.submission(filling: [], pressing: nil).address, stage.browser.isHere(address) else {
        throw .form(.leavesApp(form.action))
      }
      if !address.isAt(expected) { throw .form(.goesElsewhere(address.path, expected: expected)) }
    case .formHasButton:
      if !form.buttons.contains(where: { $0.submits && !$0.isDisabled }) {
        throw form.buttons.isEmpty ? .form(.buttonMissing) : .form(.buttonDoesNotSend)
      }
    case .formHasLabels:
      let fields = [user, password].compactMap(\.self)
      if let bare = fields.first(where: { !$0.hasAccessibleName }) { throw .form(.fieldWithoutLabel(bare.name)) }
    case .formLeavesPasswordEmpty:
      if password?.value.isEmpty == false { throw .form(.passwordFilledIn) }
    case .formHasRememberBox: try verifyRememberBox(form)
    case .formEncoding:
      if form.enctype == "text/plain" { throw .form(.unreadable(enctype: form.enctype)) }
    }
  }

  /// Why the form cannot be told to remember anybody.
  static func missingRememberBox(_ form: Form) -> Diagnosis {
    form.fields.contains { $0.type == "checkbox" && $0.name.isEmpty } ? .form(.boxUnnamed) : .form(.boxMissing)
  }

  static func verifyRememberBox(_ form: Form) throws(Diagnosis) {
    guard let box = form.rememberField else { throw missingRememberBox(form) }
    if box.isChecked { throw .form(.boxTicked) }
  }

  /// Why there is no login form on the page at /login.
  static func missingForm(on stage: isolated Stage) async throws(Diagnosis) -> Diagnosis {
    missingForm(try stage.view())
  }

  private static func missingForm(_ view: Browser.View) -> Diagnosis {
    let (response, page) = (view.response, view.page)
    if response.status >= 400 {
      let request = "\(view.request.method) \(view.request.target)"
      return response.status >= 500
        ? .app(.serverError(status: response.status, request: request))
        : .response(.unexpectedStatus(response.status, expected: "200", request: request))
    }
    if !response.isHTML { return .form(.notHTML(contentType: response.headers["content-type"])) }
    let inForms = page.forms.flatMap(\.fields)
    if inForms.contains(where: { $0.type == "password" && $0.name.isEmpty }) { return .form(.passwordUnnamed) }
    if let visible = inForms.first(where: { $0.isForPassword && $0.type != "password" }) {
      return .form(.passwordVisible(type: visible.type))
    }
    if page.looseFields.contains(where: { $0.type == "password" || $0.isForPassword }) { return .form(.fieldsOutside) }
    return page.forms.isEmpty ? .form(.missing) : .form(.passwordFieldMissing)
  }
}

extension Field {
  /// Its name or its label says that it takes a password, whatever its type.
  fileprivate var isForPassword: Bool {
    "\(name) \(id) \(label ?? "")".contains(/(?i)pass|pw/)
  }
}

extension Form {
  /// It has a field for text that the browser will not send, having no name.
  fileprivate var unnamedTextField: Bool {
    fields.contains { $0.name.isEmpty && ["text", "email"].contains($0.type) }
  }
}
