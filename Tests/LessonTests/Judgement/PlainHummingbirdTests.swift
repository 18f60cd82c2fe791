import Foundation
import Testing

@testable import Lesson

/// An app that is right, in Swift without the kit: nothing red is said about it, up to the end of the practice.
@Suite(.withProcesses()) struct PlainHummingbirdTests {
  @Test(arguments: RightAppTests.practice) func itPassesEveryStep(_ step: String) async throws {
    let program = BuiltProducts.folder.appending(path: "PlainHummingbird").path
    let attempt = try await withTemporaryFolder { folder in
      let judge = Judge(
        home: .built, course: try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course(),
        knowledge: SignInCourse.knowledge)
      return await judge.attempt(
        step: step, source: .folder(try AppFolder(folder, run: program.shellQuoted)), build: folder, seed: "a-seed")
    }
    #expect(attempt.verdict == .passed, "\(attempt.summary)")
    #expect(attempt.ids(.advice) == [])
  }
}
