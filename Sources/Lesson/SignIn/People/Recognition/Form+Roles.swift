/// The parts of a form that a person recognises without knowing their names.
extension Form {
  /// Those with a name that can be sent.
  var passwordFields: [Field] {
    fields.filter { $0.type == "password" && $0.isSent }
  }

  /// Where a person writes who they are: a text field before the first password, best one whose name says so.
  var userField: Field? {
    let beforePassword = fields.prefix { $0.type != "password" }.filter { $0.isText && $0.isSent }
    let candidates = beforePassword.isEmpty ? fields.filter { $0.isText && $0.isSent } : beforePassword
    return candidates.first { $0.name.says(["user", "name", "login", "email", "account"]) } ?? candidates.first
  }

  /// The box to tick to be remembered.
  var rememberField: Field? {
    let boxes = fields.filter { $0.type == "checkbox" && $0.isSent }
    let words = ["rem", "keep", "stay"]
    return boxes.first { $0.name.says(words) || $0.accessibleName.says(words) } ?? boxes.first
  }

  /// Where a person writes a motto: a field for a text, best one that says so.
  var mottoField: Field? {
    let texts = fields.filter { $0.isSent && ($0.tag == "textarea" || ["text", "search"].contains($0.type)) }
    return texts.first(where: \.saysMotto) ?? texts.first
  }
}

extension String {
  /// Whether one of these stands in it, whatever the case. Asked of every page, where a regular expression would cost more.
  func says(_ words: [String]) -> Bool {
    let text = lowercased()
    return words.contains { text.contains($0) }
  }
}

extension Field {
  /// Its name, its id or its label is about a motto.
  var saysMotto: Bool { [name, id, accessibleName].contains { $0.says(["motto"]) } }
}
