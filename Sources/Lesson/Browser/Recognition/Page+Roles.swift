extension Page {
  /// The form to log in with: it has a password field with a name.
  ///
  /// One with a single password and a field for the user before one that may register people or change passwords.
  var loginForm: Form? {
    let candidates = forms.filter { !$0.passwordFields.isEmpty }
    return candidates.first { $0.passwordFields.count == 1 && $0.userField != nil }
      // One with several passwords and nobody's name changes a password; it is no way in.
      ?? candidates.first { $0.userField != nil } ?? candidates.first { $0.passwordFields.count == 1 }
  }

  /// The form that is filled in where nobody says which. On most pages there is one to log out, with nothing to fill in.
  var firstForm: Form? { loginForm ?? passwordForm ?? forms.first { Self.logoutButton(of: $0) == nil } ?? forms.first }

  /// The form to save a motto with: it takes a text and no password.
  var mottoForm: Form? {
    let candidates = forms.filter {
      $0.mottoField != nil && $0.passwordFields.isEmpty && Self.logoutButton(of: $0) == nil
    }
    return candidates.first { $0.mottoField?.saysMotto == true } ?? candidates.first {
      $0.submission(filling: []).method == "POST"
    }
      ?? candidates.first
  }

  /// A form or link whose address or words say "log out" or "sign out"; a form first, for it is the better way.
  var logoutControl: LogoutControl? {
    for form in forms {
      if let button = Self.logoutButton(of: form) { return .form(form, button: button) }
    }
    return links.first { Self.saysLogOut($0.href) || Self.saysLogOut($0.text) }.map(LogoutControl.link)
  }

  /// What is pressed in a form to log out; nil in one for something else, and nil inside where it has no button.
  private static func logoutButton(of form: Form) -> Button?? {
    let submits = form.buttons.filter { $0.submits && !$0.isDisabled }
    if let button = submits.first(where: { saysLogOut($0.label) || saysLogOut($0.element["formaction"]) }) {
      return .some(button)
    }
    return saysLogOut(form.action) ? .some(submits.first) : nil
  }

  private static func saysLogOut(_ text: String?) -> Bool {
    text?.filter { !" _-".contains($0) }.says(["logout", "logoff", "signout", "signoff"]) ?? false
  }
}
