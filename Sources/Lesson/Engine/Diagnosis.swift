/// What is wrong with an app, as facts. ``id`` is stable; the words come from `Diagnosis+Words.swift`.
enum Diagnosis: Error, Sendable, Equatable {
  // The app as a process
  case noAnswer(ExchangeFailure, request: String)
  case ended(request: String)
  case serverError(status: Int, request: String)

  // A line that cannot be done
  case cannot(BrowserFailure)
  case unknownPerson(String, known: [String])
  case nothingToRepeat
  case unreadable(line: String)

  // The last response
  case unexpectedStatus(Int, expected: String, request: String)
  case noRedirect(status: Int, expected: String, showsLoginForm: Bool)
  case redirectStatus(Int)
  case redirectElsewhere(String, expected: String)
  case redirectOffSite(String)
  /// Each redirect leads to another, as many as browsers follow.
  case redirectLoop(String)
  case elsewhere(String, expected: String)
  case textMissing(String, at: String)
  case textPresent(String, at: String)
  case pageEmpty(String)
  case headerMissing(String)
  case headerDifferent(String, value: String, expected: String)
  case linkMissing(to: String, at: String)
  case cookieMissing(String, kept: [String])
  case cookiePresent(String)

  /// The page names somebody where it should name nobody.
  case pageNamesSomebody(String, at: String)
  case emptyGreeting(String, at: String)
  case pageWithoutLogout(at: String)

  // By topic
  case form(LoginForm)
  case guarding(Guarding)
  case cookie(CookieTrust)
  case logout(LoggingOut)
  case returning(Returning)
  case remember(Remember)
  case account(Account)
  case passwords(Passwords)
  case secret(Secret)
  case expiry(Expiry)
  case session(Session)
  case passwordChange(PasswordChange)
  case guessing(Guessing)
  case token(Token)
  case input(Input)
  case crossSite(CrossSite)

  // The app
  case headDiffers(head: Int, get: Int)
  case debuggerOpen(String)
  case stackTraceShown(String)
  case listensToAll(String)
  case socketsUnseen

  // Signing in
  case dashboardMissing
  case notGreeted(person: String)
  case signInNotKept(person: String, cookieSent: Bool)
  case signInCookieRefused(CookieRefusal)
  /// The right name and password were turned down.
  case signInRefused(person: String, status: Int)
  case signInForgotten(person: String)
  /// It held until something happened in another browser.
  case signInEnded(person: String, by: Disturbance)
  case mixedUp(person: String, shows: String)
  case accepted(Attempt)
  case refusalLeadsToDashboard(status: Int)
  case noMessage
  case passwordRepeated
  case incompleteFormCrashes(missing: String, status: Int)

  // Signed out
  case stillOpen(status: Int)
  case sharedByEveryone(person: String)

  /// What a check is that ends with this.
  var outcome: Outcome {
    switch self {
    case .socketsUnseen, .account(.dataUnseen), .account(.restartNotHere), .guessing(.oneAddressOnly): .skipped
    // Lessons name only people who have an account.
    case .unknownPerson: .error
    default: .failed
    }
  }

  /// The line could not be done, whatever the app is like.
  var isAboutTheLine: Bool {
    switch self {
    case .cannot, .unknownPerson, .nothingToRepeat, .unreadable, .account(.restartNotHere): true
    case .expiry(let expiry): expiry.isAboutTheLine
    default: false
    }
  }

  /// The app itself failed, so what it printed says why.
  var isAppsOwnFailure: Bool {
    switch self {
    case .serverError(501, _): false
    case .noAnswer, .serverError, .incompleteFormCrashes, .cookie(.forgedCrashes), .cookie(.tamperedCrashes),
      .returning(.crashes), .account(.crashes), .account(.crashesAtOnce), .account(.sqlCrashes), .input(.signInCrashes),
      .input(.addressCrashes), .input(.malformedCrashes),
      .input(.hugeCrashes), .input(.nameCrashes), .crossSite(.crashes):
      true
    default: false
    }
  }

  /// What was tried when someone was let in who should not have been.
  enum Attempt: Sendable, Equatable {
    case wrongPassword(person: String)
    case unknownPerson
    case othersPassword(person: String, owner: String)
    case nearMiss(person: String, what: NearMiss)
    case emptyPassword(person: String)
    case emptyName
    case emptyForm
    case missingField(String)
    case byAddress(person: String)
    /// With the password of somebody who registered a name that was taken.
    case secondRegistration(name: String, first: String)
    case registrationByAddress
    case emptyRegistration
    /// With the one that was replaced.
    case formerPassword(person: String)
    /// With one that somebody asked for who did not know the current one.
    case unprovenPassword(person: String)

    /// Signing in is not to blame: the account should not be there.
    var isOfRegistration: Bool {
      switch self {
      case .secondRegistration, .registrationByAddress, .emptyRegistration: true
      default: false
      }
    }
  }

  /// What somebody did in another browser.
  enum Disturbance: Sendable, Equatable {
    case signIn(of: String)
    case logout(of: String)
    case passwordChange(of: String)
    case guesses(of: String)
  }

  /// How a typed password differed from the right one.
  enum NearMiss: String, Sendable, Equatable, CaseIterable {
    case lastCharacterMissing, oneCharacterMore, otherCase, firstCharacter, spacesAround, backwards
  }
}
