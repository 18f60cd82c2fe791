@testable import Lesson

extension Diagnosis {
  /// One value of every case, and one more where the id depends on the value.
  static let samples: [Diagnosis] = process + lines + response + form + app + signIn + guarding + logout

  private static let process: [Diagnosis] =
    [
      ExchangeFailure.refused, .timedOut(seconds: 10), .closedWithoutAnswer, .closedEarly, .notHTTP(start: "SSH-2.0"),
      .headTooLarge(limit: 65536), .cancelled, .system(errno: 32),
    ].map { .noAnswer($0, request: "GET /login") } + [
      .serverError(status: 500, request: "GET /login"), .ended(request: "GET /login"),
    ]

  private static let lines: [Diagnosis] =
    [
      BrowserFailure.noPage, .noForm(pageAddress: "/login"), .noField(name: "age", available: ["username"]),
      .nothingToPress(text: "Go", available: ["Log in"]), .notARedirect(status: 200),
      .leavesTheApp("http://example.com/"), .badAddress("::"), .nothingBefore,
      .noCookie(name: "session", available: ["id"]), .cookieRefused(name: "session", .empty),
    ].map(Diagnosis.cannot) + [
      .unknownPerson("bob", known: ["alice", "admin"]), .nothingToRepeat, .unreadable(line: "post /login a=b"),
    ]

  private static let response: [Diagnosis] = [
    .unexpectedStatus(404, expected: "200", request: "GET /login"),
    .noRedirect(status: 200, expected: "/dashboard", showsLoginForm: false),
    .noRedirect(status: 200, expected: "/dashboard", showsLoginForm: true),
    .redirectStatus(301), .redirectElsewhere("/login", expected: "/dashboard"),
    .redirectOffSite("http://example.com/"), .elsewhere("/login", expected: "/dashboard"), .redirectLoop("/dashboard"),
    .textMissing("alice", at: "/login"), .textPresent("alice", at: "/login"), .pageEmpty("/login"),
    .headerMissing("Location"), .headerDifferent("Content-Type", value: "text/plain", expected: "html"),
    .linkMissing(to: "/login", at: "/"), .cookieMissing("session", kept: ["id"]), .cookiePresent("session"),
  ]

  private static let form: [Diagnosis] = [
    .formNotHTML(contentType: "text/plain"), .formMissing, .fieldsOutsideForm, .passwordVisible(type: "text"),
    .passwordUnnamed, .passwordFieldMissing, .userFieldUnnamed, .userFieldMissing, .fieldsShareName("username"),
    .formSentByGet, .formLeavesApp("http://example.com/"), .formGoesElsewhere("/enter", expected: "/login"),
    .buttonDoesNotSend, .buttonMissing, .fieldWithoutLabel("username"), .passwordFilledIn,
    .formUnreadable(enctype: "text/plain"),
  ]

  private static let app: [Diagnosis] = [
    .headDiffers(head: 405, get: 200), .debuggerOpen("/console"), .stackTraceShown("/login"),
    .listensToAll("0.0.0.0:5000"), .socketsUnseen,
  ]

  private static let signIn: [Diagnosis] =
    [
      .dashboardMissing, .notGreeted(person: "alice"), .signInNotKept(person: "alice", cookieSent: true),
      .signInNotKept(person: "alice", cookieSent: false), .signInCookieRefused(.sameSiteNoneWithoutSecure),
      .signInForgotten(person: "alice"), .mixedUp(person: "alice", shows: "admin"),
      .refusalLeadsToDashboard(status: 302), .noMessage, .passwordRepeated,
      .incompleteFormCrashes(missing: "password", status: 500), .stillOpen(status: 200),
      .sharedByEveryone(person: "alice"),
    ]
    + [
      Attempt.wrongPassword(person: "alice"), .unknownPerson, .othersPassword(person: "alice", owner: "admin"),
      .nearMiss(person: "alice", what: .otherCase), .emptyPassword(person: "alice"), .emptyName, .emptyForm,
      .missingField("password"), .byAddress(person: "alice"),
    ].map(Diagnosis.accepted)

  private static let guarding: [Diagnosis] = [
    .openToAnyone("/dashboard"), .leaksWithRedirect("/dashboard", status: 302), .redirectNotToLogin("/home"),
    .refusedOddly(status: 418), .methodOpens("HEAD"), .spellingOpens("//dashboard"), .noSignInCookie,
    .forgedAccepted(cookie: "user"), .forgedCrashes(cookie: "user", status: 500), .tamperedAccepted(cookie: "user"),
    .tamperedCrashes(cookie: "user", status: 500), .mixedAccepted(cookie: "user"), .claimLetsIn("?user=admin"),
    .claimChangesPerson("?user=admin", person: "admin"), .passwordInCookie(cookie: "user", encoding: "in base64"),
  ]

  private static let logout: [Diagnosis] = [
    .noWayToLogOut, .logoutFails(status: 404), .logoutFails(status: 405), .logoutFails(status: 400), .logoutNotFound,
    .logoutKeepsSession(cookieTouched: true),
    .logoutKeepsSession(cookieTouched: false), .cookieSurvives(name: "session", path: "/app"), .logoutOnlyOpensLogin,
    .logoutLocksOut(person: "alice"), .nameStays(person: "alice", previous: "admin"),
    .signInEnded(person: "alice", by: .signIn(of: "admin")), .signInEnded(person: "alice", by: .logout(of: "admin")),
  ]
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
