import Testing

@testable import Lesson

/// What lines mean. ``LineErrorTests`` has those that mean nothing.
@Suite(.inTurn) struct LineParserTests {
  /// Each form's example with the action that its row promises.
  private static let examples: [(text: String, command: any Command)] = [
    ("visit /login", BrowseLine.visit("/login")),
    ("visit /dashboard and follow", BrowseLine.visitAndFollow("/dashboard")),
    ("follow", BrowseLine.follow),
    (
      "submit username=alice password=abcd", BrowseLine.submit([field("username", "alice"), field("password", "abcd")])
    ),
    ("press \"Log out\"", BrowseLine.press("Log out")),
    (
      "post /login username=alice password=abcd",
      BrowseLine.send(
        method: "POST", address: "/login", fields: [field("username", "alice"), field("password", "abcd")])
    ),
    ("send HEAD /dashboard", BrowseLine.send(method: "HEAD", address: "/dashboard", fields: [])),
    ("back", BrowseLine.back),
    ("page", BrowseLine.showPage),
    (
      "visit /dashboard with header X-User=admin",
      BrowseLine.visitWithHeaders("/dashboard", [FieldValue(name: "X-User", value: "admin")])
    ),
    (
      "post /login as JSON username=alice",
      BrowseLine.postJSON(address: "/login", fields: [FieldValue(name: "username", value: "alice")])
    ),
    ("headers", BrowseLine.showHeaders),
    ("form", BrowseLine.showForm),
    ("cookies", CookieLine.showCookies),
    ("session", CookieTrustLine.showSession(cookie: nil)),
    ("session user", CookieTrustLine.showSession(cookie: "user")),
    ("set cookie user=admin", CookieLine.setCookie(name: "user", value: "admin")),
    ("drop cookie session", CookieLine.dropCookie("session")),
    ("tamper with cookie session", CookieLine.tamper(cookie: "session")),
    ("as bob", CookieLine.useBrowser("bob")),
    ("close browser", CookieLine.closeBrowser),
    ("sign in as alice", SignInLine.signIn(person: "alice", password: .own)),
    ("sign in as alice password=guess", SignInLine.signIn(person: "alice", password: .typed("guess"))),
    ("sign in as alice with the password of admin", SignInLine.signIn(person: "alice", password: .of(person: "admin"))),
    ("sign in as alice by address", SignInLine.signInByAddress(person: "alice")),
    ("log out", LogoutLine.logOut),
    ("log out again", LogoutLine.logOutAgain),
    ("expect signed in as alice", SignInLine.signedIn(person: "alice")),
    ("expect signed out", SignInLine.signedOut),
    ("expect signed out at /profile", SignInLine.signedOutAt("/profile")),
    ("expect refused", SignInLine.refused),
    ("expect a message", SignInLine.message),
    ("expect near misses of alice refused", SignInLine.nearMissesRefused(person: "alice")),
    ("expect incomplete forms of alice refused", SignInLine.incompleteFormsRefused(person: "alice")),
    ("expect a way to log out", LogoutLine.wayToLogOut),
    ("expect deleted cookies gone", LogoutLine.cookieReallyDeleted),
    ("expect status 302 or 303", ResponseLine.status(StatusPattern(alternatives: ["302", "303"]))),
    ("expect no server error", ResponseLine.noServerError),
    ("expect redirect to /dashboard", ResponseLine.redirect(to: "/dashboard")),
    ("expect page at /login", ResponseLine.pageAt("/login")),
    ("expect page shows \"alice\"", ResponseLine.pageShows("alice")),
    ("expect page hides \"alice\"", ResponseLine.pageHides("alice")),
    ("expect page has text", ResponseLine.pageHasText),
    (
      "expect header Content-Type contains \"text/html\"",
      ResponseLine.header(name: "Content-Type", contains: "text/html")
    ),
    ("expect link to /login", ResponseLine.link(to: "/login")),
    ("expect cookie session", ResponseLine.cookie("session")),
    ("expect no cookie session", ResponseLine.noCookie("session")),
    ("expect login form", LoginFormLine.loginForm),
    ("expect login form posts", LoginFormLine.formPosts),
    ("expect login form names its fields", LoginFormLine.formNamesFields),
    ("expect login form goes to /login", LoginFormLine.formGoes(to: "/login")),
    ("expect login form has a button", LoginFormLine.formHasButton),
    ("expect login form has labels", LoginFormLine.formHasLabels),
    ("expect login form leaves the password empty", LoginFormLine.formLeavesPasswordEmpty),
    ("expect login form sends readable fields", LoginFormLine.formEncoding),
    ("expect HEAD like GET at /", ServerLine.headLikeGet("/")),
    ("expect no debugger", ServerLine.noDebugger),
    ("expect loopback only", ServerLine.loopbackOnly),
    ("expect /dashboard keeps its secret", GuardLine.keepsSecret("/dashboard")),
    ("expect /dashboard keeps its secret from every method", GuardLine.keepsSecretFromMethods("/dashboard")),
    ("expect /dashboard keeps its secret in every spelling", GuardLine.keepsSecretInSpellings("/dashboard")),
    ("expect forged cookies refused", CookieTrustLine.forgedCookiesRefused(.session)),
    ("expect tampered cookies refused", CookieTrustLine.tamperedCookiesRefused(.session)),
    ("expect mixed cookies refused", CookieTrustLine.mixedCookiesRefused(.session)),
    ("expect claims ignored", CookieTrustLine.claimsIgnored),
    ("expect no password in cookies", CookieTrustLine.noPasswordInCookies(.session)),
  ]

  /// Those of the practice.
  private static let practiceExamples: [(text: String, command: any Command)] = [
    ("follow to the end", BrowseLine.followToTheEnd),
    ("sign in as alice and be remembered", SignInLine.signIn(person: "alice", password: .own, remembered: true)),
    ("sign in as alice on this page", ReturningLine.signInHere(person: "alice")),
    ("register as bob password=correct-horse", AccountLine.register(name: "bob", password: "correct-horse")),
    (
      "register as bob password=correct-horse by address",
      AccountLine.registerByAddress(name: "bob", password: "correct-horse")
    ),
    ("restart app", AppLine.restart([])),
    ("restart app with SECRET_KEY=another-key", AppLine.restart([field("SECRET_KEY", "another-key")])),
    ("expect page names nobody", GreetingLine.pageNamesNobody),
    ("expect page has a way to log out", LogoutControlLine.pageHasWayToLogOut),
    ("expect login form has a remember box", LoginFormLine.formHasRememberBox),
    ("expect redirects to other sites refused", ReturningLine.redirectsElsewhereRefused(signedIn: false)),
    ("expect redirects to other sites refused when signed in", ReturningLine.redirectsElsewhereRefused(signedIn: true)),
    ("copy cookies to thief", CookieLine.copyCookies(to: "thief")),
    ("wait 31 minutes", AppLine.wait(.seconds(1860))),
    (
      "visit /dashboard every 20 minutes for 2 hours",
      BrowseLine.visitAgain("/dashboard", every: .seconds(1200), for: .seconds(7200))
    ),
    ("expect remember-me cookies kept for 1 to 400 days", RememberLine.rememberedFor(days: 1...400)),
    ("expect remember-me cookies hidden from scripts", RememberLine.rememberedHidden),
    ("expect forged remember-me cookies refused", CookieTrustLine.forgedCookiesRefused(.remembered)),
    ("expect tampered remember-me cookies refused", CookieTrustLine.tamperedCookiesRefused(.remembered)),
    ("expect mixed remember-me cookies refused", CookieTrustLine.mixedCookiesRefused(.remembered)),
    ("expect no password in remember-me cookies", CookieTrustLine.noPasswordInCookies(.remembered)),
    ("expect data kept in DATA_DIR", AccountLine.dataKept),
    ("expect taken names refused", AccountLine.takenNamesRefused),
    ("expect SQL in sign-ins refused", InputLine.sqlInSignInsRefused),
    ("expect SQL in names harmless", InputLine.sqlInNamesHarmless),
    ("expect markup in names harmless", InputLine.markupInNamesHarmless),
    ("expect registrations at once accepted", AccountLine.registrationsAtOnce),
    ("expect one owner for each name", AccountLine.oneOwnerForEachName),
  ]

  /// Those of the steps that make an app fit for strangers.
  private static let earnestExamples: [(text: String, command: any Command)] = [
    ("data", AppLine.showData),
    ("expect no password in DATA_DIR", StoredPasswordLine.noPasswordInData),
    ("expect no fast hash in DATA_DIR", StoredPasswordLine.noFastHashInData),
    ("expect salted hashes in DATA_DIR", StoredPasswordLine.saltedHashes),
    ("expect passwords checked slowly", StoredPasswordLine.passwordsCheckedSlowly),
    ("expect stored hashes refused as passwords", StoredPasswordLine.storedHashesRefused),
    ("expect unknown names answered alike", StoredPasswordLine.unknownNamesAlike),
    ("expect unknown names answered as slowly", StoredPasswordLine.unknownNamesAsSlow),
    ("restart app without SECRET_KEY", AppLine.restartWithout("SECRET_KEY")),
    ("start app afresh", AppLine.startAfresh),
    ("expect no built-in key", SecretLine.noBuiltInKey),
    ("expect guessable keys refused", SecretLine.guessableKeysRefused),
    ("expect secret key shown nowhere", SecretLine.keyShownNowhere),
    ("expect sign-in cookies hidden from scripts", SecretLine.signInCookies(.hiddenFromScripts)),
    ("expect sign-in cookies kept from other sites", SecretLine.signInCookies(.keptFromOtherSites)),
    ("expect sign-in cookies for this host only", SecretLine.signInCookies(.forThisHostOnly)),
    ("expect sign-in cookies for HTTPS only", SecretLine.signInCookies(.forHTTPSOnly)),
    ("copy cookies to thief", CookieLine.copyCookies(to: "thief")),
    ("copy session cookies to other", CookieLine.copySessionCookies(to: "other")),
    ("change password from abcd to correct-horse", SessionLine.changePassword(from: "abcd", to: "correct-horse")),
    ("expect planted cookies refused", SessionLine.plantedCookiesRefused),
    ("expect a new session at each sign-in", SessionLine.newSessionAtEachSignIn),
    ("expect passwords of others kept", SessionLine.passwordsOfOthersKept),
    ("expect short new passwords refused", SessionLine.shortNewPasswordsRefused),
    ("expect no remember-me token in DATA_DIR", TokenLine.noTokenInData),
    ("guess 10 passwords of alice", GuessingLine.guess(count: 10, person: "alice", .inThisBrowser)),
    ("guess 10 passwords of alice in fresh browsers", GuessingLine.guess(count: 10, person: "alice", .inFreshBrowsers)),
    (
      "guess 10 passwords of alice with forwarded addresses",
      GuessingLine.guess(count: 10, person: "alice", .withForwardedAddresses)
    ),
    ("guess 10 passwords of alice in changing case", GuessingLine.guess(count: 10, person: "alice", .inChangingCase)),
    ("guess 24 passwords of alice at once", GuessingLine.guess(count: 24, person: "alice", .atOnce)),
    ("from 127.0.0.5", GuessingLine.comeFrom("127.0.0.5")),
    ("expect lockout of alice", GuessingLine.lockedOut(person: "alice")),
    ("expect unknown names locked alike", GuessingLine.unknownNamesLockedAlike),
  ]

  private static let inputExamples: [(text: String, command: any Command)] = [
    (
      "post /login as text/plain with body \"username=%ff\"",
      BrowseLine.postBody(address: "/login", type: "text/plain", body: "username=%ff")
    ),
    ("expect markup in sign-ins harmless", InputLine.markupInSignInsHarmless),
    ("expect markup in addresses harmless", InputLine.markupInAddressesHarmless),
    ("expect template code harmless", InputLine.templateCodeHarmless),
    ("expect odd names refused", InputLine.oddNamesRefused),
    ("expect short passwords refused", InputLine.shortPasswordsRefused),
    ("expect malformed forms harmless", InputLine.malformedFormsHarmless),
    ("expect huge forms harmless", InputLine.hugeFormsHarmless),
    ("expect line breaks in addresses harmless", InputLine.lineBreaksInAddressesHarmless),
  ]

  private static let crossSiteExamples: [(text: String, command: any Command)] = [
    ("visit /logout from another site", CrossSiteLine.visitElsewhere("/logout", .site)),
    (
      "post /settings motto=hacked from another site",
      CrossSiteLine.postElsewhere(address: "/settings", fields: [field("motto", "hacked")], .site, headers: [])
    ),
    (
      "post /settings motto=hacked from another port with header Origin=null",
      CrossSiteLine.postElsewhere(
        address: "/settings", fields: [field("motto", "hacked")], .port, headers: [field("Origin", "null")])
    ),
    (
      "submit motto=hacked from another port",
      CrossSiteLine.submitElsewhere([field("motto", "hacked")], .port, headers: [])
    ),
    (
      "submit motto=hacked from another port with header Origin=null",
      CrossSiteLine.submitElsewhere([field("motto", "hacked")], .port, headers: [field("Origin", "null")])
    ),
    ("save motto \"Carpe diem\"", CrossSiteLine.saveMotto("Carpe diem")),
    ("expect logout form posts", LogoutFormLine.logoutFormPosts),
    ("expect logout by address refused", CrossSiteLine.logoutByAddressRefused),
    ("expect logouts from other sites refused", CrossSiteLine.logoutsRefused),
    ("expect sign-ins from other sites refused", CrossSiteLine.signInsRefused),
    ("expect mottos from other sites refused", CrossSiteLine.mottosRefused),
    ("expect mottos by address refused", CrossSiteLine.mottosByAddressRefused),
    ("expect registrations from other sites refused", CrossSiteLine.registrationsRefused),
    ("expect tokens of other people refused", CrossSiteLine.othersTokensRefused),
  ]

  private static func field(_ name: String, _ value: String) -> FieldValue { FieldValue(name: name, value: value) }

  private static let allExamples = examples + practiceExamples + earnestExamples + inputExamples + crossSiteExamples

  @Test(arguments: allExamples) func anExampleDoesWhatItsRowPromises(
    _ example: (text: String, command: any Command)
  ) throws {
    let line = try SignInCourse.vocabulary.line(example.text)
    #expect(line.command.isEqual(to: example.command))
    #expect(line.text == example.text)
  }

  /// A line of a later subject may do without: it is parsed as its own form, which the test below holds.
  @Test func theTableNamesNoExampleThatIsGone() {
    #expect(Set(Self.allExamples.map(\.text)).isSubset(of: SignInCourse.vocabulary.forms.map(\.example)))
  }

  @Test func noExampleIsTakenForAnotherForm() throws {
    for form in SignInCourse.vocabulary.forms {
      let line = try SignInCourse.vocabulary.line(form.example)
      let others = SignInCourse.vocabulary.forms.filter { $0.pattern != form.pattern && $0.example == form.example }
      #expect(others.isEmpty, "two forms have the example \(form.example)")
      #expect(try SignInCourse.vocabulary.line(line.text) == line)
    }
  }

  @Test func spaceAroundALineAndTheCaseOfItsWordsDoNotMatter() throws {
    let line = try SignInCourse.vocabulary.line(" \t Expect  SIGNED in\tas Alice ")
    #expect(line.command.isEqual(to: SignInLine.signedIn(person: "Alice")))
    #expect(line.text == "Expect  SIGNED in\tas Alice")
  }

  @Test func quotesKeepSpacesTogetherAndAreTakenAway() throws {
    #expect(
      try command(#"submit username="Ada Lovelace" note=a"b c"d"#).isEqual(
        to: BrowseLine.submit([
          Self.field("username", "Ada Lovelace"), Self.field("note", "ab cd"),
        ])))
    #expect(
      try command(#"submit username="" password="#).isEqual(
        to: BrowseLine.submit([Self.field("username", ""), Self.field("password", "")])))
    #expect(try command(#"press "日本 語 👩‍👩‍👧""#).isEqual(to: BrowseLine.press("日本 語 👩‍👩‍👧")))
  }

  @Test func escapesStandForTheirCharactersInQuotesOnly() throws {
    #expect(try command(#"press "a\"b\\c\nd\qe""#).isEqual(to: BrowseLine.press("a\"b\\c\ndqe")))
    #expect(try command(#"press a\nb"#).isEqual(to: BrowseLine.press(#"a\nb"#)))
  }

  @Test func aDollarSignMakesATokenUnlessItIsEscaped() throws {
    func expanded(_ line: String) throws -> String {
      guard case .press(let text) = try command(line) as? BrowseLine else { return "" }
      return Token.expand(text) { "<\($0)>" }
    }
    #expect(try expanded("press $no-one") == "<no-one>")
    #expect(try expanded(#"press "a $b, $c1. 5$ $9""#) == "a <b>, <c1>. 5$ $9")
    #expect(try expanded(#"press "\$b""#) == "$b")
  }

  @Test func theValueOfAFieldOrCookieMayHoldEqualsSigns() throws {
    #expect(try command("submit a=b=c").isEqual(to: BrowseLine.submit([Self.field("a", "b=c")])))
    #expect(try command("set cookie s=YWJj==").isEqual(to: CookieLine.setCookie(name: "s", value: "YWJj==")))
    #expect(try command("set cookie s=").isEqual(to: CookieLine.setCookie(name: "s", value: "")))
  }

  @Test func formsWithFieldsNeedNone() throws {
    #expect(try command("submit").isEqual(to: BrowseLine.submit([])))
    #expect(try command("post /logout").isEqual(to: BrowseLine.send(method: "POST", address: "/logout", fields: [])))
    #expect(
      try command("send put /x a=1").isEqual(
        to: BrowseLine.send(method: "PUT", address: "/x", fields: [Self.field("a", "1")])))
  }

  @Test func aQuotedWordIsAValueAndNeverAWordOfTheVocabulary() throws {
    #expect(throws: LineError.self) { try SignInCourse.vocabulary.line(#""visit" /login"#) }
    #expect(try command(#"sign in as "with""#).isEqual(to: SignInLine.signIn(person: "with", password: .own)))
  }

  @Test func statusesMayBeSeveralAndWhole() throws {
    #expect(
      try command("expect status 4xx or 503").isEqual(
        to: ResponseLine.status(StatusPattern(alternatives: ["4xx", "503"]))))
    let pattern = StatusPattern(alternatives: ["4xx", "503"])
    #expect([400, 499, 503].allSatisfy(pattern.accepts))
    #expect(![399, 500, 504, 200].contains(where: pattern.accepts))
    #expect(pattern.text == "4xx or 503")
  }

  @Test(arguments: ["a", "", " ", "Ada Lovelace", #"a"b"#, #"\"#, #"\n"#, "a\nb", "$x", #"\$x"#, "é=1", "=", "\"\""])
  func aQuotedValueIsReadBackAsItself(_ value: String) throws {
    for line in ["press \(Line.quoted(value))", "press \(Line.quoted(value, always: true))"] {
      guard case .press(let read) = try command(line) as? BrowseLine else {
        Issue.record("\(line) is no press")
        continue
      }
      #expect(Token.expand(read) { "<\($0)>" } == value)
    }
    let field = FieldValue(name: "f", value: value)
    guard case .submit(let fields) = try command("submit \(field.text)") as? BrowseLine else { return }
    #expect(fields.map { Token.expand($0.value) { "<\($0)>" } } == [value])
  }

  private func command(_ line: String) throws -> any Command { try SignInCourse.vocabulary.line(line).command }
}
