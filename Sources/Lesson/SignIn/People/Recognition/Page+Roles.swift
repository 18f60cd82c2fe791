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

  /// The form to save a motto with: it takes a text and no password.
  var mottoForm: Form? {
    let candidates = forms.filter {
      $0.mottoField != nil && $0.passwordFields.isEmpty && !$0.logsOut
    }
    return candidates.first { $0.mottoField?.saysMotto == true } ?? candidates.first {
      $0.submission(filling: []).method == "POST"
    }
      ?? candidates.first
  }

  /// A form or link whose address or words say "log out" or "sign out"; a form first, for it is the better way.
  var logoutControl: LogoutControl? {
    for form in forms {
      if let button = form.logoutButton { return .form(form, button: button) }
    }
    return links.first { $0.href.saysLogOut || $0.text.saysLogOut }.map(LogoutControl.link)
  }

}

extension Form {
  /// It is there to log out.
  var logsOut: Bool { logoutButton != nil }

  /// What is pressed to log out; nil in a form for something else, and nil inside where it has no button.
  fileprivate var logoutButton: Button?? {
    let submits = buttons.filter { $0.submits && !$0.isDisabled }
    if let button = submits.first(where: { $0.label.saysLogOut || $0.element["formaction"]?.saysLogOut == true }) {
      return .some(button)
    }
    return action.saysLogOut ? .some(submits.first) : nil
  }
}

extension String {
  fileprivate var saysLogOut: Bool {
    filter { !" _-".contains($0) }.says(["logout", "logoff", "signout", "signoff"])
  }
}
