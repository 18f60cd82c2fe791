import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct DiagnosisTests {
  /// Every enum of faults, as the sources have it.
  @Test func theSamplesHoldEveryCase() throws {
    let sources = URL.repository.appending(path: "Sources/Lesson")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    func name(_ value: Any) -> String { String("\(value)".prefix { $0 != "(" }) }
    var samples = Dictionary(grouping: Diagnosis.samples.map(\.fault)) { "\(type(of: $0))" }.mapValues { $0.map(name) }
    samples["CredentialTrick"] = Diagnosis.samples.compactMap {
      if case .accepted(let trick) = $0.fault as? SignInFault { name(trick) } else { nil }
    }
    var types: Set<String> = []
    for path in paths where path.hasSuffix("Fault.swift") || path.hasSuffix("CredentialTrick.swift") {
      let lines = try String(contentsOf: sources.appending(path: path), encoding: .utf8).split(separator: "\n")
      guard
        let head = lines.lazy.compactMap({
          $0.wholeMatch(of: /enum ([A-Za-z]+): (?:Fault|ProbedFault|Sendable, Equatable) \{/)
        })
        .first
      else { continue }
      let type = String(head.output.1)
      let cases = lines.filter { $0.hasPrefix("  case ") }.flatMap { line in
        line.matches(of: /(?:case|,) ([a-z][A-Za-z]*)(?=[(,]|$)/).map { String($0.1) }
      }
      types.insert(type)
      #expect(!cases.isEmpty && Set(cases) == Set(samples[type] ?? []), "\(type)")
    }
    #expect(types == Set(samples.keys))
  }

  @Test(arguments: Diagnosis.samples) func anIdIsATopicAndACause(_ diagnosis: Diagnosis) {
    #expect(diagnosis.id.wholeMatch(of: /[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*/) != nil, "\(diagnosis.id)")
  }

  @Test func noTwoDiagnosesShareAnId() {
    let byID = Dictionary(grouping: Diagnosis.samples, by: \.id)
    // Three ways to leave something empty are one mistake, and so are the two sides of a name that was taken twice.
    let several = ["sign-in.empty-accepted": 3, "register.takes-over": 2, "redirect.elsewhere": 2]
    for (id, diagnoses) in byID { #expect(diagnoses.count == several[id] ?? 1, "\(id)") }
  }

  @Test func noIdIsThatOfAnAppFailure() {
    #expect(Set(AppFailure.samples.map(\.id)).count == AppFailure.samples.count)
    #expect(Set(AppFailure.samples.map(\.id)).isDisjoint(with: Diagnosis.samples.map(\.id)))
  }

  @Test(arguments: Diagnosis.samples) func theWordsAreSentences(_ diagnosis: Diagnosis) {
    for text in [diagnosis.explanation.happened, diagnosis.explanation.advice] {
      #expect(text.wholeMatch(of: /\S.*[.?]/) != nil, "\(text)")
      #expect(!text.contains("  ") && !text.contains("Optional"), "\(text)")
    }
    if let expected = diagnosis.explanation.expected { #expect(expected.wholeMatch(of: /\S.*[^.]/) != nil) }
    #expect(diagnosis.explanation.happened.hasSuffix("."), "\(diagnosis.explanation.happened)")
  }

  @Test func noTwoIdsSayTheSame() {
    for (words, diagnoses) in Dictionary(grouping: Diagnosis.samples, by: { $0.explanation.happened }) {
      #expect(Set(diagnoses.map(\.id)).count == 1, "\(words)")
    }
  }

  @Test func everyNearMissHasWordsOfItsOwn() {
    let words = NearMiss.allCases.map {
      Diagnosis.signIn(.accepted(.nearMiss(person: "alice", what: $0))).explanation.happened
    }
    #expect(Set(words).count == NearMiss.allCases.count)
  }

  @Test(arguments: SignInCourse.causes) func aCauseIsASentenceWithAnId(_ cause: any Cause) {
    #expect(cause.id.wholeMatch(of: /[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*/) != nil)
    #expect(
      cause.sentence.wholeMatch(of: /[A-Z].*\./) != nil && !cause.sentence.contains("  "), "\(cause.sentence)")
    if let next = cause.next { #expect(next.wholeMatch(of: /[A-Z].*\./) != nil, "\(next)") }
  }

  @Test func noTwoCausesSayTheSame() {
    #expect(Set(SignInCourse.causes.map(\.sentence)).count == SignInCourse.causes.count)
  }

  private static let texts: [(diagnosis: Diagnosis, text: String)] = [
    (
      .app(.noAnswer(.timedOut(seconds: 10), request: "GET /login")),
      "GET /login: no answer within 10 seconds. Does the route wait for something, or loop for ever?"
    ),
    (
      .app(.noAnswer(.headTooLarge(limit: 65536), request: "GET /")),
      "GET /: the headers are longer than 64 KiB. Browsers refuse that too. Is something large kept in a cookie?"
    ),
    (
      .app(.serverError(status: 500, request: "POST /login")),
      "POST /login answered 500. Expected: a page. An error that nobody caught: a template whose name is misspelled or that cannot be filled in, or a value that is not there. Or the route names this status itself. Look at the last lines that the app printed: they name the file and line."
    ),
    (
      .line(.cannot(.noField(name: "age", available: ["username", "password"]), example: "/login")),
      "The form has no field “age”. It has: username, password."
    ),
    (
      .line(.cannot(.cookieRefused(name: "a", .tooLong(bytes: 5000)), example: "/login")),
      "A browser refuses the cookie a: it is 5000 bytes long, and 4096 are allowed. Change it so that it may be kept."
    ),
    (
      .signIn(.unknownPerson("bob", known: ["alice", "admin"])),
      "Nobody here is called bob. These people have an account: alice, admin. For somebody else give a password: sign in as bob password=guess."
    ),
    (
      .response(.unexpectedStatus(404, expected: "200", request: "GET /login")),
      "GET /login answered 404. Expected: status 200. The app has no route for this address and method, or the route itself says 404. Is the address spelled the same in the code, with a slash at its start? Is the method right?"
    ),
    (
      .response(.unexpectedStatus(405, expected: "200", request: "POST /login")),
      "POST /login answered 405. Expected: status 200. The address exists, but not for this method. Let the route accept POST."
    ),
    (
      .response(.redirectStatus(301)),
      "The app redirects with 301. Expected: status 303 or 302. 301 means for ever: browsers remember it and never ask again. Use 303."
    ),
    (
      .response(.redirectStatus(307)),
      "The app redirects with 307. Expected: status 303 or 302. 307 tells the browser to send the form, password included, to the next page as well. Use 303."
    ),
    (
      .response(.redirectOffSite("", expected: "/dashboard")),
      "The redirect leads away from the app: Location: (empty). Expected: an address of the app. A fixed host or port stands in the address; the app may run elsewhere tomorrow. Redirect to a path of your own app, such as /dashboard."
    ),
    (
      .response(.cookieMissing("session", kept: [])),
      "The browser keeps no cookie named session. Expected: a cookie named session. It keeps no cookie at all."
    ),
    (
      .form(.notHTML(contentType: nil)),
      "The page at /login is not HTML: its Content-Type is missing. Expected: Content-Type: text/html. A browser shows a form only when the Content-Type is text/html."
    ),
    (
      .form(.missing),
      "The page at /login has no form. Expected: a login form. Write one: <form method=\"post\">, with a text field, a password field and a button in it."
    ),
    (
      .signIn(.accepted(.nearMiss(person: "alice", what: .otherCase))),
      "alice got in with a password that is almost right: upper and lower case differed. Expected: a refusal. Both passwords are put into lower or upper case before they are compared. Compare the whole password, exactly as it was typed."
    ),
    (
      .guarding(.leaksWithRedirect("/dashboard", status: 302)),
      "/dashboard answers 302, but sends the page along with it. Expected: a redirect and nothing more. A redirect does not hide the body. Return at once, before the page is made."
    ),
    (
      .cookie(.holdsPassword(cookie: "session", encoding: "compressed, in base64")),
      "The cookie session holds the password, compressed, in base64. Expected: no password. The app stores the password along with the name. Even a signed cookie can be read by anyone who holds it. Store the name only."
    ),
    (
      .logout(.cookieSurvives(name: "session", path: "/app")),
      "Logging out tries to delete the cookie session, but the browser keeps it. Expected: no cookie session. A cookie is deleted only with the path and domain that it was set with: here Path=/app. Delete it with the same path and domain."
    ),
  ]

  @Test(arguments: texts) func theWordsAreThese(_ example: (diagnosis: Diagnosis, text: String)) {
    #expect(example.diagnosis.explanation.text == example.text)
  }
}
