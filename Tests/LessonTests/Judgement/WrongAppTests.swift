import Foundation
import Testing

@testable import Lesson

/// Every known wrong app is found out by the check that is meant for it, for the right reason.
@Suite struct WrongAppTests {
  @Test(.judging, arguments: try WrongApp.chosen(WrongApp.swift.get()))
  func aWrongSwiftAppIsFoundOut(_ app: WrongApp) async throws {
    try await expectFound(app)
  }

  @Test(.judging, arguments: try WrongApp.chosen(WrongApp.flask.get()))
  func aWrongFlaskAppIsFoundOut(_ app: WrongApp) async throws {
    try await expectFound(app)
  }

  private func expectFound(_ app: WrongApp) async throws {
    let because = app.entry.because
    let attempt = try await ExerciseFolder(files: try app.files()).attempt(at: app.step, app.scope)
    let text = CauseFile.Text(app, attempt)
    if CauseFile.isRecorded { try CauseFile.record(app, text) }
    #expect(try CauseFile(step: app.step)[app] == text, "\(because)\n\(text.lines.joined(separator: "\n"))")
    guard let fails = app.entry.fails else {
      #expect(attempt.verdict.rawValue == app.entry.outcome?.rawValue, "\(because)\n\(attempt.summary)")
      #expect(attempt.app.failure?.id == app.entry.diagnosis, "\(because)\n\(attempt.summary)")
      return
    }
    #expect(attempt[fails]?.outcome == .failed, "\(because)\n\(attempt.summary)")
    #expect(attempt[fails]?.diagnosis?.id == app.entry.diagnosis, "\(because)\n\(attempt.summary)")
    #expect(attempt.verdict.exitCode == 1)
  }

  private static func all() throws -> [WrongApp] { try WrongApp.swift.get() + WrongApp.flask.get() }

  /// By the app's step, track and name.
  private static func texts() throws -> [(app: WrongApp, text: CauseFile.Text)] {
    let files = Dictionary(uniqueKeysWithValues: try WrongApp.steps().map { ($0, try CauseFile(step: $0)) })
    return try all().map { ($0, try #require(files[$0.step]?[$0], "\($0) has no text in causes.txt")) }
  }

  @Test func theCausesAreThoseOfTheseApps() throws {
    let recorded = try WrongApp.steps().flatMap { try CauseFile(step: $0).texts.values.flatMap(\.keys) }
    #expect(try Self.texts().count == recorded.count)
  }

  /// What people read differs wherever the mistake does.
  @Test func noTwoCausesShareAText() throws {
    let causes = Dictionary(grouping: try Self.texts(), by: \.text.lines).mapValues { Set($0.map(\.app.entry.cause)) }
    #expect(causes.count > 100)
    for (text, causes) in causes { #expect(causes.count == 1, "\(text)") }
  }

  /// Or the app of the practice shows it.
  @Test func everyCauseHasAWrongApp() throws {
    let practice = [
      SignInLineTests.cases, RememberBoxTests.cases, RememberLineTests.cases, CookieTrustLineTests.cases,
      ReturningLineTests.cases, AccountLineTests.cases, InjectionLineTests.cases, StoredPasswordLineTests.cases,
      SecretLineTests.cases, AppLineTests.cases, EndedSessionLineTests.cases, TokenLineTests.cases,
      InputLineTests.cases, CrossSiteLineTests.cases,
    ]
    let told = Set(try Self.texts().flatMap(\.text.ids) + practice.flatMap(\.self).compactMap(\.cause))
    #expect(SignInCourse.causes.map(\.id).filter { !told.contains($0) } == [])
  }

  @Test func everyRequiredCheckHasAWrongApp() throws {
    let course = try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course()
    // Some advise at first and are required from a later step on.
    let required = Set(
      course.steps.map(\.id).flatMap { step in
        course.checks(at: step).filter { !$0.isAdvice(at: step, of: course) }.map(\.id)
      })
    let met = Set(try Self.all().compactMap(\.entry.fails))
    #expect(required.subtracting(met) == [])
    #expect(met.subtracting(required) == [])
  }

  @Test func noTwoShareAName() throws {
    for apps in [try WrongApp.swift.get(), try WrongApp.flask.get()] {
      let names = apps.map(\.testDescription)
      #expect(Set(names).count == names.count)
    }
  }

  /// One in ten, so that this is more than a few and much less than all.
  @Test func someAreJudgedByAllTheChecksOfTheirStep() throws {
    let whole = try Self.all().filter { app in if case .only = app.scope { false } else { app.entry.fails != nil } }
    #expect((50...110).contains(whole.count))
    #expect(Set(whole.map(\.step)).count == (try WrongApp.steps().count))
  }
}
