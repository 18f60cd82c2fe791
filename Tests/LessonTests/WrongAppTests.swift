import Testing

@testable import Lesson

/// Every known wrong app is found out by the check that is meant for it, for the right reason.
@Suite(.inTurn) struct WrongAppTests {
  @Test(arguments: try WrongApp.swift.get()) func aWrongSwiftAppIsFoundOut(_ app: WrongApp) async throws {
    try await expectFound(app, .swift)
  }

  @Test(arguments: try WrongApp.flask.get()) func aWrongFlaskAppIsFoundOut(_ app: WrongApp) async throws {
    try await expectFound(app, .flask)
  }

  private func expectFound(_ app: WrongApp, _ track: TaughtTrack) async throws {
    let attempt = try await ExerciseFolder(files: try app.files(track)).attempt(at: app.step)
    guard let fails = app.fails else {
      #expect(attempt.verdict.rawValue == app.outcome?.rawValue, "\(app.because)\n\(attempt.summary)")
      #expect(attempt.app.failure?.id == app.diagnosis, "\(app.because)\n\(attempt.summary)")
      return
    }
    #expect(attempt[fails]?.outcome == .failed, "\(app.because)\n\(attempt.summary)")
    #expect(attempt[fails]?.diagnosis?.id == app.diagnosis, "\(app.because)\n\(attempt.summary)")
    #expect(attempt.verdict.exitCode == 1)
  }

  @Test func everyRequiredCheckHasAWrongApp() throws {
    let course = try CourseReader(folder: Home.built.course).course()
    let required = course.steps.flatMap { step in step.checks.filter { !$0.isAdvice(at: step.id, of: course) } }
    let met = Set((try WrongApp.swift.get() + WrongApp.flask.get()).compactMap(\.fails))
    #expect(required.map(\.id).filter { !met.contains($0) } == [])
    #expect(met.subtracting(required.map(\.id)) == [])
  }

  @Test func noTwoShareAName() throws {
    for apps in [try WrongApp.swift.get(), try WrongApp.flask.get()] {
      let names = apps.map(\.testDescription)
      #expect(Set(names).count == names.count)
    }
  }
}
