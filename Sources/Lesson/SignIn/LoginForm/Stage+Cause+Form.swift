/// Why a login form is not what it should be.
extension Stage {
  func cause(of fault: LoginFormFault) async -> LoginFormCause? {
    switch fault {
    case .missing: whyNoForm
    case .fieldsOutside: page?.forms.isEmpty == true ? .fieldsWithoutForm : .formClosedEarly
    case .passwordUnnamed:
      attribute("name", of: "input", where: { $0["type"] == "password" }) == nil ? nil : .nameLeftEmpty
    case .sentByGet: whyGet
    case .buttonMissing: whyNoButton
    case .passwordFilledIn: await isFilledFromAddress() ? .passwordFromAddress : nil
    default: nil
    }
  }

  var whyNoForm: LoginFormCause? {
    if !visitor.left.isEmpty { return .formGoneAfterLogout }
    if page?.text.contains("<form") == true { return .formAsLetters }
    return response?.text.contains("<form") == true ? .formInComment : nil
  }

  var whyGet: LoginFormCause? {
    switch attribute("method", of: "form")?.lowercased() {
    case nil, "": .methodMissing
    case "get": .methodIsGet
    default: .methodUnknown
    }
  }

  var whyNoButton: LoginFormCause? {
    guard let page else { return nil }
    if !page.elements(named: "button").isEmpty { return .buttonOutside }
    return page.links.contains { $0.address?.isAt("/login") == true } ? .linkForButton : nil
  }

  func isFilledFromAddress() async -> Bool {
    guard let name = page?.loginForm?.passwordFields.first?.name else { return false }
    var visitor = stranger()
    _ = await visitor.send(
      Browser.Order(target: "/login?\(FormBody.urlEncoded([FormEntry(name: name, value: token("typed"))]))"))
    return visitor.view?.page.loginForm?.passwordFields.first?.value == token("typed")
  }
}
