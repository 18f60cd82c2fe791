import Testing

@testable import Lesson

/// What each line answers about itself, by its form in the vocabulary.
@Suite struct LineTraitsTests {
  private static let looksLikeAttack: Set = [
    "submit FIELD=VALUE…", "sign in as PERSON password=VALUE", "sign in as PERSON with the password of PERSON",
    "expect near misses of PERSON refused", "expect incomplete forms of PERSON refused",
    "expect forged remember-me cookies refused", "expect tampered remember-me cookies refused",
    "expect mixed remember-me cookies refused", "guess NUMBER passwords of PERSON",
    "guess NUMBER passwords of PERSON in fresh browsers", "guess NUMBER passwords of PERSON in changing case",
    "guess NUMBER passwords of PERSON with forwarded addresses", "guess NUMBER passwords of PERSON at once",
  ]

  private static let needsOwnApp: Set = [
    "restart app", "restart app with FIELD=VALUE…", "restart app without VARIABLE", "start app afresh",
    "wait NUMBER UNIT", "visit PATH every NUMBER UNIT for NUMBER UNIT", "expect data kept in DATA_DIR",
    "expect no built-in key",
  ]

  private static let letsTimePass: Set = ["wait NUMBER UNIT", "visit PATH every NUMBER UNIT for NUMBER UNIT"]

  private static let needsEverybody: Set = [
    "expect PATH keeps its secret", "expect PATH keeps its secret from every method",
    "expect PATH keeps its secret in every spelling", "expect forged cookies refused",
    "expect tampered cookies refused", "expect mixed cookies refused", "expect claims ignored",
    "expect no password in cookies", "expect redirects to other sites refused",
    "expect redirects to other sites refused when signed in", "expect remember-me cookies kept for DAYS to DAYS days",
    "expect remember-me cookies hidden from scripts", "expect forged remember-me cookies refused",
    "expect tampered remember-me cookies refused", "expect mixed remember-me cookies refused",
    "expect no password in remember-me cookies", "expect SQL in sign-ins refused", "expect SQL in names harmless",
    "expect no password in DATA_DIR", "expect no fast hash in DATA_DIR", "expect passwords checked slowly",
    "expect guessable keys refused", "expect secret key shown nowhere", "expect sign-in cookies hidden from scripts",
    "expect sign-in cookies kept from other sites", "expect sign-in cookies for this host only",
    "expect sign-in cookies for HTTPS only", "expect planted cookies refused",
    "expect a new session at each sign-in", "expect markup in addresses harmless", "expect template code harmless",
    "expect line breaks in addresses harmless", "expect logout by address refused",
    "expect logouts from other sites refused", "expect sign-ins from other sites refused",
    "expect registrations from other sites refused", "expect mottos from other sites refused",
    "expect mottos by address refused", "expect tokens of other people refused",
  ]

  private static let namesPeople: [String: [String]] = [
    "sign in as PERSON": ["alice"], "sign in as PERSON password=VALUE": ["alice"],
    "sign in as PERSON with the password of PERSON": ["alice", "admin"], "sign in as PERSON by address": ["alice"],
    "sign in as PERSON and be remembered": ["alice"], "sign in as PERSON on this page": ["alice"],
    "expect signed in as PERSON": ["alice"], "expect near misses of PERSON refused": ["alice"],
    "expect incomplete forms of PERSON refused": ["alice"], "guess NUMBER passwords of PERSON": ["alice"],
    "guess NUMBER passwords of PERSON in fresh browsers": ["alice"],
    "guess NUMBER passwords of PERSON in changing case": ["alice"],
    "guess NUMBER passwords of PERSON with forwarded addresses": ["alice"],
    "guess NUMBER passwords of PERSON at once": ["alice"], "expect lockout of PERSON": ["alice"],
  ]

  private static let changesUnseen: [String: String] = [
    "wait NUMBER UNIT": "wait", "visit PATH every NUMBER UNIT for NUMBER UNIT": "wait", "restart app": "restart",
    "restart app with FIELD=VALUE…": "restart", "restart app without VARIABLE": "restart",
    "start app afresh": "restart", "as BROWSER": "browser", "close browser": "close",
    "copy cookies to BROWSER": "copy", "change password from PASSWORD to PASSWORD": "password",
    "guess NUMBER passwords of PERSON": "guess", "guess NUMBER passwords of PERSON in fresh browsers": "guess",
    "guess NUMBER passwords of PERSON in changing case": "guess",
    "guess NUMBER passwords of PERSON with forwarded addresses": "guess",
    "guess NUMBER passwords of PERSON at once": "guess",
  ]

  private static let patterns = SignInCourse.vocabulary.forms.map(\.pattern)

  @Test(arguments: patterns) func aLineAnswersForItself(_ pattern: String) throws {
    let form = try #require(SignInCourse.vocabulary.forms.first { $0.pattern == pattern })
    let line = try SignInCourse.vocabulary.line(form.example)
    let traits = line.traits
    #expect(traits.isExpectation == pattern.hasPrefix("expect "))
    #expect(traits.looksLikeAttack == Self.looksLikeAttack.contains(pattern))
    #expect(traits.needsOwnApp == Self.needsOwnApp.contains(pattern))
    #expect((traits.time == .passes) == Self.letsTimePass.contains(pattern))
    #expect((traits.accounts == .everybody) == Self.needsEverybody.contains(pattern))
    if let people = Self.namesPeople[pattern] {
      #expect(traits.accounts == .named(people))
    } else {
      #expect(traits.accounts == (Self.needsEverybody.contains(pattern) ? .everybody : .none))
    }
    #expect(traits.unseenChange == Self.changesUnseen[pattern])
    // What sends nothing cannot wait for an answer, and the compiler proves that it does not.
    #expect(traits.sendsNothing == (line.command is any ViewCommand))
    #expect(line.command is any StageCommand)
  }

  @Test func noListNamesAFormThatIsGone() {
    let named =
      Self.looksLikeAttack.union(Self.needsOwnApp).union(Self.letsTimePass).union(Self.needsEverybody)
      .union(Self.namesPeople.keys).union(Self.changesUnseen.keys)
    #expect(named.subtracting(Self.patterns) == [])
  }

  @Test func someAnswersDependOnWhatIsTyped() throws {
    func traits(_ line: String) throws -> LineTraits { try SignInCourse.vocabulary.line(line).traits }
    #expect(try !traits("submit motto=x").looksLikeAttack)
    #expect(try traits("restart app with SESSION_IDLE_SECONDS=600").time == .isLimited)
    #expect(try traits("restart app with SECRET_KEY=x").time == .none)
    #expect(try traits("visit /about").opens == "/about" && traits("visit /a and follow").opens == "/a")
    #expect(try traits("log out").opens == "/logout" && traits("back").opens == nil)
  }
}
