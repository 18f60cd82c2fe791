import Testing

@testable import Lesson

/// What lines mean. ``LineErrorTests`` has those that mean nothing.
@Suite(.inTurn) struct LineParserTests {
  /// Each form's example with the action that its row promises.
  private static let examples: [(text: String, action: Action)] = [
    ("visit /login", .visit("/login")),
    ("visit /dashboard and follow", .visitAndFollow("/dashboard")),
    ("follow", .follow),
    ("submit username=alice password=abcd", .submit([field("username", "alice"), field("password", "abcd")])),
    ("press \"Log out\"", .press("Log out")),
    (
      "post /login username=alice password=abcd",
      .send(method: "POST", address: "/login", fields: [field("username", "alice"), field("password", "abcd")])
    ),
    ("send HEAD /dashboard", .send(method: "HEAD", address: "/dashboard", fields: [])),
    ("back", .back),
    ("page", .showPage),
    (
      "visit /dashboard with header X-User=admin",
      .visitWithHeaders("/dashboard", [FieldValue(name: "X-User", value: "admin")])
    ),
    (
      "post /login as JSON username=alice",
      .postJSON(address: "/login", fields: [FieldValue(name: "username", value: "alice")])
    ),
    ("headers", .showHeaders),
    ("form", .showForm),
    ("cookies", .showCookies),
    ("session", .showSession(cookie: nil)),
    ("session user", .showSession(cookie: "user")),
    ("set cookie user=admin", .setCookie(name: "user", value: "admin")),
    ("drop cookie session", .dropCookie("session")),
    ("tamper with cookie session", .tamper(cookie: "session")),
    ("as bob", .useBrowser("bob")),
    ("close browser", .closeBrowser),
    ("sign in as alice", .signIn(person: "alice", password: .own)),
    ("sign in as alice password=guess", .signIn(person: "alice", password: .typed("guess"))),
    ("sign in as alice with the password of admin", .signIn(person: "alice", password: .of(person: "admin"))),
    ("sign in as alice by address", .signInByAddress(person: "alice")),
    ("log out", .logOut),
    ("log out again", .logOutAgain),
    ("expect signed in as alice", .expect(.signedIn(person: "alice"))),
    ("expect signed out", .expect(.signedOut)),
    ("expect signed out at /profile", .expect(.signedOutAt("/profile"))),
    ("expect refused", .expect(.refused)),
    ("expect a message", .expect(.message)),
    ("expect near misses of alice refused", .expect(.nearMissesRefused(person: "alice"))),
    ("expect incomplete forms of alice refused", .expect(.incompleteFormsRefused(person: "alice"))),
    ("expect a way to log out", .expect(.wayToLogOut)),
    ("expect deleted cookies gone", .expect(.cookieReallyDeleted)),
    ("expect status 302 or 303", .expect(.status(StatusPattern(alternatives: ["302", "303"])))),
    ("expect no server error", .expect(.noServerError)),
    ("expect redirect to /dashboard", .expect(.redirect(to: "/dashboard"))),
    ("expect page at /login", .expect(.pageAt("/login"))),
    ("expect page shows \"alice\"", .expect(.pageShows("alice"))),
    ("expect page hides \"alice\"", .expect(.pageHides("alice"))),
    ("expect page has text", .expect(.pageHasText)),
    (
      "expect header Content-Type contains \"text/html\"", .expect(.header(name: "Content-Type", contains: "text/html"))
    ),
    ("expect link to /login", .expect(.link(to: "/login"))),
    ("expect cookie session", .expect(.cookie("session"))),
    ("expect no cookie session", .expect(.noCookie("session"))),
    ("expect login form", .expect(.loginForm)),
    ("expect login form posts", .expect(.formPosts)),
    ("expect login form names its fields", .expect(.formNamesFields)),
    ("expect login form goes to /login", .expect(.formGoes(to: "/login"))),
    ("expect login form has a button", .expect(.formHasButton)),
    ("expect login form has labels", .expect(.formHasLabels)),
    ("expect login form leaves the password empty", .expect(.formLeavesPasswordEmpty)),
    ("expect login form sends readable fields", .expect(.formEncoding)),
    ("expect HEAD like GET at /", .expect(.headLikeGet("/"))),
    ("expect no debugger", .expect(.noDebugger)),
    ("expect loopback only", .expect(.loopbackOnly)),
    ("expect /dashboard keeps its secret", .expect(.keepsSecret("/dashboard"))),
    ("expect /dashboard keeps its secret from every method", .expect(.keepsSecretFromMethods("/dashboard"))),
    ("expect /dashboard keeps its secret in every spelling", .expect(.keepsSecretInSpellings("/dashboard"))),
    ("expect forged cookies refused", .expect(.forgedCookiesRefused)),
    ("expect tampered cookies refused", .expect(.tamperedCookiesRefused)),
    ("expect mixed cookies refused", .expect(.mixedCookiesRefused)),
    ("expect claims ignored", .expect(.claimsIgnored)),
    ("expect no password in cookies", .expect(.noPasswordInCookies)),
  ]

  /// Those of the practice.
  private static let practiceExamples: [(text: String, action: Action)] = [
    ("follow to the end", .followToTheEnd),
    ("sign in as alice and be remembered", .signIn(person: "alice", password: .own, remembered: true)),
    ("sign in as alice on this page", .signInHere(person: "alice")),
    ("register as bob password=correct-horse", .register(name: "bob", password: "correct-horse")),
    ("register as bob password=correct-horse by address", .registerByAddress(name: "bob", password: "correct-horse")),
    ("restart app", .restart([])),
    ("restart app with SECRET_KEY=another-key", .restart([field("SECRET_KEY", "another-key")])),
    ("expect page names nobody", .expect(.pageNamesNobody)),
    ("expect page has a way to log out", .expect(.pageHasWayToLogOut)),
    ("expect login form has a remember box", .expect(.formHasRememberBox)),
    ("expect redirects to other sites refused", .expect(.redirectsElsewhereRefused(signedIn: false))),
    ("expect redirects to other sites refused when signed in", .expect(.redirectsElsewhereRefused(signedIn: true))),
    ("copy cookies to thief", .copyCookies(to: "thief")),
    ("wait 31 minutes", .wait(.seconds(1860))),
    (
      "visit /dashboard every 20 minutes for 2 hours",
      .visitAgain("/dashboard", every: .seconds(1200), for: .seconds(7200))
    ),
    ("expect remember-me cookies kept for 1 to 400 days", .expect(.rememberedFor(days: 1...400))),
    ("expect remember-me cookies hidden from scripts", .expect(.rememberedHidden)),
    ("expect forged remember-me cookies refused", .expect(.rememberedForgedRefused)),
    ("expect tampered remember-me cookies refused", .expect(.rememberedTamperedRefused)),
    ("expect mixed remember-me cookies refused", .expect(.rememberedMixedRefused)),
    ("expect no password in remember-me cookies", .expect(.noPasswordInRemembered)),
    ("expect data kept in DATA_DIR", .expect(.dataKept)),
    ("expect taken names refused", .expect(.takenNamesRefused)),
    ("expect SQL in sign-ins refused", .expect(.sqlInSignInsRefused)),
    ("expect SQL in names harmless", .expect(.sqlInNamesHarmless)),
    ("expect markup in names harmless", .expect(.markupInNamesHarmless)),
    ("expect registrations at once accepted", .expect(.registrationsAtOnce)),
    ("expect one owner for each name", .expect(.oneOwnerForEachName)),
  ]

  /// Those of the steps that make an app fit for strangers.
  private static let earnestExamples: [(text: String, action: Action)] = [
    ("data", .showData),
    ("expect no password in DATA_DIR", .expect(.noPasswordInData)),
    ("expect no fast hash in DATA_DIR", .expect(.noFastHashInData)),
    ("expect salted hashes in DATA_DIR", .expect(.saltedHashes)),
    ("expect passwords checked slowly", .expect(.passwordsCheckedSlowly)),
    ("expect stored hashes refused as passwords", .expect(.storedHashesRefused)),
    ("expect unknown names answered alike", .expect(.unknownNamesAlike)),
    ("expect unknown names answered as slowly", .expect(.unknownNamesAsSlow)),
    ("restart app without SECRET_KEY", .restartWithout("SECRET_KEY")),
    ("start app afresh", .startAfresh),
    ("expect no built-in key", .expect(.noBuiltInKey)),
    ("expect guessable keys refused", .expect(.guessableKeysRefused)),
    ("expect secret key shown nowhere", .expect(.keyShownNowhere)),
    ("expect sign-in cookies hidden from scripts", .expect(.signInCookies(.hiddenFromScripts))),
    ("expect sign-in cookies kept from other sites", .expect(.signInCookies(.keptFromOtherSites))),
    ("expect sign-in cookies for this host only", .expect(.signInCookies(.forThisHostOnly))),
    ("expect sign-in cookies for HTTPS only", .expect(.signInCookies(.forHTTPSOnly))),
    ("copy cookies to thief", .copyCookies(to: "thief")),
    ("copy session cookies to other", .copySessionCookies(to: "other")),
    ("change password from abcd to correct-horse", .changePassword(from: "abcd", to: "correct-horse")),
    ("expect planted cookies refused", .expect(.plantedCookiesRefused)),
    ("expect a new session at each sign-in", .expect(.newSessionAtEachSignIn)),
    ("expect passwords of others kept", .expect(.passwordsOfOthersKept)),
    ("expect short new passwords refused", .expect(.shortNewPasswordsRefused)),
    ("expect no remember-me token in DATA_DIR", .expect(.noTokenInData)),
    ("guess 10 passwords of alice", .guess(count: 10, person: "alice", .inThisBrowser)),
    ("guess 10 passwords of alice in fresh browsers", .guess(count: 10, person: "alice", .inFreshBrowsers)),
    (
      "guess 10 passwords of alice with forwarded addresses",
      .guess(count: 10, person: "alice", .withForwardedAddresses)
    ),
    ("guess 10 passwords of alice in changing case", .guess(count: 10, person: "alice", .inChangingCase)),
    ("guess 24 passwords of alice at once", .guess(count: 24, person: "alice", .atOnce)),
    ("from 127.0.0.5", .comeFrom("127.0.0.5")),
    ("expect lockout of alice", .expect(.lockedOut(person: "alice"))),
    ("expect unknown names locked alike", .expect(.unknownNamesLockedAlike)),
  ]

  private static let inputExamples: [(text: String, action: Action)] = [
    (
      "post /login as text/plain with body \"username=%ff\"",
      .postBody(address: "/login", type: "text/plain", body: "username=%ff")
    ),
    ("expect markup in sign-ins harmless", .expect(.input(.markupInSignInsHarmless))),
    ("expect markup in addresses harmless", .expect(.input(.markupInAddressesHarmless))),
    ("expect template code harmless", .expect(.input(.templateCodeHarmless))),
    ("expect odd names refused", .expect(.input(.oddNamesRefused))),
    ("expect short passwords refused", .expect(.input(.shortPasswordsRefused))),
    ("expect malformed forms harmless", .expect(.input(.malformedFormsHarmless))),
    ("expect huge forms harmless", .expect(.input(.hugeFormsHarmless))),
    ("expect line breaks in addresses harmless", .expect(.input(.lineBreaksInAddressesHarmless))),
  ]

  private static let crossSiteExamples: [(text: String, action: Action)] = [
    ("visit /logout from another site", .visitElsewhere("/logout", .site)),
    (
      "post /settings motto=hacked from another site",
      .postElsewhere(address: "/settings", fields: [field("motto", "hacked")], .site, headers: [])
    ),
    (
      "post /settings motto=hacked from another port with header Origin=null",
      .postElsewhere(
        address: "/settings", fields: [field("motto", "hacked")], .port, headers: [field("Origin", "null")])
    ),
    ("submit motto=hacked from another port", .submitElsewhere([field("motto", "hacked")], .port, headers: [])),
    (
      "submit motto=hacked from another port with header Origin=null",
      .submitElsewhere([field("motto", "hacked")], .port, headers: [field("Origin", "null")])
    ),
    ("save motto \"Carpe diem\"", .saveMotto("Carpe diem")),
    ("expect logout form posts", .expect(.logoutFormPosts)),
    ("expect logout by address refused", .expect(.crossSite(.logoutByAddressRefused))),
    ("expect logouts from other sites refused", .expect(.crossSite(.logoutsRefused))),
    ("expect sign-ins from other sites refused", .expect(.crossSite(.signInsRefused))),
    ("expect mottos from other sites refused", .expect(.crossSite(.mottosRefused))),
    ("expect mottos by address refused", .expect(.crossSite(.mottosByAddressRefused))),
    ("expect registrations from other sites refused", .expect(.crossSite(.registrationsRefused))),
    ("expect tokens of other people refused", .expect(.crossSite(.othersTokensRefused))),
  ]

  private static func field(_ name: String, _ value: String) -> FieldValue { FieldValue(name: name, value: value) }

  private static let allExamples = examples + practiceExamples + earnestExamples + inputExamples + crossSiteExamples

  @Test(arguments: allExamples) func anExampleDoesWhatItsRowPromises(
    _ example: (text: String, action: Action)
  ) throws {
    let line = try LineParser.parse(example.text)
    #expect(line.action == example.action)
    #expect(line.text == example.text)
  }

  @Test func theTableHoldsTheExampleOfEveryForm() {
    #expect(Set(Self.allExamples.map(\.text)) == Set(Vocabulary.forms.map(\.example)))
  }

  @Test func noExampleIsTakenForAnotherForm() throws {
    for form in Vocabulary.forms {
      let line = try LineParser.parse(form.example)
      let others = Vocabulary.forms.filter { $0.pattern != form.pattern && $0.example == form.example }
      #expect(others.isEmpty, "two forms have the example \(form.example)")
      #expect(try LineParser.parse(line.text) == line)
    }
  }

  @Test func spaceAroundALineAndTheCaseOfItsWordsDoNotMatter() throws {
    let line = try LineParser.parse(" \t Expect  SIGNED in\tas Alice ")
    #expect(line.action == .expect(.signedIn(person: "Alice")))
    #expect(line.text == "Expect  SIGNED in\tas Alice")
  }

  @Test func quotesKeepSpacesTogetherAndAreTakenAway() throws {
    #expect(
      try action(#"submit username="Ada Lovelace" note=a"b c"d"#)
        == .submit([
          Self.field("username", "Ada Lovelace"), Self.field("note", "ab cd"),
        ]))
    #expect(
      try action(#"submit username="" password="#) == .submit([Self.field("username", ""), Self.field("password", "")]))
    #expect(try action(#"press "日本 語 👩‍👩‍👧""#) == .press("日本 語 👩‍👩‍👧"))
  }

  @Test func escapesStandForTheirCharactersInQuotesOnly() throws {
    #expect(try action(#"press "a\"b\\c\nd\qe""#) == .press("a\"b\\c\ndqe"))
    #expect(try action(#"press a\nb"#) == .press(#"a\nb"#))
  }

  @Test func aDollarSignMakesATokenUnlessItIsEscaped() throws {
    func expanded(_ line: String) throws -> String {
      guard case .press(let text) = try action(line) else { return "" }
      return Token.expand(text) { "<\($0)>" }
    }
    #expect(try expanded("press $no-one") == "<no-one>")
    #expect(try expanded(#"press "a $b, $c1. 5$ $9""#) == "a <b>, <c1>. 5$ $9")
    #expect(try expanded(#"press "\$b""#) == "$b")
  }

  @Test func theValueOfAFieldOrCookieMayHoldEqualsSigns() throws {
    #expect(try action("submit a=b=c") == .submit([Self.field("a", "b=c")]))
    #expect(try action("set cookie s=YWJj==") == .setCookie(name: "s", value: "YWJj=="))
    #expect(try action("set cookie s=") == .setCookie(name: "s", value: ""))
  }

  @Test func formsWithFieldsNeedNone() throws {
    #expect(try action("submit") == .submit([]))
    #expect(try action("post /logout") == .send(method: "POST", address: "/logout", fields: []))
    #expect(try action("send put /x a=1") == .send(method: "PUT", address: "/x", fields: [Self.field("a", "1")]))
  }

  @Test func aQuotedWordIsAValueAndNeverAWordOfTheVocabulary() throws {
    #expect(throws: LineError.self) { try LineParser.parse(#""visit" /login"#) }
    #expect(try action(#"sign in as "with""#) == .signIn(person: "with", password: .own))
  }

  @Test func statusesMayBeSeveralAndWhole() throws {
    #expect(try action("expect status 4xx or 503") == .expect(.status(StatusPattern(alternatives: ["4xx", "503"]))))
    let pattern = StatusPattern(alternatives: ["4xx", "503"])
    #expect([400, 499, 503].allSatisfy(pattern.accepts))
    #expect(![399, 500, 504, 200].contains(where: pattern.accepts))
    #expect(pattern.text == "4xx or 503")
  }

  @Test(arguments: ["a", "", " ", "Ada Lovelace", #"a"b"#, #"\"#, #"\n"#, "a\nb", "$x", #"\$x"#, "é=1", "=", "\"\""])
  func aQuotedValueIsReadBackAsItself(_ value: String) throws {
    for line in ["press \(Line.quoted(value))", "press \(Line.quoted(value, always: true))"] {
      guard case .press(let read) = try action(line) else {
        Issue.record("\(line) is no press")
        continue
      }
      #expect(Token.expand(read) { "<\($0)>" } == value)
    }
    let field = FieldValue(name: "f", value: value)
    guard case .submit(let fields) = try action("submit \(field.text)") else { return }
    #expect(fields.map { Token.expand($0.value) { "<\($0)>" } } == [value])
  }

  private func action(_ line: String) throws -> Action { try LineParser.parse(line).action }
}
