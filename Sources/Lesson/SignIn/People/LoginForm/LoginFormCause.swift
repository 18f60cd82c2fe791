/// What is wrong with the login form.
enum LoginFormCause: String, Cause, CaseIterable {
  case formAsLetters = "form.tags-as-letters"
  case formInComment = "form.in-comment"
  case formGoneAfterLogout = "form.gone-after-logout"
  case formClosedEarly = "form.closed-early"
  case fieldsWithoutForm = "form.no-form-tag"
  case nameLeftEmpty = "form.name-left-empty"
  case methodIsGet = "form.method-get"
  case methodMissing = "form.method-missing"
  case methodUnknown = "form.method-unknown"
  case buttonOutside = "form.button-outside"
  case linkForButton = "form.link-for-button"
  case passwordFromAddress = "form.password-from-address"
  case boxOutside = "form.remember-outside"

  var sentence: String {
    switch self {
    case .formAsLetters: "The tags were escaped, so that browsers show them as letters."
    case .formInComment: "The form stands inside an HTML comment."
    case .formGoneAfterLogout:
      "The form was there before. A mark that signing in or logging out left in this browser hides it."
    case .formClosedEarly: "The form is closed before its fields: look where </form> stands."
    case .fieldsWithoutForm: "The fields stand on the page without a form round them."
    case .nameLeftEmpty: "The name attribute is there, but empty: the template has no value to put into it."
    case .methodIsGet: "The form says method=\"get\"."
    case .methodMissing: "The form has no method, and without one GET is meant."
    case .methodUnknown: "The method is misspelled, and browsers take one that they do not know for GET."
    case .buttonOutside: "There is a button, but it stands outside the form and belongs to none."
    case .linkForButton: "A link stands where the button should be. A link opens a page and sends nothing."
    case .passwordFromAddress: "The field takes its value from the address."
    case .boxOutside:
      "There is a box on the page, and it stands outside the form. A browser sends only what is inside."
    }
  }

  var next: String? {
    switch self {
    case .formAsLetters: "Send the page as it is, without escaping its tags."
    case .formInComment: "Take away <!-- and -->."
    case .formGoneAfterLogout: "Let the login page ask only whether somebody is signed in now."
    case .nameLeftEmpty: "Write the name itself: name=\"password\"."
    case .buttonOutside, .boxOutside: "Move it between <form> and </form>."
    case .linkForButton: "Write <button>Log in</button> in its place."
    case .formClosedEarly, .fieldsWithoutForm, .methodIsGet, .methodMissing, .methodUnknown, .passwordFromAddress: nil
    }
  }
}
