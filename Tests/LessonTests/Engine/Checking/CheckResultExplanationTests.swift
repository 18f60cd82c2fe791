import Testing

@testable import Lesson

@Suite(.inTurn) struct CheckResultExplanationTests {
  private static let examples: [(lines: [String], tried: String?)] = [
    (["sign in as alice password=$guess", "expect refused"], "It signed in as alice with a made-up password."),
    (
      ["sign in as $ghost password=\"\"", "expect refused"],
      "It signed in as a made-up name with an empty password."
    ),
    (
      ["sign in as alice", "expect signed in as alice", "as admin", "sign in as admin", "expect signed in as admin"],
      "It took the browser “admin”, signed in as admin and opened /dashboard."
    ),
    (["visit /", "expect no server error", "visit /", "expect no server error"], "It opened / 2 times."),
    (
      ["visit /login and follow", "submit username=\"\" password=a"],
      "It opened /login and sent the form with an empty username."
    ),
    (["visit /no-$token and follow", "expect status 404"], "It opened an address that does not exist."),
    (["expect forged cookies refused"], "It opened /dashboard with cookies that it had made up."),
    (["expect status 200"], nil),
  ]

  @Test(arguments: examples) func whatWasTriedIsASentence(_ example: (lines: [String], tried: String?)) throws {
    var result = CheckResult(check: try .sample("login.right", lines: example.lines), outcome: .failed)
    for line in example.lines { result.transcript.begin(line, depth: 0, browser: "you") }
    #expect(result.tried == example.tried)
  }

  @Test func onlyTheLinesThatWerePerformedAreTold() throws {
    var result = CheckResult(
      check: try .sample("login.right", lines: ["visit /login", "expect status 200", "log out"]), outcome: .failed)
    result.transcript.begin("visit /login", depth: 0, browser: "you")
    result.transcript.begin("expect status 200", depth: 0, browser: "you")
    #expect(result.tried == "It opened /login.")
  }

  @Test func theCauseTakesThePlaceOfTheUsualOne() throws {
    var result = CheckResult(
      check: try .sample("login.right"), outcome: .failed,
      diagnosis: .signIn(.accepted(.wrongPassword(person: "alice"))))
    let usual = try #require(result.explanation)
    result.cause = SignInCause.storedBeforeCheck
    #expect(
      result.explanation?.cause == SignInCause.storedBeforeCheck.sentence
        && result.explanation?.next == SignInCause.storedBeforeCheck.next)
    #expect(result.explanation?.happened == usual.happened && result.explanation?.expected == usual.expected)
    result.cause = SignInCause.anyPasswordFits
    #expect(result.explanation?.cause == SignInCause.anyPasswordFits.sentence && result.explanation?.next == usual.next)
  }
}
