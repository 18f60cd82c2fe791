import Foundation
import Testing

@testable import Lesson

/// The parts of the prompt, each alone: no app runs, and nobody types.
@Suite struct PromptPartsTests {
  private let source = ScriptedLineSource([])
  private var screen: PromptScreen { PromptScreen(source: source) }

  /// A learner without a folder, at a step of the lesson.
  private func workspace(at id: String = "login") throws -> Workspace {
    let course = try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course()
    var workspace = try Workspace(home: .built, course: course, start: URL(filePath: "/"))
    try workspace.go(to: try #require(course.step(id)))
    return workspace
  }

  private func review(_ attempt: Attempt?, at id: String = "login") throws -> FailureReview {
    FailureReview(try workspace(at: id), screen, last: attempt, recent: Transcript())
  }

  // MARK: Hints

  @Test func hintsGoFromTheFirstToTheLastAndStayThere() throws {
    var hints = StepHints()
    let review = try review(nil)
    let count = review.workspace.step.hints.count
    try #require(count > 1)
    for number in Array(1...count) + [count] {
      let text = hints.text(review, whenPassed: "Go on.")
      #expect(text.hasPrefix("Hint \(number) of \(count)\n"))
      #expect(text.hasSuffix("That was the last hint. `solution` shows the code.") == (number == count))
    }
  }

  @Test func aFailureIsSpokenOfOnceBeforeTheHints() throws {
    var hints = StepHints()
    let review = try review(.sampleFailed())
    let first = hints.text(review, whenPassed: "Go on.")
    #expect(first.hasPrefix("A wrong password does not  (login.wrong)\n"))
    #expect(first.hasSuffix("\nType `hint` again for the step's own hints."))
    #expect(hints.text(review, whenPassed: "Go on.").hasPrefix("Hint 1 of "))
  }

  @Test func aReportInSightIsNotRepeated() throws {
    var hints = StepHints()
    hints.isReportInSight = true
    let text = hints.text(try review(.sampleFailed()), whenPassed: "Go on.")
    #expect(text.contains("The report above says why it failed."))
  }

  @Test func whoHasPassedNeedsNoHint() throws {
    var hints = StepHints()
    var attempt = try Attempt.sampleFailed()
    (attempt.verdict, attempt.checks) = (.passed, [])
    #expect(hints.text(try review(attempt), whenPassed: "Go on.") == "Go on.")
  }

  // MARK: The last attempt

  @Test(arguments: [
    ("login.nothing", "There is no check \"login.nothing\" at this step."), (nil, "Nothing was checked yet"),
    ("login.wrong-password", "Nothing was checked yet"),
  ]) func withoutAnAttemptThereIsNothingToShow(_ id: String?, _ beginning: String) throws {
    let review = try review(nil)
    #expect(review.result(of: id) == nil)
    #expect(review.refusal(id).trimmed.hasPrefix(beginning), "\(review.refusal(id))")
  }

  @Test func anAttemptAtAnotherStepDoesNotCount() throws {
    #expect(try review(.sampleFailed(), at: "logout").attempt == nil)
    #expect(try review(.sampleFailed()).result(of: nil)?.check.id == "login.wrong")
  }

  // MARK: Questions

  @Test func aWrongNumberOfAnAnswerIsRefusedAndNothingIsKept() throws {
    var questions = StepQuestions(workspace: try workspace(at: "protect"), screen: screen)
    questions.answer(99)
    #expect(source.output.hasPrefix("There is no answer 99. Type a number from 1 to "))
    #expect(questions.note != nil)
  }

  @Test func onceAllAreAnsweredThereIsNoneLeft() throws {
    var questions = StepQuestions(workspace: try workspace(at: "protect"), screen: screen)
    for question in questions.workspace.step.questions { questions.answer(question.right) }
    #expect(questions.note == nil)
    questions.ask()
    #expect(source.output.hasSuffix("You have answered all questions of this step.\n"))
  }

  // MARK: What an app printed

  @Test func ofALongLogTheLastLinesAreShown() {
    AppLog(whose: .mine, screen: screen).show((1...30).map { "line \($0)" }.joined(separator: "\n"))
    #expect(source.output.contains("The last 20 of 30 lines that your app printed so far:"))
    #expect(
      source.output.contains("line 11") && source.output.contains("line 30") && !source.output.contains("line 10\n"))
  }

  @Test func anAppThatDoesNotRunHasNoLog() {
    AppLog(whose: .example, screen: screen).show(nil)
    #expect(source.output == "  The example is not running. Type `use example` to start it.\n")
  }

  // MARK: Saves

  @Test func aVerdictNamesTheSavesThatNoOtherHasNamed() async {
    let watch = SaveWatch(screen: screen, interruption: Interruption(), clock: ContinuousClock())
    #expect(await watch.answer(FolderChange(files: ["App.swift", "b.html"]), isVerdict: true) == "App.swift, b.html")
    #expect(await watch.answer(FolderChange(files: ["a", "b", "c", "d"]), isVerdict: true) == "a and 3 more files")
    #expect(await watch.answer(FolderChange(isIncomplete: true), isVerdict: true) == "several files")
  }

  // MARK: The screen

  @Test func aLongPatternStandsAboveItsSummary() {
    let long = String(repeating: "x", count: 35)
    #expect(screen.row("log", "Show it.") == "  log" + String(repeating: " ", count: 33) + "Show it.")
    #expect(screen.row(long, "Show it.") == "  \(long)\n      Show it.")
  }
}
