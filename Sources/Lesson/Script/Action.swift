/// What a line does. Texts may hold tokens such as `$stranger`; whoever performs the line puts values in their place.
enum Action: Sendable, Equatable {
  // Low level: what a browser does.
  case visit(String)
  case visitAndFollow(String)
  case visitWithHeaders(String, [FieldValue])
  case send(method: String, address: String, fields: [FieldValue])
  case postJSON(address: String, fields: [FieldValue])
  /// Any body, whatever its type promises.
  case postBody(address: String, type: String, body: String)
  case submit([FieldValue])
  case visitElsewhere(String, OtherPage)
  case postElsewhere(address: String, fields: [FieldValue], OtherPage, headers: [FieldValue])
  /// As a copy of the form on the current page.
  case submitElsewhere([FieldValue], OtherPage, headers: [FieldValue])
  case press(String)
  case follow
  case followToTheEnd
  case back
  case useBrowser(String)
  case closeBrowser
  /// Opens another browser with the same cookies.
  case copyCookies(to: String)
  /// Opens another browser with those cookies that have no end date.
  case copySessionCookies(to: String)
  case showPage
  case showHeaders
  case showForm
  case showCookies
  /// What can be read out of one cookie, or of all.
  case showSession(cookie: String?)
  /// What can be read in the files of DATA_DIR.
  case showData
  case setCookie(name: String, value: String)
  case dropCookie(String)
  case tamper(cookie: String)
  /// Stop the app and start it again, with these variables in its environment.
  case restart([FieldValue])
  case restartWithout(String)
  /// As somebody else's copy of it.
  case startAfresh
  case wait(Duration)
  case visitAgain(String, every: Duration, for: Duration)

  // Domain level: what a person means.
  case signIn(person: String, password: Password, remembered: Bool = false)
  case signInByAddress(person: String)
  /// With the login form of the page that is open.
  case signInHere(person: String)
  case register(name: String, password: String)
  case registerByAddress(name: String, password: String)
  case saveMotto(String)
  case logOut
  case logOutAgain
  /// Wrong passwords, one after the other or several at once.
  case guess(count: Int, person: String, GuessManner)
  /// From here on, this browser sends from another address of this machine.
  case comeFrom(String)
  /// At /password.
  case changePassword(from: String, to: String)

  case expect(Assertion)

  /// How somebody guesses passwords.
  enum GuessManner: Sendable, CaseIterable {
    case inThisBrowser
    /// Each guess in a browser without cookies.
    case inFreshBrowsers
    /// Each guess with other letters of the name in capitals.
    case inChangingCase
    /// Each guess with other headers that say where it comes from.
    case withForwardedAddresses
    case atOnce
  }

  /// Which password a person types.
  enum Password: Sendable, Equatable {
    case own
    case of(person: String)
    case typed(String)
  }
}
