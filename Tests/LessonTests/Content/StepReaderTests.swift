import Testing

@testable import Lesson

@Suite(.inTurn) struct StepReaderTests {
  private func step(_ text: String) throws(ContentError) -> Step {
    try StepReader(id: "login", file: "login.md", text: text, vocabulary: SignInCourse.vocabulary).step()
  }

  @Test func readsAWholeStep() throws {
    let step = try step(SampleStepText.whole)
    #expect(step.id == "login")
    #expect(step.title == "A title")
    #expect(step.objective == "You can do it.")
    #expect(
      step.text == [
        .paragraph([.text("First "), .emphasis([.text("words")]), .softBreak, .text("and "), .code("code"), .text(".")])
      ])
    #expect(step.task.text.plain == "Write it.")
    #expect(step.task.tracks.mapValues(\.plain) == ["swift": "In App.swift."])
    #expect(
      step.hints.map { $0.map(\.plain) } == [
        ["An idea."], ["More."], ["Nearly the code:", "site.get(\"/login\")\n"],
      ])
    #expect(step.corrections.plain == "This.")
  }

  @Test func aGoalIsItsLinesAndTheExpectationsAtTheEnd() throws {
    let tour = try step(SampleStepText.whole).tour
    #expect(tour.text.plain == "Look around.")
    let goal = try #require(tour.goals.first)
    #expect(tour.goals.count == 1)
    #expect(goal.title == "Find the page")
    #expect(goal.text.plain == "Type visit /login.")
    #expect(goal.lines.map(\.text) == ["visit /login"])
    #expect(goal.conditions.map(\.text) == ["expect status 200", "expect login form"])
  }

  @Test func aCheckHasAReasonAScriptARemedyAndOptions() throws {
    let checks = try step(SampleStepText.whole).checks
    try #require(checks.map(\.id) == ["login.page", "login.form"])
    #expect(checks.map(\.step) == ["login", "login"])
    #expect(checks.map(\.title) == ["There is a page", "There is a form"])
    #expect(checks.map(\.why) == ["Because it matters.", "People need it."])
    #expect(checks.map(\.remedy) == ["Add a route.", "Write one.\n\nIt is short."])
    #expect(
      checks.map { $0.lines.map(\.text) } == [
        ["visit /login", "expect status 200"], ["visit /login", "expect login form"],
      ])
    #expect(checks.map(\.needs) == [[], ["login.page", "form.page"]])
    #expect(checks.map(\.until) == [nil, "routes"])
    #expect(checks.map(\.advice) == [.never, .until("name")])
    #expect(checks.map(\.isReadOnly) == [true, false])
    #expect(checks.map(\.isAlone) == [false, false])
  }

  @Test func aCheckMayWantToBeAlone() throws {
    let text = SampleStepText.whole.replacing("```check read-only", with: "```check alone")
    #expect(try step(text).checks.map(\.isAlone) == [true, false])
  }

  @Test func adviceAloneIsAdviceForEver() throws {
    let text = SampleStepText.whole.replacing("```check read-only", with: "```check advice")
    #expect(try step(text).checks.first?.advice == .always)
  }

  struct Wrong: CustomTestStringConvertible {
    /// What is replaced in the whole step, and by what.
    let part: String
    let replacement: String
    /// The beginning of the line that is to blame, nil for line 1.
    let place: String?
    let fault: ContentError.Fault
    let words: String

    init(_ part: String, _ replacement: String, at place: String?, _ fault: ContentError.Fault, _ words: String) {
      (self.part, self.replacement, self.place, self.fault, self.words) = (part, replacement, place, fault, words)
    }

    var testDescription: String { words }
  }

  private static let wrong: [Wrong] = [
    Wrong("---\ntitle", "title", at: nil, .keyMissing("title"), "the front matter needs \"title\""),
    Wrong("it.\n---", "it.", at: nil, .keyMissing("title"), "the front matter needs \"title\""),
    Wrong("title: A title\n", "", at: nil, .keyMissing("title"), "the front matter needs \"title\""),
    Wrong("You can do it.", "\"\"", at: nil, .keyMissing("objective"), "the front matter needs \"objective\""),
    Wrong("## Tour", "### Tour", at: nil, .sectionMissing("Tour"), "the section \"## Tour\" is missing"),
    Wrong(
      "## Task", "### Task", at: "### Task", .goalWithoutScript("Task"),
      "the goal \"Task\" has no fence called goal that ends in an expectation"),
    Wrong("## Hints", "## Hint", at: "## Hint", .sectionUnknown("Hint"), "a step has no section \"Hint\""),
    Wrong(
      "expect status 200\nexpect login form", "expect staus 200", at: "expect staus",
      .line(error("expect staus 200")), error("expect staus 200").words),
    Wrong(
      "### login.page: There", "### page: There", at: "### page", .checkTitle("page: There is a page"),
      "a check's heading is \"### step.id: Title\", not \"page: There is a page\""),
    Wrong(
      "### login.page: There", "### form.page: There", at: "### form.page", .checkTitle("form.page: There is a page"),
      "a check's heading is \"### step.id: Title\", not \"form.page: There is a page\""),
    Wrong(
      "### login.page: There", "### login.Page: There", at: "### login.Page",
      .checkTitle("login.Page: There is a page"),
      "a check's heading is \"### step.id: Title\", not \"login.Page: There is a page\""),
    Wrong(
      "```check read-only", "```swift", at: "### login.page", .checkWithoutScript("login.page"),
      "the check login.page has no lines; they stand in a fence called check"),
    Wrong(
      "visit /login\nexpect status 200\n```\n\nAdd", "\n\n```\n\nAdd", at: "```check",
      .checkWithoutScript("login.page"),
      "the check login.page has no lines; they stand in a fence called check"),
    Wrong(
      "```goal", "```check", at: "### Find", .goalWithoutScript("Find the page"),
      "the goal \"Find the page\" has no fence called goal that ends in an expectation"),
    Wrong(
      "expect login form\n```\n\n## Task", "visit /\n```\n\n## Task", at: "```goal",
      .goalWithoutScript("Find the page"),
      "the goal \"Find the page\" has no fence called goal that ends in an expectation"),
    Wrong(
      "expect login form\n```\n\n## Task", "expect signed out\n```\n\n## Task", at: "```goal",
      .goalCondition("expect signed out"), "a goal's expectation must not send a request: expect signed out"),
    Wrong(
      "read-only", "readonly", at: "```check readonly", .optionUnknown("readonly"),
      "a check has no option \"readonly\""),
    Wrong("read-only", "until", at: "```check until", .optionUnknown("until"), "a check has no option \"until\""),
    Wrong(
      "read-only", "advice=yes", at: "```check advice=yes", .optionUnknown("advice=yes"),
      "a check has no option \"advice=yes\""),
    Wrong(
      "### login.form: There is a form", "### login.page: Again", at: "### login.page: Again",
      .checkDuplicate("login.page"), "the check login.page stands here twice"),
  ]

  @Test(arguments: wrong) func aFaultIsNamedWithItsPlace(_ wrong: Wrong) throws {
    let text = SampleStepText.whole.replacing(wrong.part, with: wrong.replacement)
    let line = wrong.place.map { SampleStepText.line($0, in: text) } ?? 1
    let error = try #require(throws: ContentError.self) { try step(text) }
    #expect(error == ContentError(file: "login.md", line: line, fault: wrong.fault))
    #expect(error.words == "login.md:\(line): \(wrong.words)")
  }

  @Test func frontMatterThatIsNoYAMLIsNamed() throws {
    let text = SampleStepText.whole.replacing("title: A title", with: "title: [A title")
    let error = try #require(throws: ContentError.self) { try step(text) }
    guard case .notYAML = error.fault else {
      Issue.record("\(error.words)")
      return
    }
    #expect(error.words.hasPrefix("login.md:2: this is not the YAML that is expected here: "))
  }

  private static func error(_ line: String) -> LineError {
    do throws(LineError) { _ = try SignInCourse.vocabulary.line(line) } catch { return error }
    return LineError(line: "", column: 0, expected: [], nearest: nil)
  }
}
