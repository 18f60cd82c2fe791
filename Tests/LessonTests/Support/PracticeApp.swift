import Foundation

@testable import Lesson

/// An app in Fixtures/apps/practice with one mistake in it, and lines performed on it.
enum PracticeApp {
  /// What a course has to say about it: people register, and /dashboard is guarded.
  static let course = Course(
    id: "practice", title: "Practice",
    people: [Person(name: "alice", password: "abcd"), Person(name: "admin", password: "1234")],
    guardedFrom: "database", registration: "database.register", steps: [.sample("database")], digest: "0123456789abcdef"
  )

  static var folder: URL {
    URL.fixtures.appending(path: "apps/practice")
  }

  /// Started through env, so that no Python environment is made for it.
  static func command(_ mistake: String?, _ file: String = "app.py") -> [String] {
    ["/usr/bin/env", "python3", file] + [mistake].compactMap(\.self)
  }

  /// What the first of these lines that does not hold says, with its cause; nil where all hold.
  static func diagnosis(
    _ mistake: String?, _ lines: [String], file: String = "app.py"
  ) async throws -> (diagnosis: Diagnosis, cause: (any Cause)?)? {
    try await with(mistake, file: file) { setting in
      let stage = Stage(setting, seed: "seed")
      do {
        for line in lines { try await stage.perform(try SignInCourse.vocabulary.line(line)) }
        return nil
      } catch let diagnosis as Diagnosis {
        return (diagnosis, await stage.cause(of: diagnosis))
      }
    }
  }

  static func with<Result>(
    _ mistake: String?, file: String = "app.py", _ body: (Stage.Setting) async throws -> Result
  ) async throws -> Result {
    let app = RestartingApp(
      try await RunningApp.start(
        command(mistake, file), in: folder, home: .built, programs: [], patience: Patience(), onOutput: { _ in },
        started: { _ in }))
    do {
      var setting = await Stage.Setting(
        app.app, course: course, knowledge: SignInCourse.knowledge, step: "database", seed: "seed",
        patience: Patience())
      setting.restart = app.restart(asTyped:)
      let result = try await body(setting)
      await app.stop(grace: .zero)
      return result
    } catch {
      await app.stop(grace: .zero)
      throw error
    }
  }
}
