import Foundation
import Testing

@testable import Lesson

/// `question` and `answer`, in a learner's folder.
@Suite(.withProcesses()) struct QuestionsAtPromptTests {
  private func play(_ lines: [String], in app: URL) async throws -> [String] {
    let ending = try await LessonProcess.run([], in: app, input: (["go protect"] + lines).map { $0 + "\n" }.joined())
    let answers = ending.output.split(separator: /(?m)^[a-z]+ (example|mine)> .*\n/, omittingEmptySubsequences: false)
    try #require(answers.count == lines.count + 2, "\(ending.output)")
    return answers.dropFirst(2).map { String($0.replacing(/\s+/, with: " ")) }
  }

  private func withApp(_ body: (URL) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let app = folder.appending(path: "app")
      try StarterFolder(url: app, home: .built).create(track: .flask, step: "setup")
      try await body(app)
    }
  }

  private func questions() throws -> [Question] {
    try #require(
      try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course().step("protect")
    ).questions
  }

  @Test func aRightAnswerIsExplainedAndKept() async throws {
    let questions = try questions()
    try #require(questions.count > 1)
    try await withApp { app in
      let answers = try await play(["question", "answer \(questions[0].right)", "question"], in: app)
      #expect(answers[0].hasPrefix("Question 1 of \(questions.count): \(questions[0].title)"))
      for number in questions[0].choices.indices { #expect(answers[0].contains(" \(number + 1). ")) }
      #expect(answers[1].hasPrefix("Right. "))
      #expect(answers[1].hasSuffix("`question` asks the next one. "), "\(answers[1])")
      #expect(answers[2].hasPrefix("Question 2 of \(questions.count): \(questions[1].title)"))
      // It is remembered when the lesson is opened again.
      let again = try await play(["question"], in: app)
      #expect(again[0].hasPrefix("Question 2 of \(questions.count): "), "\(again[0])")
    }
  }

  @Test func aWrongAnswerIsExplainedAsWell() async throws {
    let question = try #require(try questions().first)
    let wrong = question.right == 1 ? 2 : 1
    try await withApp { app in
      let answers = try await play(["answer \(wrong)"], in: app)
      #expect(answers[0].hasPrefix("Not quite. The answer is \(question.right). "), "\(answers[0])")
    }
  }

  @Test func anAnswerThatIsNoneAnswersNothing() async throws {
    let question = try #require(try questions().first)
    try await withApp { app in
      let answers = try await play(["answer 9", "question", "answer two"], in: app)
      #expect(answers[0] == "There is no answer 9. Type a number from 1 to \(question.choices.count). ")
      #expect(answers[1].contains(question.title))
      #expect(answers[2].hasPrefix("It is written: "), "\(answers[2])")
    }
  }
}
