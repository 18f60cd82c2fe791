/// Why a login form is not what it should be.
enum LoginFormCauseProbe {
  static func cause(of fault: LoginFormFault, on stage: isolated Stage) async -> LoginFormCause? {
    switch fault {
    case .missing: whyNoForm(on: stage)
    case .fieldsOutside: stage.evidence.page?.forms.isEmpty == true ? .fieldsWithoutForm : .formClosedEarly
    case .passwordUnnamed:
      stage.evidence.attribute("name", of: "input", where: { $0["type"] == "password" }) == nil ? nil : .nameLeftEmpty
    case .sentByGet: whyGet(on: stage)
    case .buttonMissing: whyNoButton(on: stage)
    case .passwordFilledIn: await isFilledFromAddress(on: stage) ? .passwordFromAddress : nil
    case .boxMissing: stage.evidence.page?.looseFields.contains { $0.type == "checkbox" } == true ? .boxOutside : nil
    default: nil
    }
  }

  static func whyNoForm(on stage: isolated Stage) -> LoginFormCause? {
    if !stage.visitor.left.isEmpty { return .formGoneAfterLogout }
    if stage.evidence.page?.text.contains("<form") == true { return .formAsLetters }
    return stage.evidence.response?.text.contains("<form") == true ? .formInComment : nil
  }

  static func whyGet(on stage: isolated Stage) -> LoginFormCause? {
    switch stage.evidence.attribute("method", of: "form")?.lowercased() {
    case nil, "": .methodMissing
    case "get": .methodIsGet
    default: .methodUnknown
    }
  }

  static func whyNoButton(on stage: isolated Stage) -> LoginFormCause? {
    guard let page = stage.evidence.page else { return nil }
    if !page.elements(named: "button").isEmpty { return .buttonOutside }
    return page.links.contains { $0.address?.isAt("/login") == true } ? .linkForButton : nil
  }

  static func isFilledFromAddress(on stage: isolated Stage) async -> Bool {
    guard let name = stage.evidence.page?.loginForm?.passwordFields.first?.name else { return false }
    var visitor = stage.stranger()
    _ = await visitor.send(
      Browser.Order(target: "/login?\(FormBody.urlEncoded([FormEntry(name: name, value: stage.token("typed"))]))"))
    return visitor.view?.page.loginForm?.passwordFields.first?.value == stage.token("typed")
  }
}

extension LoginFormFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await LoginFormCauseProbe.cause(of: self, on: stage)
  }
}
