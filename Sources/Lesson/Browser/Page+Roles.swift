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

  /// The form that is filled in where nobody says which.
  var firstForm: Form? { loginForm ?? forms.first }

  /// A form or link whose address or words say "log out" or "sign out"; a form first, for it is the better way.
  var logoutControl: LogoutControl? {
    for form in forms {
      let submits = form.buttons.filter { $0.submits && !$0.isDisabled }
      if let button = submits.first(where: { Self.saysLogOut($0.label) || Self.saysLogOut($0.element["formaction"]) }) {
        return .form(form, button: button)
      }
      if Self.saysLogOut(form.action) { return .form(form, button: submits.first) }
    }
    return links.first { Self.saysLogOut($0.href) || Self.saysLogOut($0.text) }.map(LogoutControl.link)
  }

  private static func saysLogOut(_ text: String?) -> Bool {
    text?.filter { !" _-".contains($0) }.says(["logout", "logoff", "signout", "signoff"]) ?? false
  }
}
