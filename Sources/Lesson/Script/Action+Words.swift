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
    case .postBody(let address, let type, _): "sent \(type) to \(address.addressWords)"
    case .submit(let fields):
      fields.filter(\.value.isEmpty).isEmpty
        ? "sent the form"
        : "sent the form with an empty \(fields.filter(\.value.isEmpty).map(\.name).joined(separator: " and an empty "))"
    case .visitElsewhere(let address, let page): "opened \(address.addressWords) from \(page.words)"
    case .postElsewhere(let address, _, let page, _): "sent a form to \(address.addressWords) from \(page.words)"
    case .submitElsewhere(_, let page, _): "sent the form from \(page.words)"
    case .saveMotto: "saved a motto at /settings"
    case .press(let text): "pressed \u{201C}\(text)\u{201D}"
    case .follow: "followed the redirect"
    case .followToTheEnd: "followed every redirect"
    case .back: "went back"
    case .useBrowser(let name): "took the browser \u{201C}\(name)\u{201D}"
    case .closeBrowser: "closed the browser"
    case .copyCookies: "copied the cookies to another browser"
    case .copySessionCookies: "copied the cookies without an end date to another browser"
    case .showPage, .showHeaders, .showForm, .showCookies, .showSession, .showData: nil
    case .setCookie(let name, _): "set the cookie \(name)"
    case .dropCookie(let name): "dropped the cookie \(name)"
    case .tamper(let cookie): "changed the cookie \(cookie)"
    case .restart(let variables):
      variables.isEmpty
        ? "restarted the app"
        : "restarted the app with another \(variables.map(\.name).joined(separator: " and "))"
    case .wait(let time): "waited \(time.typed)"
    case .visitAgain(let address, let pause, let time):
      "opened \(address.addressWords) every \(pause.typed) for \(time.typed)"
    case .restartWithout(let variable): "restarted the app without \(variable)"
    case .startAfresh: "started the app afresh, with another key and without data"
    case .signIn(let person, let password, let remembered):
      "signed in as \(person.personWords)\(password.words)\(remembered ? " and ticked the box to be remembered" : "")"
    case .signInHere(let person): "signed in as \(person.personWords) with the form on the page"
    case .register(let name, let password):
      "registered \(name.isEmpty ? "an empty name" : "a name")\(password.isEmpty ? " with an empty password" : "")"
    case .registerByAddress: "opened the page to register with a name and a password in its address"
    case .signInByAddress(let person): "opened the login page with the name and password of \(person) in its address"
    case .logOut: "logged out"
    case .logOutAgain: "logged out once more"
    case .guess(let count, let person, let manner):
      "guessed \(count) \(count == 1 ? "password" : "passwords") of \(person.personWords)\(manner.words)"
    case .comeFrom: "went on at another address"
    case .changePassword(let old, _): "changed the password\(old.isEmpty ? " with an empty current one" : "")"
    case .expect(let assertion): assertion.deed
    }
  }
}

extension String {
  fileprivate var personWords: String { Token.isIn(self) ? "a made-up name" : self }
  fileprivate var addressWords: String {
    let path = String(prefix { $0 != "?" })
    if Token.isIn(path) { return "an address that does not exist" }
    return Token.isIn(self) ? "\(path) with a query of its own" : self
  }
}

extension Action.GuessManner {
  fileprivate var words: String {
    switch self {
    case .inThisBrowser: ""
    case .inFreshBrowsers: ", each in a fresh browser"
    case .inChangingCase: ", each with other letters of the name in capitals"
    case .withForwardedAddresses: ", each with another address in its headers"
    case .atOnce: ", eight at once"
    }
  }
}

extension OtherPage {
  fileprivate var words: String { "another \(rawValue)" }
}

extension Action.Password {
  fileprivate var words: String {
    switch self {
    case .own: ""
    case .of(let person): " with the password of \(person)"
    case .typed(""): " with an empty password"
    case .typed(let text): Token.isIn(text) ? " with a made-up password" : " with another password"
    }
  }
}

extension Action {
  /// What has happened to the app when such a line is done; nil where nothing has.
  var restartWords: String? {
    switch self {
    case .restart: "The app was stopped and started again, with the same data."
    case .restartWithout(let variable): "The app was stopped and started again without \(variable), with the same data."
    case .startAfresh: "The app was stopped and started again, with another key and without data."
    default: nil
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
    case .signedOutAt(let address): "opened \(address.addressWords)"
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
    case .redirectsElsewhereRefused(let signedIn):
      "\(signedIn ? "signed in and " : "")opened the login page with addresses of other sites to go to"
    case .rememberedFor: "signed in, ticked the box to be remembered, and read how long the cookies are kept"
    case .rememberedHidden: "signed in, ticked the box to be remembered, and read the cookies' attributes"
    case .rememberedForgedRefused: "opened /dashboard with remember-me cookies that it had made up"
    case .rememberedTamperedRefused: "changed a remember-me cookie by hand, and opened /dashboard"
    case .rememberedMixedRefused: "opened /dashboard with a remember-me cookie made of two people's cookies"
    case .noPasswordInRemembered: "signed in, ticked the box to be remembered, and read the cookies"
    case .dataKept: "registered somebody and looked into DATA_DIR"
    case .takenNamesRefused: "registered a new name, and then the same name again"
    case .sqlInSignInsRefused: "signed in with pieces of SQL as names and passwords"
    case .sqlInNamesHarmless: "registered names and passwords with quotes and pieces of SQL in them"
    case .markupInNamesHarmless: "registered names with markup in them and opened the pages that show them"
    case .registrationsAtOnce: "registered eight people at the same moment"
    case .oneOwnerForEachName: "registered one name in eight browsers at the same moment"
    case .noPasswordInData: "signed in and looked for the password in the files of DATA_DIR"
    case .noFastHashInData: "looked for fast hashes of a password in the files of DATA_DIR"
    case .saltedHashes: "registered two people with the same password and compared what is stored for them"
    case .passwordsCheckedSlowly: "signed in several times and looked how long that takes"
    case .storedHashesRefused: "signed in with what stands in the files of DATA_DIR as the password"
    case .unknownNamesAlike: "signed in with a wrong password, and with a name that nobody has"
    case .noBuiltInKey: "started the app twice without SECRET_KEY, and took a cookie from one to the other"
    case .guessableKeysRefused: "signed in, and signed the cookie anew with keys that are easy to guess"
    case .keyShownNowhere: "signed in and looked for the key at addresses where it is sometimes shown"
    case .signInCookies: "signed in and read the cookies' attributes"
    case .unknownNamesAsSlow: "signed in several times with a wrong password, and with names that nobody has"
    case .plantedCookiesRefused: "put cookies of its own into a browser, and signed in there"
    case .newSessionAtEachSignIn: "signed one person in twice, and once more in the same browser"
    case .noTokenInData:
      "signed in, ticked the box to be remembered, and looked for the cookie in the files of DATA_DIR"
    case .lockedOut(let person): "signed in as \(person.personWords) with the right password"
    case .unknownNamesLockedAlike: "guessed passwords of somebody, and of a name that nobody has"
    case .passwordsOfOthersKept: "changed a password and named somebody else in the request"
    case .shortNewPasswordsRefused: "changed a password to a short one"
    case .input(let topic): topic.deed
    case .crossSite(let topic): topic.deed
    default: nil
    }
  }
}
