/// The login form is not as it must be.
enum LoginFormFault: ProbedFault {
  case notHTML(contentType: String?)
  case missing
  case fieldsOutside
  case passwordVisible(type: String)
  case passwordUnnamed
  case passwordFieldMissing
  case userFieldUnnamed
  case userFieldMissing
  case fieldsShareName(String)
  case sentByGet
  case leavesApp(String)
  case goesElsewhere(String, expected: String)
  case buttonDoesNotSend
  case buttonMissing
  case fieldWithoutLabel(String)
  case passwordFilledIn
  case unreadable(enctype: String)
  case boxMissing
  case boxUnnamed
  case boxTicked
}

extension LoginFormFault {
  var id: String {
    switch self {
    case .notHTML: "form.not-html"
    case .missing: "form.missing"
    case .fieldsOutside: "form.fields-outside"
    case .passwordVisible: "form.password-visible"
    case .passwordUnnamed: "form.password-unnamed"
    case .passwordFieldMissing: "form.password-missing"
    case .userFieldUnnamed: "form.user-unnamed"
    case .userFieldMissing: "form.user-missing"
    case .fieldsShareName: "form.same-name"
    case .sentByGet: "form.sent-by-get"
    case .leavesApp: "form.leaves-app"
    case .goesElsewhere: "form.goes-elsewhere"
    case .buttonDoesNotSend: "form.button-sends-nothing"
    case .buttonMissing: "form.button-missing"
    case .fieldWithoutLabel: "form.label-missing"
    case .passwordFilledIn: "form.password-filled-in"
    case .unreadable: "form.unreadable"
    case .boxMissing: "form.remember-missing"
    case .boxUnnamed: "form.remember-unnamed"
    case .boxTicked: "form.remember-ticked"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }
  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .notHTML(let type):
      Explanation(
        expected: "Content-Type: text/html",
        happened: "The page at /login is not HTML: its Content-Type is \(type ?? "missing").",
        next: "A browser shows a form only when the Content-Type is text/html.")
    case .missing:
      Explanation(
        expected: "a login form", happened: "The page at /login has no form.",
        next: "Write one: <form method=\"post\">, with a text field, a password field and a button in it.")
    case .fieldsOutside:
      Explanation(
        expected: "the fields between <form> and </form>", happened: "The fields stand outside the form.",
        cause: "The form is closed before its fields, or there is none. A browser sends only what is inside.",
        next: "Move the fields between <form> and </form>.")
    case .passwordVisible(let type):
      Explanation(
        expected: "type=\"password\"", happened: "The password field has type=\"\(type)\".",
        next: "Use type=\"password\". Then the browser hides what is typed and does not keep it in its history.")
    case .passwordUnnamed:
      Explanation(
        expected: "a name", happened: "The password field has no name.",
        cause: "A browser sends only fields that have a name; an id is not enough.", next: "Add name=\"password\".")
    case .passwordFieldMissing:
      Explanation(
        expected: "a password field", happened: "The form has no password field.",
        next: "Add <input type=\"password\" name=\"password\"> to the form.")
    case .userFieldUnnamed:
      Explanation(
        expected: "a name", happened: "The field for the user name has no name attribute.",
        cause: "A browser sends only fields that have a name; an id is not enough.", next: "Add name=\"username\".")
    case .userFieldMissing:
      Explanation(
        expected: "a text field", happened: "The form has no text field for the user name.",
        next: "Add <input name=\"username\"> to the form.")
    case .fieldsShareName(let name):
      Explanation(
        expected: "two names", happened: "Both fields are named \u{201C}\(name)\u{201D}.",
        cause: "The app cannot tell two fields with one name apart.", next: "Give them different names.")
    case .sentByGet:
      Explanation(
        expected: "method=\"post\"", happened: "The form is sent with GET.",
        cause: "Without a method, or with one that browsers do not know, GET is meant.",
        next: "Write method=\"post\". With GET the password stands in the address bar, in the history and in logs.")
    case .leavesApp(let action):
      Explanation(
        expected: "an address of this app", happened: "The form is sent to another site: action=\"\(action)\".",
        cause: "The action names a host or a port. The password would go there.",
        next: "Leave the action out, or name a path of your own app.")
    case .goesElsewhere(let got, let expected):
      Explanation(
        expected: "to be sent to \(expected)", happened: "The form is sent to \(got).",
        cause: "The action is the name of another page, or that of a template.",
        next: "Leave the action out, or write action=\"\(expected)\".")
    case .buttonDoesNotSend:
      Explanation(
        expected: "a button that sends the form", happened: "The button does not send the form.",
        cause: "type=\"button\" and type=\"reset\" send nothing, and neither does a button that is disabled.",
        next: "Use <button>Log in</button>.")
    case .buttonMissing:
      Explanation(
        expected: "a button in the form", happened: "The form has no button.",
        next: "Add <button>Log in</button> inside the form.")
    case .fieldWithoutLabel(let name):
      Explanation(
        expected: "a label for each field", happened: "The field \u{201C}\(name)\u{201D} has no label.",
        next: "Put it into <label>…</label>, so that people and screen readers know what to type.")
    case .passwordFilledIn:
      Explanation(
        expected: "an empty field", happened: "The password field is filled in already.",
        cause: "The field has a value. Whoever opens the page can read it in the source.", next: "Leave out the value.")
    case .boxMissing:
      .init(
        expected: "a box to tick in the login form", happened: "The login form has no box to tick.",
        next: "Add <input type=\"checkbox\" name=\"remember\"> with a label inside the form.")
    case .boxUnnamed:
      .init(
        expected: "a name", happened: "The box to tick has no name.",
        cause: "A browser sends only fields that have a name; an id is not enough.", next: "Add name=\"remember\".")
    case .boxTicked:
      .init(
        expected: "an empty box", happened: "The box to be remembered is ticked already.",
        cause: "People at a machine that others use as well would have to notice it and take the tick away.",
        next: "Leave out the attribute checked.")
    case .unreadable(let enctype):
      Explanation(
        expected: "fields that a server can read", happened: "The form is sent as \(enctype).",
        cause: "Servers cannot read that reliably.", next: "Leave enctype out.")
    }
  }
}

extension LoginFormFault {
  static let samples: [LoginFormFault] = [
    .notHTML(contentType: "text/plain"), .missing, .fieldsOutside, .passwordVisible(type: "text"), .passwordUnnamed,
    .passwordFieldMissing, .userFieldUnnamed, .userFieldMissing, .fieldsShareName("username"), .sentByGet,
    .leavesApp("http://example.com/"), .goesElsewhere("/enter", expected: "/login"), .buttonDoesNotSend, .buttonMissing,
    .fieldWithoutLabel("username"), .passwordFilledIn, .unreadable(enctype: "text/plain"), .boxMissing, .boxUnnamed,
    .boxTicked,
  ]
}

extension Diagnosis {
  static func form(_ fault: LoginFormFault) -> Diagnosis { Diagnosis(fault) }
}
