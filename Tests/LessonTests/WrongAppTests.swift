import Testing

@testable import Lesson

/// Every known wrong app is found out by the check that is meant for it, for the right reason.
@Suite(.inTurn) struct WrongAppTests {
  @Test(arguments: WrongApp.chosen(try WrongApp.swift.get()))
  func aWrongSwiftAppIsFoundOut(_ app: WrongApp) async throws {
    try await expectFound(app, .swift)
  }

  @Test(arguments: WrongApp.chosen(try WrongApp.flask.get()))
  func aWrongFlaskAppIsFoundOut(_ app: WrongApp) async throws {
    try await expectFound(app, .flask)
  }

  private func expectFound(_ app: WrongApp, _ track: TaughtTrack) async throws {
    // A check of an earlier step need not be among the step's own.
    let isOwn = app.fails?.hasPrefix("\(app.step).") ?? true
    let attempt = try await ExerciseFolder(files: try app.files(track)).attempt(at: app.step, isOwn ? .own : .whole)
    try expectSaid(app, track, attempt)
    guard let fails = app.fails else {
      #expect(attempt.verdict.rawValue == app.outcome?.rawValue, "\(app.because)\n\(attempt.summary)")
      #expect(attempt.app.failure?.id == app.diagnosis, "\(app.because)\n\(attempt.summary)")
      return
    }
    #expect(attempt[fails]?.outcome == .failed, "\(app.because)\n\(attempt.summary)")
    #expect(attempt[fails]?.diagnosis?.id == app.diagnosis, "\(app.because)\n\(attempt.summary)")
    #expect(attempt.verdict.exitCode == 1)
  }

  private func expectSaid(_ app: WrongApp, _ track: TaughtTrack, _ attempt: Attempt) throws {
    let (head, lines) = (CauseFile.head(app, track), CauseFile.lines(app, attempt))
    if CauseFile.isRecorded { try CauseFile.record(head, lines) }
    #expect(try CauseFile().entries[head] == lines, "\(app.because)\n\(lines.joined(separator: "\n"))")
  }

  @Test func theCausesAreThoseOfTheseApps() throws {
    let heads =
      try WrongApp.swift.get().map { CauseFile.head($0, .swift) }
      + WrongApp.flask.get().map { CauseFile.head($0, .flask) }
    #expect(Set(try CauseFile().entries.keys) == Set(heads))
  }

  /// What people read differs wherever the mistake does.
  @Test func noTwoCausesShareAText() throws {
    let entries = try CauseFile().entries
    var causes: [[String]: Set<String>] = [:]
    for (track, apps) in [(TaughtTrack.swift, try WrongApp.swift.get()), (.flask, try WrongApp.flask.get())] {
      for app in apps {
        let lines = try #require(entries[CauseFile.head(app, track)])
        causes[Array(lines.dropFirst()), default: []].insert(app.cause)
      }
    }
    #expect(causes.count > 100)
    for (text, causes) in causes { #expect(causes.count == 1, "\(text)") }
  }

  /// Or the app of the practice shows it.
  @Test func everyCauseHasAWrongApp() throws {
    let told = Set(try CauseFile().entries.values.flatMap { $0[0].split(separator: " ").map(String.init) })
      .union(
        [
          PracticeLineTests.cases, EndedSessionLineTests.cases, TokenLineTests.cases, InputLineTests.cases,
          CrossSiteLineTests.cases,
        ]
        .flatMap(\.self).compactMap(\.cause))
    #expect(Cause.allCases.map(\.rawValue).filter { !told.contains($0) } == [])
  }

  @Test func everyRequiredCheckHasAWrongApp() throws {
    let course = try CourseReader(folder: Home.built.course).course()
    // Some advise at first and are required from a later step on.
    let required = Set(
      course.steps.map(\.id).flatMap { step in
        course.checks(at: step).filter { !$0.isAdvice(at: step, of: course) }.map(\.id)
      })
    let met = Set((try WrongApp.swift.get() + WrongApp.flask.get()).compactMap(\.fails))
    #expect(required.subtracting(met) == [])
    #expect(met.subtracting(required) == [])
  }

  @Test func noTwoShareAName() throws {
    for apps in [try WrongApp.swift.get(), try WrongApp.flask.get()] {
      let names = apps.map(\.testDescription)
      #expect(Set(names).count == names.count)
    }
  }
}
