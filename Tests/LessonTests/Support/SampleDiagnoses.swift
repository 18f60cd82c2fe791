@testable import Lesson

extension Diagnosis {
  /// One value of every case, and one more where the id depends on the value.
  static let samples: [Diagnosis] =
    process + lines + response + form + app + signIn + guarding + logout
    + practice + account + control + passwords + secret + expiry + sessions + guessing + tokens + input + crossSite

  private static let process: [Diagnosis] =
    [
      ExchangeFailure.refused, .timedOut(seconds: 10), .closedWithoutAnswer, .closedEarly, .notHTTP(start: "SSH-2.0"),
      .headTooLarge(limit: 65536), .cancelled, .system(errno: 32),
    ].map { .app(.noAnswer($0, request: "GET /login")) } + [
      .app(.serverError(status: 500, request: "GET /login")), .app(.ended(request: "GET /login")),
    ]

  private static let lines: [Diagnosis] =
    [
      BrowserFailure.noPage, .noForm(pageAddress: "/login"), .noField(name: "age", available: ["username"]),
      .nothingToPress(text: "Go", available: ["Log in"]), .notARedirect(status: 200),
      .leavesTheApp("http://example.com/"), .badAddress("::"), .nothingBefore,
      .noCookie(name: "session", available: ["id"]), .cookieRefused(name: "session", .empty),
    ].map { .line(.cannot($0)) } + [
      .signIn(.unknownPerson("bob", known: ["alice", "admin"])), .logout(.nothingToRepeat),
      .line(.unreadable(line: "post /login a=b")),
    ]

  private static let response: [Diagnosis] = [
    .response(.unexpectedStatus(404, expected: "200", request: "GET /login")),
    .response(.noRedirect(status: 200, expected: "/dashboard", showsLoginForm: false)),
    .response(.noRedirect(status: 200, expected: "/dashboard", showsLoginForm: true)),
    .response(.redirectStatus(301)), .response(.redirectElsewhere("/login", expected: "/dashboard")),
    .response(.redirectOffSite("http://example.com/")), .response(.elsewhere("/login", expected: "/dashboard")),
    .response(.redirectLoop("/dashboard")),
    .response(.textMissing("alice", at: "/login")), .response(.textPresent("alice", at: "/login")),
    .response(.pageEmpty("/login")),
    .response(.headerMissing("Location")),
    .response(.headerDifferent("Content-Type", value: "text/plain", expected: "html")),
    .response(.linkMissing(to: "/login", at: "/")), .response(.cookieMissing("session", kept: ["id"])),
    .response(.cookiePresent("session")),
  ]

  private static let form: [Diagnosis] = [
    .form(.notHTML(contentType: "text/plain")), .form(.missing), .form(.fieldsOutside),
    .form(.passwordVisible(type: "text")),
    .form(.passwordUnnamed), .form(.passwordFieldMissing), .form(.userFieldUnnamed), .form(.userFieldMissing),
    .form(.fieldsShareName("username")),
    .form(.sentByGet), .form(.leavesApp("http://example.com/")), .form(.goesElsewhere("/enter", expected: "/login")),
    .form(.buttonDoesNotSend), .form(.buttonMissing), .form(.fieldWithoutLabel("username")), .form(.passwordFilledIn),
    .form(.unreadable(enctype: "text/plain")),
  ]

  private static let app: [Diagnosis] = [
    .server(.headDiffers(head: 405, get: 200)), .server(.debuggerOpen("/console")), .server(.stackTraceShown("/login")),
    .server(.listensToAll("0.0.0.0:5000")), .server(.socketsUnseen),
  ]

  private static let signIn: [Diagnosis] =
    [
      .signIn(.dashboardMissing), .signIn(.notGreeted(person: "alice")),
      .signIn(.signInNotKept(person: "alice", cookieSent: true)),
      .signIn(.signInNotKept(person: "alice", cookieSent: false)),
      .signIn(.signInCookieRefused(.sameSiteNoneWithoutSecure)),
      .signIn(.signInForgotten(person: "alice")), .signIn(.signInRefused(person: "alice", status: 401)),
      .signIn(.mixedUp(person: "alice", shows: "admin")),
      .signIn(.refusalLeadsToDashboard(status: 302)), .signIn(.noMessage), .signIn(.passwordRepeated),
      .signIn(.incompleteFormCrashes(missing: "password", status: 500)), .signIn(.stillOpen(status: 200)),
      .signIn(.sharedByEveryone(person: "alice")),
    ]
    + [
      CredentialTrick.wrongPassword(person: "alice"), .unknownPerson, .othersPassword(person: "alice", owner: "admin"),
      .nearMiss(person: "alice", what: .otherCase), .emptyPassword(person: "alice"), .emptyName, .emptyForm,
      .missingField("password"), .byAddress(person: "alice"), .secondRegistration(name: "alice", first: "alice"),
      .registrationByAddress, .emptyRegistration, .formerPassword(person: "alice"),
      .unprovenPassword(person: "alice"),
    ].map { .signIn(.accepted($0)) }

  private static let guarding: [Diagnosis] = [
    .guarding(.openToAnyone("/dashboard")), .guarding(.leaksWithRedirect("/dashboard", status: 302)),
    .guarding(.redirectNotToLogin("/home")),
    .guarding(.refusedOddly(status: 418)), .guarding(.methodOpens("HEAD", at: "/dashboard")),
    .guarding(.spellingOpens("//dashboard")), .cookie(.noneSignsIn),
    .cookie(.forgedAccepted(cookie: "user")),
    .cookie(.renamedAccepted(cookie: "user", person: "alice", other: "admin")),
    .cookie(.forgedCrashes(cookie: "user", status: 500)),
    .cookie(.tamperedAccepted(cookie: "user")),
    .cookie(.tamperedCrashes(cookie: "user", status: 500)), .cookie(.mixedAccepted(cookie: "user")),
    .cookie(.claimLetsIn("?user=admin")),
    .cookie(.claimChangesPerson("?user=admin", person: "admin")),
    .cookie(.holdsPassword(cookie: "user", encoding: "in base64")),
  ]

  private static let logout: [Diagnosis] = [
    .logout(.noControl), .logout(.fails(status: 404)), .logout(.fails(status: 405)), .logout(.fails(status: 400)),
    .logout(.notFound),
    .logout(.keepsSession(cookieTouched: true)), .logout(.deletesOtherCookie("user", kept: ["session"])),
    .logout(.keepsSession(cookieTouched: false)), .logout(.cookieSurvives(name: "session", path: "/app")),
    .logout(.onlyOpensLogin),
    .logout(.locksOut(person: "alice")), .logout(.nameStays(person: "alice", previous: "admin")),
    .signIn(.signInEnded(person: "alice", by: .signIn(of: "admin"))),
    .signIn(.signInEnded(person: "alice", by: .logout(of: "admin"))),
  ]
}

extension Diagnosis {
  fileprivate static let practice: [Diagnosis] =
    [
      .signIn(.pageNamesSomebody("alice", at: "/")), .signIn(.emptyGreeting("Hello !", at: "/")),
      .logout(.pageWithoutLogout(at: "/about")),
      .returning(.leavesSite("//a.example", location: "//a.example")),
      .returning(.leavesSiteWhenSignedIn("//a.example", location: "//a.example")),
      .returning(.crashes("//a.example", status: 500)), .returning(.noWayToSignIn(at: "/profile", status: 401)),
    ]
    + [
      RememberFault.boxMissing, .boxUnnamed, .boxTicked, .unasked(person: "alice"), .forgotten(person: "alice"),
      .tooShort(cookie: "id", seconds: 60, days: 1), .tooLong(cookie: "id", days: 900, limit: 400), .outlivesLogout,
      .afterRefusal(person: "alice"), .notHidden(cookie: "id"),
    ].map(Diagnosis.remember)

  fileprivate static let account: [Diagnosis] = [
    AccountFault.pageMissing(status: 404), .formMissing(at: "/register"), .crashes(status: 500),
    .fails(person: "alice"),
    .takenOver(person: "alice"), .takenUnsaid(name: "alice"), .nameChanged(name: "alice"),
    .crashesAtOnce(status: 500, of: 8), .lostAtOnce(7, of: 8),
    .twoOwners(name: "alice", count: 2), .dataElsewhere(person: "alice"), .dataLost(person: "alice"),
  ].map(Diagnosis.account)

  fileprivate static let control: [Diagnosis] = [
    ControlFault.dataUnseen, .doesNotRestart(.exited(.status(1)), output: "table users already exists"),
    .restartNotHere, .clockStands, .tooManyVisits,
  ].map(Diagnosis.control)

  fileprivate static let passwords: [Diagnosis] = [
    StoredPasswordFault.readable(.plain, file: "site.db"),
    .fastHash(FastHash(function: .md5, input: .password), file: "site.db"), .unsalted, .checkedTooFast,
    .hashAccepted(person: "alice"), .answeredDifferently(known: "401", unknown: "404"), .unknownAnsweredSooner,
    .unknownAnsweredLater,
  ].map(Diagnosis.passwords)
}

extension Diagnosis {
  fileprivate static let secret: [Diagnosis] = [
    SecretFault.endedByRestart(person: "alice"), .cookieFromElsewhere, .builtInKey, .guessableKey("dev"),
    .keyShown(at: "/debug"), .scriptsCanRead(cookie: "session"),
    .otherSitesSend(cookie: "session", isAllowed: false),
    .sharedWithOtherHosts(cookie: "session", domain: "example.org"),
    .sentUnencrypted(cookie: "session", isBehindHTTPS: true), .formRefusedBehindHTTPS(status: 403),
  ].map(Diagnosis.secret)

  fileprivate static let expiry: [Diagnosis] = [
    ExpiryFault.outlivesIdle(person: "alice", idle: 900, limit: 600),
    .outlivesAge(person: "alice", age: 960, limit: 600),
    .onlyForgotten, .endsEarly(person: "alice", idle: 240, age: 960, limits: Lifetimes()), .locksOut(person: "alice"),
  ].map(Diagnosis.expiry)

  fileprivate static let sessions: [Diagnosis] =
    [
      SessionFault.plantedAccepted(cookie: "id"), .keptAtSignIn(person: "alice"), .sameEachTime(cookie: "id"),
      .outlivesSignIn(person: "alice"), .outlivesLogout(person: "alice"), .outlivesPasswordChange(person: "alice"),
    ].map(Diagnosis.session)
    + [
      PasswordChangeFault.pageMissing(status: 404), .formMissing(at: "/password"), .newRefused(person: "alice"),
      .changesOthers(person: "alice"), .shortAccepted(person: "alice", length: 7),
    ].map(Diagnosis.passwordChange) + [
      .signIn(.signInEnded(person: "alice", by: .passwordChange(of: "admin"))),
      .signIn(.signInEnded(person: "alice", by: .guesses(of: "alice"))),
    ]

  fileprivate static let guessing: [Diagnosis] = [
    GuessingFault.neverSlowed(person: "alice", guesses: 10), .countedInBrowser(person: "alice", guesses: 10),
    .countsSpellings(person: "alice", guesses: 10), .believesHeaders(person: "alice", guesses: 12),
    .losesCount(person: "alice", guesses: 24),
    .tooStrict(person: "alice", guesses: 2), .neverResets(person: "alice", guesses: 12), .neverUnlocks(person: "alice"),
    .locksOthers(person: "alice", victim: "admin"), .tellsWhoExists(guess: 6, known: 429, unknown: 401),
    .oneAddressOnly,
  ].map(Diagnosis.guessing)

  fileprivate static let tokens: [Diagnosis] = [
    TokenFault.endsWithSession(person: "alice"), .withoutSession(person: "alice"),
    .readable(cookie: "remember", file: "site.db"), .usedTwice(person: "alice"),
    .outlivesLogout(person: "alice"), .outlivesPasswordChange(person: "alice"),
    .outlivesItsTime(person: "alice", age: 172_800, limit: 86_400),
  ].map(Diagnosis.token)

  fileprivate static let input: [Diagnosis] = [
    InputFault.markupFromAddress(at: "/"), .templateComputed("{{7*191}}", at: "/"),
    .signInCrashes(name: "{", status: 500), .addressCrashes("a line break", status: 500),
    .malformedCrashes("no body", at: "/login", status: 500), .hugeCrashes(status: 500),
    .nameCrashes(.nul, status: 500), .nameAccepted(.spaces), .shortPasswordAccepted(length: 3),
    .headerAdded(at: "/login"), .sqlSignsIn("' OR 1=1 --", asName: true), .sqlCrashes("'", status: 500),
    .sqlChangesAccounts(person: "alice"), .markupInPage(at: "/"),
  ].map(Diagnosis.input)

  fileprivate static let crossSite: [Diagnosis] = [
    CrossSiteFault.mottoFormMissing, .mottoSentByGet, .mottoRefused(status: 403), .logoutIsLink, .logoutSentByGet,
    .logoutByAddress(method: "GET"), .mottoByAddress, .accepted(.logout, from: .site, status: 303),
    .accepted(.motto, from: .port, status: 303),
    .accepted(.signIn, from: .site, status: 303), .accepted(.registration, from: .site, status: 303),
    .emptyTokenAccepted, .othersTokenAccepted,
    .plantedTokenAccepted(cookie: "csrf"),
    .crashes(status: 500),
  ].map(Diagnosis.crossSite)
}

extension AppFailure {
  /// One of each kind.
  static let samples: [AppFailure] = [
    .notFound(.missing("")), .runNotAllowed, .notBuilt([]), .buildBroke(output: ""), .buildTooSlow(seconds: 1),
    .notLaunched(.commandNotFound("")), .exited(.status(0)), .listensElsewhere([], port: 1),
    .neverListened(port: 1, seconds: 1), .neverAnswered(.closedEarly), .tooSlow(seconds: 1, done: 0, of: 1),
    .stopped(nil),
  ]
}
