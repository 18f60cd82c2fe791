/// What a line does. Texts may hold tokens such as `$stranger`; whoever performs the line puts values in their place.
enum Action: Sendable, Equatable {
  // Low level: what a browser does.
  case visit(String)
  case visitAndFollow(String)
  case visitWithHeaders(String, [FieldValue])
  case send(method: String, address: String, fields: [FieldValue])
  case postJSON(address: String, fields: [FieldValue])
  case submit([FieldValue])
  case press(String)
  case follow
  case back
  case useBrowser(String)
  case closeBrowser
  case showPage
  case showHeaders
  case showForm
  case showCookies
  /// What can be read out of one cookie, or of all.
  case showSession(cookie: String?)
  case setCookie(name: String, value: String)
  case dropCookie(String)
  case tamper(cookie: String)

  // Domain level: what a person means.
  case signIn(person: String, password: Password)
  case signInByAddress(person: String)
  case logOut
  case logOutAgain

  case expect(Assertion)

  /// Which password a person types.
  enum Password: Sendable, Equatable {
    case own
    case of(person: String)
    case typed(String)
  }
}
