import Foundation
import Testing

@testable import Lesson

/// Nothing red is said about an app that is right, however it is written; and a starter is wrong at its own step only.
@Suite(.inTurn) struct RightAppTests {
  static let steps = ["setup", "form", "login", "protect", "logout"]
  static let rightApps = [
    "always-redirect", "bare-http-server", "basic-html", "hidden-token", "other-names", "second-socket",
    "shared-layout",
    "tutorial", "wsgi",
  ]
  /// What a good app does beyond the tutorial's, at each step.
  static let adviceForTutorial: [String: Set<String>] = [
    "setup": ["setup.home", "setup.link"],
    "form": ["setup.home", "setup.link"],
    "login": ["setup.home", "setup.link", "login.form-again"],
    "protect": ["setup.home", "setup.link", "login.form-again"],
    "logout": ["setup.home", "setup.link", "login.form-again", "logout.control"],
  ]

  @Test(arguments: rightApps, steps) func aRightAppPassesEveryStep(_ name: String, _ step: String) async throws {
    let folder = URL.repository.appending(path: "Tests/LessonTests/Fixtures/apps/right/\(name)")
    let attempt = try await withTemporaryFolder { build in
      let judge = Judge(home: .built, course: try CourseReader(folder: Home.built.course).course())
      return await judge.attempt(step: step, source: .folder(try AppFolder(folder)), build: build, seed: "a-seed")
    }
    #expect(attempt.verdict == .passed, "\(attempt.summary)")
    #expect(Set(attempt.ids(.advice)) == (name == "tutorial" ? Self.adviceForTutorial[step] : []))
  }

  @Test(arguments: [TaughtTrack.swift, .flask], steps) func aSolutionPasses(_ track: TaughtTrack, _ step: String)
    async throws
  {
    let attempt = try await ExerciseFolder.part(.solution, of: step, track).attempt(at: step)
    #expect(attempt.verdict == .passed, "\(attempt.summary)")
    #expect(attempt.ids(.passed).count == attempt.checks.count, "\(attempt.summary)")
  }

  struct Starter: Sendable, CustomTestStringConvertible {
    let track: TaughtTrack
    let step: String
    /// The first check that fails.
    let fails: String
    var testDescription: String { "\(track.rawValue) \(step)" }
  }

  static let starters = [
    Starter(track: .swift, step: "setup", fails: "setup.answers"),
    Starter(track: .swift, step: "form", fails: "form.form"),
    Starter(track: .swift, step: "login", fails: "login.right"),
    Starter(track: .swift, step: "protect", fails: "protect.anonymous"),
    Starter(track: .swift, step: "logout", fails: "logout.works"),
    Starter(track: .flask, step: "setup", fails: "setup.not-found"),
    Starter(track: .flask, step: "form", fails: "form.form"),
    Starter(track: .flask, step: "login", fails: "login.right"),
    Starter(track: .flask, step: "protect", fails: "protect.anonymous"),
    Starter(track: .flask, step: "logout", fails: "logout.works"),
  ]

  @Test(arguments: starters) func aStarterFailsItsOwnStepOnly(_ starter: Starter) async throws {
    let attempt = try await ExerciseFolder.part(.starter, of: starter.step, starter.track).attempt(at: starter.step)
    #expect(attempt.verdict == .failed, "\(attempt.summary)")
    #expect(attempt.ids(.failed).first == starter.fails, "\(attempt.summary)")
    let red = attempt.checks.filter { [.failed, .blocked, .appFailed, .error].contains($0.outcome) }
    #expect(red.allSatisfy { $0.check.step == starter.step }, "\(attempt.summary)")
  }
}
