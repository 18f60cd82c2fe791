import Testing

@testable import Lesson

@Suite struct TextReportTests {
  private let report = TextReport(style: .plain)

  @Test func theSummaryFitsANarrowScreen() throws {
    let summary = TextReport(style: Style(hasColor: false, columns: 40)).summary(try .sampleFailed())
    #expect(summary.split(separator: "\n").allSatisfy { $0.count <= 40 }, "\(summary)")
    #expect(summary.hasPrefix("NOT YET  step login: "))
  }

  @Test func aFailedAttemptShowsTheFirstFailureInFullAndTheOthersInALine() throws {
    expect(
      report.text(try .sampleFailed()),
      """
      FAILED  A wrong password does not (login.wrong)

        It signed in as alice with another password.

        Expected:     a refusal
        Came:         alice got in with a wrong password.

        Likely cause: The name is stored although the password does not fit.
        Try next:     The name must exist and its own password must be the one that
                      was typed. Store the user only inside that branch.

        Compare the password with that of the name.

        Why it matters: A name is no secret.

        To see it yourself, type:
          sign in as alice password=guess
            # visit /login                          → 200
            # submit username=alice password=guess  → 303, to /dashboard
          expect refused
            # visit /dashboard                      → no answer

      failed  login.empty: An empty name got in.
      blocked  until login.wrong passes: 1 check (login.late)

      NOT YET  step login: 1 passed, 2 failed, 1 blocked (1.3 s)
      """)
  }

  @Test func itSaysWhereTimeWasNotMovedButWaitedFor() throws {
    var attempt = try Attempt.sampleFailed()
    attempt.checks[0].passing = .moved
    #expect(!report.text(attempt).contains("its clock is moved"))
    attempt.checks[0].passing = .short
    #expect(
      report.text(attempt).contains(
        """
        The app does not follow when its clock is moved. So 1 check gave it lifetimes of
        a few seconds, and waited.

        NOT YET
        """))
  }

  @Test(arguments: [40, 80]) func manyBlockedChecksTakeOneLineForEachThatTheyNeed(_ columns: Int) throws {
    var attempt = try Attempt.sampleFailed()
    for (need, count) in [("login.wrong", 16), ("login.empty", 2)] {
      for number in 1...count {
        let check = try Check.sample("login.of-\(need.dropFirst(6))-\(number)", needs: [need])
        attempt.checks.append(CheckResult(check: check, outcome: .blocked, blockedBy: [need]))
      }
    }
    let lines = TextReport(style: Style(columns: columns)).text(attempt).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= columns || $0.hasPrefix("    ") }, "\(lines)")
    #expect(lines.count { $0.hasPrefix("blocked  until ") } == 2, "\(lines)")
    let text = lines.map { $0.trimmingPrefix { $0 == " " } }.joined(separator: " ")
    #expect(
      text.contains("blocked  until login.wrong passes: 17 checks (login.late, login.of-wrong-1, login.of-wrong-2, …)"))
    #expect(text.contains("blocked  until login.empty passes: 2 checks (login.of-empty-1, login.of-empty-2)"))
  }

  @Test func aPassedAttemptEndsWithAdvice() throws {
    expect(
      report.text(try .samplePassed()),
      """
      Good apps go further (advice; the verdict does not depend on it):
        - login.link: The page at / has no link to /login.

      PASSED  step login: 1 passed, 1 advice (1.3 s)
      """)
  }

  @Test func anAppThatEndedShowsItsLastWords() throws {
    expect(
      report.text(try .sampleExited()),
      """
      APP FAILED

        The app ended before it answered: exit status 1.
        Its last lines say why. An app keeps running and waits for requests.

        The last lines that the app printed:
          | Traceback (most recent call last):
          |   File "app.py", line 3
          | NameError: name 'flask' is not defined

      APP FAILED  step login: no check ran (1.3 s)
      """)
  }

  @Test func anAppThatEndedInTheMiddleShowsWhatWasSeenBefore() throws {
    var attempt = try Attempt.sampleFailed()
    attempt.app.failure = .stopped(.signal(9))
    attempt.verdict = .appFailed
    attempt.checks[3].outcome = .appFailed
    let text = report.text(attempt)
    #expect(text.hasPrefix("FAILED  A wrong password does not"))
    #expect(text.contains("APP FAILED\n\n  The app ended in the middle of the checks: ended by signal 9.\n"))
    #expect(text.hasSuffix("APP FAILED  step login: 1 passed, 2 failed, 1 not run (1.3 s)"))
  }

  @Test func ourOwnTroubleIsNotBlamedOnTheApp() throws {
    let attempt = try Attempt.sample(.error, app: AppRecord(trouble: "The disk is full."))
    #expect(report.text(attempt) == "The disk is full.\n\nCOULD NOT JUDGE  step login: no check ran (1.3 s)")
  }

  @Test func adviceWaitsUntilTheStepIsPassed() throws {
    var attempt = try Attempt.sampleFailed()
    attempt.checks += try Attempt.samplePassed().checks
    #expect(!report.text(attempt).contains("Good apps go further"))
    #expect(report.text(attempt).hasSuffix("2 passed, 2 failed, 1 advice, 1 blocked (1.3 s)"))
  }

  @Test func aLongProbeIsShownFromItsEnd() throws {
    var attempt = try Attempt.sampleFailed()
    var transcript = Transcript()
    transcript.begin("expect claims ignored", depth: 0, browser: "you")
    for number in 1...40 { transcript.begin("visit /\(number)", depth: 1, browser: "visitor") }
    attempt.checks[1].transcript = transcript
    let text = report.text(attempt)
    #expect(
      text.contains(
        "type:\n    expect claims ignored\n      # … 32 more lines\n      # as visitor\n      # visit /33\n"))
    #expect(text.contains("      # visit /40\n") && !text.contains("visit /32\n"))
    var short = Transcript()
    short.begin("expect claims ignored", depth: 0, browser: "you")
    for number in 1...9 { short.begin("visit /\(number)", depth: 1, browser: "visitor") }
    attempt.checks[1].transcript = short
    #expect(report.text(attempt).contains("      # … 1 more line\n"))
  }

  /// What is printed can be pasted: every line is one, or a comment of one.
  @Test(
    .withProcesses(), arguments: [("setup", "form"), ("form", "login"), ("login", "protect"), ("protect", "logout")])
  func theLinesToSeeItAgainAreThoseOfTheCheck(_ step: String, _ judged: String) async throws {
    let failed = try await RealAttempts.example(of: step, at: judged).checks.filter { $0.outcome == .failed }
    #expect(!failed.isEmpty)
    for result in failed {
      let printed = TranscriptText(style: .plain).lines(result.transcript)
      let typed = printed.filter { !Line.isComment($0) }
      let script = result.check.lines.prefix { $0 != result.failedLine }.map(\.text) + [result.failedLine?.text ?? ""]
      #expect(typed.map { $0.prefix { $0 != "$" } } == script.map { $0.prefix { $0 != "$" } })
      for line in printed {
        let bare = line.trimmed.replacing(/^#\s*/, with: "").replacing(/\s*→ .*$/, with: "")
        guard Line.isComment(line), !bare.isEmpty, !bare.hasPrefix("…") else { continue }
        _ = try SignInCourse.vocabulary.line(bare)
      }
      for line in typed { _ = try SignInCourse.vocabulary.line(line) }
    }
  }

  @Test func withoutColorThereIsNoControlCharacterAndColorAddsOnlyColor() throws {
    for attempt in [try Attempt.sampleFailed(), try .samplePassed(), try .sampleExited()] {
      let plain = report.text(attempt)
      #expect(!plain.contains("\u{1B}"))
      let colored = TextReport(style: Style(hasColor: true)).text(attempt)
      #expect(colored.contains("\u{1B}[") && colored.replacing(/\x1B\[[0-9;]*m/, with: "") == plain)
    }
  }

  @Test(arguments: [40, 50, 72]) func linesKeepToTheWidthOfTheTerminal(_ columns: Int) throws {
    let text = TextReport(style: Style(columns: columns)).text(try .sampleFailed())
    for line in text.split(separator: "\n") where !line.hasPrefix("    ") && !line.hasPrefix("NOT YET") {
      #expect(line.count <= columns, "\(line)")
    }
  }

  /// Line by line, so that a failure names the lines that differ.
  private func expect(_ text: String, _ golden: String, _ place: SourceLocation = #_sourceLocation) {
    func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    #expect(lines(text) == lines(golden), sourceLocation: place)
  }
}
