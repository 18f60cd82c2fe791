import Foundation
import Testing

@testable import Lesson

/// What helps somebody who is stuck: hints, and a fresh start.
@Suite(.withProcesses()) struct HelpAtPromptTests {
  /// Plays lines in a new folder with a step's files.
  ///
  /// - Returns: what was said under each line.
  private func answers(
    _ typed: [String], track: StarterTrack = .flask, step: String = "setup", part: Exercise.Part = .starter,
    before prepare: (URL) throws -> Void = { _ in }, after look: (URL) throws -> Void = { _ in }
  ) async throws -> [String] {
    try await withTemporaryFolder { folder in
      let app = folder.appending(path: "app")
      try StarterFolder(url: app, home: .built).create(track: track, step: step, part: part)
      try ProgressStore(folder: app.appending(path: ".lesson")).setCurrentStep(step)
      try prepare(app)
      let output = try await LessonProcess.run([], in: app, input: typed.map { $0 + "\n" }.joined()).output
      try look(app)
      let parts = output.split(separator: /(?m)^[a-z]+ (example|mine)> .*\n/, omittingEmptySubsequences: false)
      try #require(parts.count == typed.count + 1, "\(output)")
      return parts.dropFirst().map { $0.replacing(/\n +/, with: " ").trimmingCharacters(in: .whitespacesAndNewlines) }
    }
  }

  @Test func aHintFitsTheLastFailureFirst() async throws {
    let course = try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course()
    let answers = try await answers(["hint", "check", "hint", "hint", "check", "hint", "visit /"], step: "login")
    let hints = try #require(course.step("login")?.hints.count)
    #expect(answers[0].hasPrefix("Hint 1 of \(hints)"))
    let failed = try #require(answers[1].firstMatch(of: /FAILED  (.*?) +\([a-z.-]+\)/)).1
    #expect(answers[2].hasPrefix(failed), "\(answers[2])")
    #expect(answers[2].contains("The report above says why it failed."))
    #expect(answers[2].hasSuffix("Type `hint` again for the step's own hints."))
    // The same failure again has been spoken of.
    #expect(answers[3].hasPrefix("Hint 2 of \(hints)"))
    #expect(answers[5].hasPrefix("Hint 3 of \(hints)"))
  }

  @Test func whatHasScrolledAwayIsSaidAgain() async throws {
    let answers = try await answers(["check", "visit /", "hint"], track: .swift)
    #expect(!answers[2].contains("The report above"))
    #expect(answers[2].contains("GET / answered 501. This route says that it is not written yet."))
    #expect(answers[2].contains("Look at what your app printed:"), "the check's own remedy")
  }

  @Test func aHintNamesTheCause() async throws {
    let answers = try await answers(["check", "visit /", "hint"], step: "login", part: .solution) { app in
      let file = app.appending(path: "app.py")
      let wrong = try String(contentsOf: file, encoding: .utf8).replacing(" and users[username] == password", with: "")
      try wrong.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(answers[2].contains(SignInCause.anyPasswordFits.sentence), "\(answers[2])")
  }

  @Test func anAppThatDoesNotStartGetsAHintToo() async throws {
    let answers = try await answers(["check", "hint", "hint"]) { app in
      try "print(oops)\n".write(to: app.appending(path: "app.py"), atomically: true, encoding: .utf8)
    }
    #expect(answers[1].hasPrefix("The app ended before it answered: exit status 1. Its last lines say why."))
    #expect(answers[1].contains("The report above says why it failed."), "\(answers[1])")
    #expect(answers[2].hasPrefix("Hint 1 of"))
  }

  @Test func whereTheAppFailedThatIsSaidInThePlaceOfACheck() async throws {
    let answers = try await answers(["check", "why", "replay", "curl", "why setup.home", "hint"]) { app in
      try "print(oops)\n".write(to: app.appending(path: "app.py"), atomically: true, encoding: .utf8)
    }
    for answer in answers[1...3] {
      #expect(answer.hasPrefix("There is no check to show, for the app failed: The app ended before it answered:"))
      #expect(answer.hasSuffix("`log` shows what it printed."), "\(answer)")
    }
    #expect(answers[4].hasPrefix("setup.home did not run, for the app failed:"), "\(answers[4])")
    #expect(answers[5].hasPrefix("The app ended before it answered") && !answers[5].contains("above"), "\(answers[5])")
  }

  @Test func whatWasCheckedBeforeTheLessonWasOpenedIsNamed() async throws {
    let id = "setup.answers"
    let answers = try await answers(["why", "replay", "curl", "why setup.home", "hint", "hint"]) { app in
      let course = try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course()
      let check = try #require(course.checks(at: "setup").first { $0.id == id })
      let failed = CheckResult(
        check: check, outcome: .failed, diagnosis: .app(.serverError(status: 500, request: "GET /")))
      let attempt = Attempt(
        course: course, step: "setup", track: "flask", seed: "s", verdict: .failed, app: AppRecord(), checks: [failed],
        began: Date(timeIntervalSince1970: 1_800_000_000), seconds: 1)
      try ProgressStore(folder: app.appending(path: ".lesson")).add(attempt)
    }
    let said = "\(id) failed (\(Diagnosis.app(.serverError(status: 500, request: "")).id))."
    for answer in answers[...3] {
      #expect(answer.contains(/When it was last checked, on 2027-01-1\d \d\d:\d\d:\d\d,/), "\(answer)")
      #expect(answer.contains(said) && answer.contains("Type `check` to run it again."), "\(answer)")
    }
    #expect(answers[4].hasPrefix("The app answers  (\(id))"), "\(answers[4])")
    #expect(answers[4].contains(said) && answers[4].contains("Look at what your app printed:"), "\(answers[4])")
    #expect(answers[5].hasPrefix("Hint 1 of"))
  }

  @Test func afterPassingTheSolutionIsOffered() async throws {
    let answers = try await answers(["check", "hint", "solution"], part: .solution)
    #expect(answers[0].contains("PASSED") && answers[0].contains("`solution` shows another way"))
    #expect(answers[1].hasPrefix("You have passed this step."))
    #expect(answers[2].contains("app.run("))
  }

  @Test func resetBeginsAnew() async throws {
    let answers = try await answers(
      ["sign in as alice", "use mine", "sign in as alice", "cookies", "reset", "cookies", "use example", "cookies"],
      step: "login", part: .solution
    ) { _ in
    } after: { app in
      let starter = try Exercise(step: "login", track: .flask, home: .built).files(.starter)
      #expect(try String(contentsOf: app.appending(path: "app.py"), encoding: .utf8) == starter["app.py"])
      let backups = try FileManager.default.subpathsOfDirectory(atPath: app.appending(path: ".lesson/backup").path)
      #expect(backups.contains { $0.hasSuffix("/app.py") })
    }
    #expect(answers[3].contains("session ="))
    #expect(answers[4].contains("Your folder holds the starter of login now."))
    #expect(answers[4].contains(/Your own files are kept in +[^ ]*\/\.lesson\/backup/))
    let copy = try #require(answers[4].firstMatch(of: /kept in +([^ ]+)\.( |$)/)).1
    let folder = String(copy).components(separatedBy: ".lesson")[0]
    #expect(answers[4].contains("cp -r \(copy)/. \(folder)"), "\(answers[4])")
    #expect(answers[4].contains("Started afresh, with empty data: the example and your app."), "\(answers[4])")
    #expect(!answers[5].contains("session ="))
    #expect(!answers[7].contains("session ="))
  }

  @Test func whatIsLikeNothingLeadsToHelp() async throws {
    let answers = try await answers(["foo bar", "chekc"])
    #expect(answers[0].hasSuffix("Type `help` for all that can be typed."), "\(answers[0])")
    #expect(answers[1].hasSuffix("Did you mean: check"), "\(answers[1])")
  }

  @Test func resetWithoutAnAppRunningStartsOnlyTheExample() async throws {
    let answers = try await answers(["reset"])
    #expect(answers[0].contains("Started afresh, with empty data: the example. Every browser is new"))
  }

  @Test func aStepPassedWithAnEarlierVersionStaysPassed() async throws {
    let answers = try await answers(["steps", "", "check", "steps", ""], part: .solution) { app in
      var attempt = try Attempt.samplePassed()
      for step in ["setup", "form"] {
        attempt = Attempt(
          course: attempt.course, step: step, track: "flask", seed: "s", verdict: .passed, app: attempt.app,
          checks: attempt.checks, began: attempt.began, seconds: 1)
        try ProgressStore(folder: app.appending(path: ".lesson")).add(attempt)
      }
    }
    let note = "with an earlier version of the lesson: type `check` to see if it still holds"
    let rows = answers[0].replacing("\n", with: " ")
    #expect(rows.contains(/1\. setup +passed +A server that answers \(you are here\) with an earlier version/))
    #expect(rows.components(separatedBy: note).count == 3, "\(rows)")
    #expect(answers[3].components(separatedBy: note).count == 2, "\(answers[3])")
    #expect(answers[1].hasPrefix("You have passed this step with an earlier version of the lesson. Type `check`"))
    #expect(answers[4].hasPrefix("You have passed this step. Type `next`"), "\(answers[4])")
  }
}
