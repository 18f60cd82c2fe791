/// What is expected of the login form on the current page.
enum LoginFormLine: ViewCommand {
  case loginForm
  case formPosts
  case formNamesFields
  case formGoes(to: String)
  case formHasButton
  case formHasLabels
  case formLeavesPasswordEmpty
  case formEncoding
  case formHasRememberBox

  var traits: LineTraits {
    switch self {
    case .loginForm, .formPosts, .formNamesFields, .formGoes, .formHasButton, .formHasLabels, .formLeavesPasswordEmpty,
      .formEncoding, .formHasRememberBox:
      LineTraits(
        isExpectation: true, sendsNothing: true, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? { nil }

  var notice: String? { nil }

  func verify(on stage: isolated Stage) throws(Diagnosis) { try LoginFormProbe.verifyLoginForm(self, on: stage) }

  static let forms: [LineForm] = [
    LineForm(
      .form, "expect login form", "The page has a form with a password field.", example: "expect login form"
    ) { _ in LoginFormLine.loginForm },
    LineForm(
      .form, "expect login form posts", "The form is sent with POST.", example: "expect login form posts"
    ) { _ in LoginFormLine.formPosts },
    LineForm(
      .form, "expect login form names its fields", "Both fields have a name, and not the same one.",
      example: "expect login form names its fields"
    ) { _ in LoginFormLine.formNamesFields },
    LineForm(
      .form, "expect login form goes to PATH", "The form is sent to this address of this app.",
      example: "expect login form goes to /login"
    ) { LoginFormLine.formGoes(to: $0[.address]) },
    LineForm(
      .form, "expect login form has a button", "A button sends the form.", example: "expect login form has a button"
    ) { _ in LoginFormLine.formHasButton },
    LineForm(
      .form, "expect login form has labels", "Each field says what it is for.",
      example: "expect login form has labels"
    ) { _ in LoginFormLine.formHasLabels },
    LineForm(
      .form, "expect login form leaves the password empty", "No password stands in the page.",
      example: "expect login form leaves the password empty"
    ) { _ in LoginFormLine.formLeavesPasswordEmpty },
    LineForm(
      .form, "expect login form sends readable fields", "The form is not sent as text/plain.",
      example: "expect login form sends readable fields"
    ) { _ in LoginFormLine.formEncoding },
    LineForm(
      .form, "expect login form has a remember box", "A checkbox that has a name and is not ticked.",
      example: "expect login form has a remember box"
    ) { _ in LoginFormLine.formHasRememberBox },
  ]
}
