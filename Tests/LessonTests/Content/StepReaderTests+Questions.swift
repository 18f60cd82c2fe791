import Testing

@testable import Lesson

extension StepReaderTests {
  private static let question = """
    ### Where is it?

    The tutorial says `here`. Is that so?

    - [ ] Here
    - [x] In the *cookie*

    It is signed, and can be read.

    """

  /// The whole step with this section between the hints and the corrections.
  private func step(withQuestions text: String) throws(ContentError) -> Step {
    let end = "## What the tutorial gets wrong"
    return try StepReader(
      id: "login", file: "login.md", text: SampleStepText.whole.replacing(end, with: "## Questions\n\n\(text)\n\(end)"),
      vocabulary: SignInCourse.vocabulary
    ).step()
  }

  @Test func readsAQuestion() throws {
    let questions = try step(withQuestions: Self.question + Self.question.replacing("Where", with: "Whose")).questions
    #expect(questions.map(\.title) == ["Where is it?", "Whose is it?"])
    #expect(questions[0].text.plain == "The tutorial says here. Is that so?")
    #expect(questions[0].choices.map { $0.text.map(\.plain).joined() } == ["Here", "In the cookie"])
    #expect(questions[0].right == 2)
    #expect(questions[0].explanation.plain == "It is signed, and can be read.")
  }

  @Test func aStepNeedsNoQuestions() throws {
    #expect(
      try StepReader(id: "login", file: "login.md", text: SampleStepText.whole, vocabulary: SignInCourse.vocabulary)
        .step().questions.isEmpty)
  }

  @Test(arguments: [
    (
      "- [ ] Here\n- [x] In the *cookie*", "No list.", "### Where",
      ContentError.Fault.questionWithoutChoices("Where is it?")
    ),
    ("- [ ] Here", "- Here", "### Where", .questionWithoutChoices("Where is it?")),
    ("[x]", "[ ]", "- [ ] Here", .questionNotDecided("Where is it?")),
    ("[ ]", "[x]", "- [x] Here", .questionNotDecided("Where is it?")),
    ("It is signed, and can be read.", "", "### Where", .questionUnexplained("Where is it?")),
  ])
  func aWrongQuestionIsReportedWithItsLine(
    _ part: String, _ other: String, _ place: String, _ fault: ContentError.Fault
  ) throws {
    let text = SampleStepText.whole.replacing(
      "## What the tutorial",
      with: "## Questions\n\n\(Self.question.replacing(part, with: other))\n## What the tutorial")
    let error = try #require(throws: ContentError.self) {
      try StepReader(id: "login", file: "login.md", text: text, vocabulary: SignInCourse.vocabulary).step()
    }
    #expect(error == ContentError(file: "login.md", line: SampleStepText.line(place, in: text), fault: fault))
    #expect(error.words.hasPrefix("login.md:\(error.line): ") && error.words.contains("Where is it?"))
  }
}
