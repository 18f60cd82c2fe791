extension Page {
  /// The form to register with: it takes a name and a password, and does not go to the login page.
  var registrationForm: Form? {
    let candidates = forms.filter { form in
      guard form.userField != nil, !form.passwordFields.isEmpty else { return false }
      let path = form.submission(filling: []).address?.path.lowercased() ?? ""
      return !path.hasPrefix("/login")
    }
    // A page may have a form to log in as well; one that asks for the password twice is no such form.
    return candidates.first { $0.passwordFields.count > 1 }
      ?? candidates.first { $0.submission(filling: []).address?.path == address.path } ?? candidates.first
  }
}

extension Form {
  /// Where a person writes the name to be known by: an e-mail address beside it is no name.
  var newNameField: Field? {
    let texts = fields.prefix { $0.type != "password" }.filter { $0.isText && $0.isSent && !$0.isForMail }
    return texts.first { $0.name.says(["user", "name", "login", "account"]) } ?? texts.first ?? userField
  }

  /// What a person types to get an account: the same password wherever one is asked for, an address where one is asked
  /// for, and a tick where something must be agreed to.
  func registration(name: String, password: String) -> [FieldFill] {
    let user = newNameField
    var filled: Set<String> = []
    return fields.compactMap { field -> FieldFill? in
      guard field.isSent, !field.isReadOnly, let value = value(of: field, user, name, password) else { return nil }
      // A name that stands twice is filled in one after the other, but one box is ticked once.
      guard filled.insert(field.name).inserted || field.type == "password" else { return nil }
      return FieldFill(name: field.name, value: value)
    }
  }

  private func value(of field: Field, _ user: Field?, _ name: String, _ password: String) -> String? {
    let isRequired = field.element["required"] != nil
    switch field.type {
    case "password": return password
    case _ where field.name == user?.name: return name
    case _ where field.isForMail: return "someone@example.org"
    case "checkbox":
      let isConsent = "\(field.name) \(field.accessibleName)".says(["agree", "accept", "terms", "consent"])
      return isRequired || isConsent ? "yes" : nil
    case "number" where isRequired: return "30"
    case "url" where isRequired: return "http://example.org/"
    // A field that nobody must fill in may be there to catch programs that fill in everything.
    case "text" where isRequired, "tel" where isRequired, "search" where isRequired: return "12345"
    default: return nil
    }
  }
}

extension Field {
  fileprivate var isForMail: Bool { type == "email" || type == "text" && name.says(["mail"]) }
}
