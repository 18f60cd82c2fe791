import Foundation
import Testing

@testable import Lesson

/// What a step's text shows of the prompt is what the prompt shows.
@Suite(.inTurn) struct ConsoleBlockTests {
  struct Shown: Sendable, CustomTestStringConvertible {
    let step: String
    let text: String
    var testDescription: String { "\(step): \(text.prefix { $0 != "\n" })" }

    /// What was typed behind the prompt.
    var typed: [String] {
      text.split(separator: "\n").compactMap { line in
        line.hasPrefix("\(step) example> ") ? String(line.dropFirst("\(step) example> ".count)) : nil
      }
    }
  }

  private static func shown() throws -> [Shown] {
    let course = try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course()
    return course.steps.flatMap { step in
      step.everything.compactMap { block in
        if case .code("console", let text) = block { Shown(step: step.id, text: text) } else { nil }
      }
    }
  }

  @Test(arguments: try shown()) func theTextShowsARealPrompt(_ shown: Shown) async throws {
    #expect(shown.text.hasPrefix("\(shown.step) example> "), "it begins with a line that was typed")
    let played = try await TranscriptTests.play(["go \(shown.step)"] + shown.typed + ["quit"])
    // Whoever reads the text has not begun the tour.
    let output = TranscriptTests.steady(played).replacing(/\n  Goal reached:[\s\S]*?\n(?=[a-z]+ example> )/, with: "")
    #expect(output.contains("\(shown.text)\(shown.step) example> quit"), "\(output)")
  }

  @Test func someStepShowsAPrompt() throws { #expect(try Self.shown().count > 1) }
}

extension Step {
  /// All of its text, whichever section it stands in.
  fileprivate var everything: [Block] {
    let parts = [text, tour.text, task.text, corrections] + tour.goals.map(\.text) + task.tracks.values.map(\.self)
    return (parts + hints + questions.flatMap { [$0.text, $0.explanation] }).flatMap(\.self)
  }
}
