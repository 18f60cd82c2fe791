import Testing

@testable import Lesson

/// Lines on an app that is wrong in exactly one way, and what is said then.
struct PracticeCase: Sendable, CustomTestStringConvertible {
  let mistake: String
  let lines: [String]
  let id: String
  /// Which of the mistakes with this id it is; nil where the id says it.
  let cause: String?
  var testDescription: String { mistake }

  /// - Parameter said: the id, and behind a space the cause.
  init(_ mistake: String, _ said: String, _ lines: String...) { self.init(mistake, said, lines) }

  init(_ mistake: String, _ said: String, _ lines: [String]) {
    let parts = said.split(separator: " ").map(String.init)
    (self.mistake, self.id, self.lines) = (mistake, parts[0], lines)
    cause = parts.dropFirst().first
  }
}

extension PracticeCase {
  /// The mistake is found out, and called by its name.
  func expectFoundOut(in file: String = "app.py") async throws {
    let found = try await PracticeApp.diagnosis(mistake, lines, file: file)
    #expect(found?.diagnosis.id == id, "\(found?.diagnosis.explanation.text ?? "")")
    if let cause { #expect(found?.cause?.id == cause) }
  }

  /// All of the lines hold one after the other on the app without a mistake, each in browsers of its own.
  static func expectPassed(_ cases: [PracticeCase], in file: String = "app.py") async throws {
    try await PracticeApp.with(nil, file: file) { setting in
      for (index, example) in cases.enumerated() { try await expectHold(example.lines, on: setting, seed: "\(index)") }
    }
  }

  /// These lines hold on an app.
  static func expectHold(_ lines: [String], on setting: Stage.Setting, seed: String) async throws {
    let stage = Stage(setting, seed: seed)
    do {
      for line in lines { try await stage.perform(try SignInCourse.vocabulary.line(line)) }
    } catch let diagnosis as Diagnosis {
      Issue.record("\(lines): \(diagnosis.explanation.text)")
    }
  }
}
