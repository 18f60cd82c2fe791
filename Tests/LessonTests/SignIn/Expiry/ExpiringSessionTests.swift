import Foundation
import Testing

@testable import Lesson

/// The checks of the step `expiry` on an app that is right, and on one that is wrong in exactly one way.
@Suite(.withProcesses()) struct ExpiringSessionTests {
  static var folder: URL { .fixtures.appending(path: "apps/expiring") }

  /// The step alone: nobody registers there.
  private static func course() throws -> Course {
    let course = try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course()
    return Course(
      id: "expiring", title: "Expiring", people: course.people, guardedFrom: "expiry",
      steps: course.steps.filter { $0.id == "expiry" }, digest: "0123456789abcdef")
  }

  private static func attempt(_ mistake: String = "", env: String = "") async throws -> Attempt {
    try await withTemporaryFolder { build in
      // Started through env, so that no Python environment is made for it.
      let app = try AppFolder(folder, run: "env \(env) python3 app.py \(mistake)")
      return await Judge(home: .built, course: try course(), knowledge: SignInCourse.knowledge)
        .attempt(step: "expiry", source: .folder(app), build: build, seed: "a-seed")
    }
  }

  @Test func clocksAreMovedWhereTheAppFollows() async throws {
    let attempt = try await Self.attempt()
    #expect(attempt.verdict == .passed, "\(attempt.summary)")
    #expect(attempt.checks.allSatisfy { $0.passing == .moved })
    #expect(attempt.checks.count == 5)
  }

  /// Nothing shows that its clock stands, but that sessions last; so the checks wait in earnest.
  @Test func anAppThatMeasuresIsRightToo() async throws {
    let attempt = try await Self.attempt("measures")
    #expect(attempt.verdict == .passed, "\(attempt.summary)")
    #expect(attempt.checks.allSatisfy { $0.passing == .short })
  }

  @Test func anAppWhoseClockCannotBeMovedIsRightToo() async throws {
    let attempt = try await Self.attempt(env: "-u LD_PRELOAD")
    #expect(attempt.verdict == .passed, "\(attempt.summary)")
    #expect(attempt.checks.allSatisfy { $0.passing == .short })
  }

  @Test func whatItDoesWrongIsFoundOutInRealTimeAsWell() async throws {
    let attempt = try await Self.attempt("only-idle", env: "-u LD_PRELOAD")
    let result = try #require(attempt["expiry.absolute"])
    #expect(result.outcome == .failed)
    #expect(result.passing == .short)
    #expect(result.diagnosis?.id == "session.outlives-greatest-age")
    // As they were done, so that they can be typed.
    #expect(
      result.check.lines.map(\.text).contains("restart app with SESSION_IDLE_SECONDS=3 SESSION_MAX_SECONDS=3"))
    #expect(result.check.lines.map(\.text).contains("visit /dashboard every 1.2 seconds for 4.8 seconds"))
    for line in result.check.lines { #expect(try SignInCourse.vocabulary.line(line.text) == line) }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let mistake: String
    let check: String
    let id: String
    let cause: String?
    var testDescription: String { mistake }

    /// - Parameter said: the id, and behind a space the cause.
    init(_ mistake: String, _ check: String, _ said: String) {
      let parts = said.split(separator: " ").map(String.init)
      (self.mistake, self.check, id, cause) = (mistake, "expiry.\(check)", parts[0], parts.dropFirst().first)
    }
  }

  static let cases = [
    Case("never-ends", "idle", "session.outlives-idle-limit session.never-over"),
    Case("limits-fixed", "idle", "session.outlives-idle-limit session.limit-fixed"),
    Case("limits-in-minutes", "idle", "session.outlives-idle-limit session.limit-in-minutes"),
    Case("only-age", "idle", "session.outlives-idle-limit session.only-age-limited"),
    Case("only-browser-forgets", "idle", "session.only-forgotten-by-browser"),
    Case("times-left-over", "idle", "session.locks-out"),
    Case("only-idle", "absolute", "session.outlives-greatest-age session.age-forgotten"),
    Case("compares-milliseconds", "renewal", "session.ends-early session.over-at-once"),
    Case("not-renewed", "renewal", "session.ends-early session.not-renewed"),
    Case("renewed-by-dashboard", "renewal", "session.ends-early session.not-renewed"),
    Case("usual-too-long", "default", "session.outlives-idle-limit"),
    Case("usual-too-short", "default", "session.ends-early session.over-at-once"),
    Case("usual-age-too-long", "default-age", "session.outlives-greatest-age"),
  ]

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws {
    let attempt = try await Self.attempt(example.mistake)
    let failed = try #require(attempt.checks.first { $0.outcome == .failed }, "\(attempt.summary)")
    #expect(failed.check.id == example.check, "\(attempt.summary)")
    #expect(failed.diagnosis?.id == example.id)
    #expect(failed.cause?.id == example.cause)
    #expect(attempt.verdict == .failed)
  }
}
