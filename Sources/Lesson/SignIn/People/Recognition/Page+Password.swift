extension Page {
  /// The form to change a password with: it takes the current one and a new one, whatever else it asks for.
  var passwordForm: Form? {
    let candidates = forms.filter { $0.passwordFields.count > 1 }
    return candidates.first { $0.currentPasswordPlace != nil } ?? candidates.first
  }
}

extension Form {
  /// What a person types to change a password: the current one where it is asked for, and the new one everywhere else.
  func passwordChange(from current: String, to new: String) -> [FieldFill] {
    let place = currentPasswordPlace ?? 0
    return passwordFields.enumerated().map { FieldFill(name: $1.name, value: $0 == place ? current : new) }
  }

  /// What a form that was filled in asks for; nil where it has no two passwords.
  func passwordChange(in submission: Submission) -> (current: String, new: String)? {
    let names = Set(passwordFields.map(\.name))
    let typed = submission.entries.filter { names.contains($0.name) }.map(\.value)
    guard typed.count > 1 else { return nil }
    let place = currentPasswordPlace ?? 0
    return (typed[place], typed[place == 0 ? 1 : 0])
  }

  /// Which of the password fields says that it is for the current one; nil where none says so.
  fileprivate var currentPasswordPlace: Int? {
    passwordFields.firstIndex { $0.element["autocomplete"]?.lowercased() == "current-password" }
      ?? passwordFields.firstIndex { field in
        field.element["autocomplete"]?.lowercased() != "new-password"
          && [field.name, field.id, field.accessibleName].contains { text in
            ["cur", "old", "exist", "former"].contains { text.hasWord(beginningWith: $0) }
          }
      }
  }
}

extension String {
  /// Words end at spaces, hyphens and the like, and before a capital: `currentPassword` has two.
  fileprivate func hasWord(beginningWith start: String) -> Bool {
    indices.contains { index in
      guard self[index...].lowercased().hasPrefix(start) else { return false }
      guard index > startIndex else { return true }
      let before = self[self.index(before: index)]
      return !before.isLetter || before.isLowercase && self[index].isUppercase
    }
  }
}
