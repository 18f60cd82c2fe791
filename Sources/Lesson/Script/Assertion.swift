/// What a line expects. The low-level ones look at the last response; those further down run requests of their own.
enum Assertion: Sendable, Equatable {
  // The last response
  case status(StatusPattern)
  case noServerError
  case redirect(to: String)
  case pageAt(String)
  case pageShows(String)
  case pageHides(String)
  case pageHasText
  case header(name: String, contains: String)
  case link(to: String)
  case cookie(String)
  case noCookie(String)
  case pageNamesNobody
  case pageHasWayToLogOut

  // The login form on the current page
  case loginForm
  case formPosts
  case formNamesFields
  case formGoes(to: String)
  case formHasButton
  case formHasLabels
  case formLeavesPasswordEmpty
  case formEncoding
  case formHasRememberBox

  // The app as a whole
  case headLikeGet(String)
  case noDebugger
  case loopbackOnly

  // Who is signed in
  case signedIn(person: String)
  case signedOut
  case signedOutAt(String)
  case refused
  case message
  case nearMissesRefused(person: String)
  case incompleteFormsRefused(person: String)

  // What keeps others out
  case keepsSecret(String)
  case keepsSecretFromMethods(String)
  case keepsSecretInSpellings(String)
  case forgedCookiesRefused
  case tamperedCookiesRefused
  case mixedCookiesRefused
  case claimsIgnored
  case noPasswordInCookies

  // Logging out
  case wayToLogOut
  case cookieReallyDeleted

  // Coming back
  case redirectsElsewhereRefused(signedIn: Bool)

  // Remember me
  case rememberedFor(days: ClosedRange<Int>)
  case rememberedHidden
  case rememberedForgedRefused
  case rememberedTamperedRefused
  case rememberedMixedRefused
  case noPasswordInRemembered

  // Accounts
  case dataKept
  case takenNamesRefused
  case sqlInSignInsRefused
  case sqlInNamesHarmless
  case markupInNamesHarmless
  case registrationsAtOnce
  case oneOwnerForEachName

  // Passwords
  case noPasswordInData
  case noFastHashInData
  case saltedHashes
  case passwordsCheckedSlowly
  case storedHashesRefused
  case unknownNamesAlike
  case unknownNamesAsSlow

  // The secret key and the cookies
  case noBuiltInKey
  case guessableKeysRefused
  case keyShownNowhere
  case signInCookies(CookieProtection)

  // Sessions that can be ended
  case plantedCookiesRefused
  case newSessionAtEachSignIn
  case passwordsOfOthersKept
  case shortNewPasswordsRefused

  // Guessing
  case lockedOut(person: String)
  case unknownNamesLockedAlike

  // Remember-me tokens
  case noTokenInData

  // What people send
  case input(Input)

  // Other sites
  case logoutFormPosts
  case crossSite(CrossSite)

  /// What an attribute of a cookie does for it.
  enum CookieProtection: Sendable, Equatable {
    case hiddenFromScripts, keptFromOtherSites, forThisHostOnly, forHTTPSOnly
  }
}

extension Assertion {
  /// It looks only at what is there already, so that it can be tried after each line of a tour.
  var sendsNothing: Bool {
    switch self {
    case .status, .noServerError, .redirect, .pageAt, .pageShows, .pageHides, .pageHasText, .header, .link, .cookie,
      .noCookie, .pageNamesNobody, .pageHasWayToLogOut, .loginForm, .formPosts, .formNamesFields, .formGoes,
      .formHasButton, .formHasLabels,
      .formLeavesPasswordEmpty, .formEncoding, .formHasRememberBox, .logoutFormPosts:
      true
    case .headLikeGet, .noDebugger, .loopbackOnly, .signedIn, .signedOut, .signedOutAt, .refused, .message,
      .nearMissesRefused,
      .incompleteFormsRefused, .keepsSecret, .keepsSecretFromMethods, .keepsSecretInSpellings, .forgedCookiesRefused,
      .tamperedCookiesRefused, .mixedCookiesRefused, .claimsIgnored, .noPasswordInCookies, .wayToLogOut,
      .cookieReallyDeleted, .redirectsElsewhereRefused, .rememberedFor, .rememberedHidden, .rememberedForgedRefused,
      .rememberedTamperedRefused, .rememberedMixedRefused, .noPasswordInRemembered, .dataKept, .takenNamesRefused,
      .sqlInSignInsRefused,
      .sqlInNamesHarmless, .markupInNamesHarmless, .registrationsAtOnce, .oneOwnerForEachName, .noPasswordInData,
      .noFastHashInData, .saltedHashes, .passwordsCheckedSlowly, .storedHashesRefused, .unknownNamesAlike,
      .unknownNamesAsSlow, .noBuiltInKey, .guessableKeysRefused, .keyShownNowhere, .signInCookies,
      .plantedCookiesRefused, .newSessionAtEachSignIn, .passwordsOfOthersKept, .shortNewPasswordsRefused,
      .lockedOut,
      .unknownNamesLockedAlike, .noTokenInData, .input, .crossSite:
      false
    }
  }
}
