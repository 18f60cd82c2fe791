extension Action {
  /// What it did, to go on after "It": "opened /login". nil where it did nothing that counts.
  ///
  /// Tokens stand as they are in the line.
  var deed: String? {
    switch self {
    case .visit(let address), .visitAndFollow(let address): "opened \(address.addressWords)"
    case .visitWithHeaders(let address, _): "opened \(address.addressWords) with a header of its own"
    case .send(let method, let address, _): "sent \(method) to \(address.addressWords)"
    case .postJSON(let address, _): "sent JSON to \(address.addressWords)"
    case .submit(let fields):
      fields.filter(\.value.isEmpty).isEmpty
        ? "sent the form"
        : "sent the form with an empty \(fields.filter(\.value.isEmpty).map(\.name).joined(separator: " and an empty "))"
    case .press(let text): "pressed \u{201C}\(text)\u{201D}"
    case .follow: "followed the redirect"
    case .back: "went back"
    case .useBrowser(let name): "took the browser \u{201C}\(name)\u{201D}"
    case .closeBrowser: "closed the browser"
    case .showPage, .showHeaders, .showForm, .showCookies, .showSession: nil
    case .setCookie(let name, _): "set the cookie \(name)"
    case .dropCookie(let name): "dropped the cookie \(name)"
    case .tamper(let cookie): "changed the cookie \(cookie)"
    case .signIn(let person, let password):
      "signed in as \(Token.isIn(person) ? "a name that nobody has" : person)\(password.words)"
    case .signInByAddress(let person): "opened the login page with the name and password of \(person) in its address"
    case .logOut: "logged out"
    case .logOutAgain: "logged out once more"
    case .expect(let assertion): assertion.deed
    }
  }
}

extension String {
  fileprivate var addressWords: String { Token.isIn(self) ? "an address that does not exist" : self }
}

extension Action.Password {
  fileprivate var words: String {
    switch self {
    case .own: ""
    case .of(let person): " with the password of \(person)"
    case .typed(""): " with an empty password"
    case .typed(let text): Token.isIn(text) ? " with a wrong password" : " with another password"
    }
  }
}

extension Assertion {
  /// What it did beyond looking at the last response.
  fileprivate var deed: String? {
    switch self {
    case .headLikeGet(let address): "asked for \(address) with GET and with HEAD"
    case .noDebugger: "looked for a debugger at the addresses where Flask has one"
    case .loopbackOnly: "looked where the app listens"
    case .signedIn, .signedOut: "opened /dashboard"
    case .nearMissesRefused(let person): "signed in as \(person) with passwords that are almost right"
    case .incompleteFormsRefused(let person): "sent the login form of \(person) without one field or the other"
    case .keepsSecret(let address): "opened \(address) without signing in"
    case .keepsSecretFromMethods(let address): "asked for \(address) with every method, without signing in"
    case .keepsSecretInSpellings(let address): "asked for \(address) in many spellings, without signing in"
    case .forgedCookiesRefused: "opened /dashboard with cookies that it had made up"
    case .tamperedCookiesRefused: "signed in, changed the cookie by hand, and opened /dashboard"
    case .mixedCookiesRefused: "opened /dashboard with a cookie made of two people's cookies"
    case .claimsIgnored: "wrote into the address and the headers who it is, and opened /dashboard"
    case .noPasswordInCookies: "signed in and read the cookies"
    case .wayToLogOut: "signed in and looked for a way to log out"
    case .cookieReallyDeleted: "looked which cookies are left"
    default: nil
    }
  }
}
