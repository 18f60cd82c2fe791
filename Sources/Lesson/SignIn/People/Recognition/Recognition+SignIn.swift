extension Recognition {
  /// On pages with forms to log in, to register, to change a password, to save a motto and to log out.
  static let signIn = Recognition(
    mainForm: { page in page.loginForm ?? page.passwordForm ?? page.forms.first { !$0.logsOut } ?? page.forms.first },
    field: { word, form in
      switch word {
      case "username": form.userField
      case "password": form.passwordFields.first
      case "remember": form.rememberField
      case "motto": form.mottoField
      default: nil
      }
    })
}
