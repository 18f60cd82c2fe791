import Foundation

@testable import Lesson

extension Attempt {
  /// Invented attempts with fixed times, one for each way in which an attempt can end.
  static func sample(
    _ verdict: Verdict, app: AppRecord = AppRecord(command: ["python3", "app.py"]), _ checks: [CheckResult] = []
  ) throws -> Attempt {
    let steps = [Step.sample("login", checks: checks.map(\.check))]
    return Attempt(
      course: .sample(steps), step: "login", track: "flask", seed: "seed", verdict: verdict, app: app, checks: checks,
      began: Date(timeIntervalSince1970: 1_800_000_000), seconds: 1.25)
  }

  static func samplePassed() throws -> Attempt {
    try sample(
      .passed,
      [
        CheckResult(check: try .sample("login.right"), outcome: .passed, seconds: 0.5),
        CheckResult(
          check: try .sample("login.link", "The page has a link", advice: .always), outcome: .advice,
          diagnosis: .response(.linkMissing(to: "/login", at: "/"))),
      ])
  }

  static func sampleFailed() throws -> Attempt {
    let wrong = try Check.sample(
      "login.wrong", "A wrong password does not", why: "A name is no secret.",
      lines: ["sign in as alice password=guess", "expect refused"],
      remedy: "Compare the password with that of the name.")
    return try sample(
      .failed,
      [
        CheckResult(check: try .sample("login.right"), outcome: .passed),
        CheckResult(
          check: wrong, outcome: .failed, diagnosis: .signIn(.accepted(.wrongPassword(person: "alice"))),
          failedLine: wrong.lines[1], transcript: signInTranscript, seconds: 0.1),
        CheckResult(check: try .sample("login.empty"), outcome: .failed, diagnosis: .signIn(.accepted(.emptyName))),
        CheckResult(
          check: try .sample("login.late", needs: ["login.wrong"]), outcome: .blocked, blockedBy: ["login.wrong"]),
      ])
  }

  static func sampleExited() throws -> Attempt {
    var app = AppRecord(command: ["python3", "app.py"], failure: .exited(.status(1)), exit: .status(1))
    app.output =
      "Traceback (most recent call last):\n  File \"app.py\", line 3\nNameError: name 'flask' is not defined\n"
    return try sample(.appFailed, app: app)
  }

  private static var signInTranscript: Transcript {
    var transcript = Transcript()
    transcript.begin("sign in as alice password=guess", depth: 0, browser: "you")
    transcript.begin("visit /login", depth: 1, browser: "you")
    transcript.note(exchange("GET", "/login", 200, [Header("Content-Type", "text/html")], "<form>"), cookieChanges: [])
    transcript.begin("submit username=alice password=guess", depth: 1, browser: "you")
    let answer = [Header("Location", "/dashboard"), Header("Set-Cookie", "session=S3cr3t.S3cr3t; Path=/; HttpOnly")]
    transcript.note(
      exchange("POST", "/login", 303, answer, "", sending: "username=alice&password=guess"), cookieChanges: [])
    transcript.begin("expect refused", depth: 0, browser: "you")
    transcript.begin("visit /dashboard", depth: 1, browser: "you")
    let request = Request(target: "/dashboard", headers: [Header("Cookie", "session=S3cr3t.S3cr3t")])
    transcript.note(
      Exchange(request: request, result: .failure(.timedOut(seconds: 10)), seconds: 10), cookieChanges: [])
    return transcript
  }

  private static func exchange(
    _ method: String, _ target: String, _ status: Int, _ headers: [Header], _ body: String, sending form: String = ""
  ) -> Exchange {
    Exchange(
      request: Request(method: method, target: target, body: Array(form.utf8)),
      result: .success(Response(status: status, reason: "X", headers: headers, body: Array(body.utf8))), seconds: 0.01)
  }
}
