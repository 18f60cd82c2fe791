/// What a person presses to log out.
enum LogoutControl: Sendable {
  /// - Parameter button: nil if the form has none.
  case form(Form, button: Button?)
  case link(Link)
}
