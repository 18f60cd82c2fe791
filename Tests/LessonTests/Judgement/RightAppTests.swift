import Foundation
import Testing

@testable import Lesson

/// Nothing red is said about an app that is right, however it is written; and a starter is wrong at its own step only.
@Suite(.judging) struct RightAppTests {
  static let steps =
    practice + ["passwords", "secret", "expiry", "input", "csrf", "sessions", "throttle", "tokens"]
  /// Those of the tutorial and its practice, in the first of which its two users have an account.
  static let practice = ["setup", "form", "login", "protect", "logout", "name", "routes", "remember", "database"]
  /// Those of the tutorial itself, without its practice.
  static let firstSteps = Array(steps.prefix(5))
  /// These have what the first steps ask for.
  static let smallApps = [
    "always-redirect", "bare-http-server", "basic-html", "hidden-token", "other-names", "second-socket",
    "shared-layout", "tutorial", "wsgi",
  ]
  /// These have everything up to the step `database`, and more.
  static let wholeApps =
    ["bare-server-nine", "jwt-cookie", "session-ids-in-sqlite", "wsgi-nine"]
    + (testPython == nil ? [] : ["flask-login-sqlalchemy"])
  /// These need libraries that the lesson's own Python does not have.
  static let libraryApps: Set = ["argon2", "flask-login-sqlalchemy", "flask-wtf"]
  /// A Python that has them.
  static let testPython = ProcessInfo.processInfo.environment["LESSON_TEST_PYTHON"]
  /// What a good app does beyond the tutorial's, at each step.
  static let adviceForTutorial: [String: Set<String>] = [
    "setup": ["setup.home", "setup.link"],
    "form": ["setup.home", "setup.link"],
    "login": ["setup.home", "setup.link", "login.form-again"],
    "protect": ["setup.home", "setup.link", "login.form-again"],
    "logout": ["setup.home", "setup.link", "login.form-again", "logout.control"],
  ]

  @Test(arguments: smallApps, firstSteps.filter(isChosen)) func aSmallAppPassesTheFirstSteps(
    _ name: String, _ step: String
  ) async throws {
    let attempt = try await attempt(name, step)
    #expect(attempt.verdict == .passed, "\(attempt.summary)")
    #expect(Set(attempt.ids(.advice)) == (name == "tutorial" ? Self.adviceForTutorial[step] : []))
  }

  @Test(arguments: wholeApps, practice.filter(isChosen)) func aWholeAppPassesThePractice(_ name: String, _ step: String)
    async throws
  {
    try await expectPassed(name, step, run: "app.py demo")
  }

  /// Without the tutorial's users, up to the step `expiry`.
  @Test(arguments: isChosen("expiry") ? wholeApps : []) func aWholeAppPassesInEarnest(_ name: String) async throws {
    try await expectPassed(name, "expiry", run: "app.py")
  }

  /// What these have beyond the practice, up to that step.
  static let safeApps =
    [("origin-checked", "csrf"), ("list-of-ended", "tokens"), ("rotating-ids", "tokens")]
    + (testPython == nil ? [] : [("flask-wtf", "csrf"), ("argon2", "tokens")])

  @Test(arguments: safeApps.filter { isChosen($0.1) }) func aSafeAppPasses(_ name: String, _ step: String) async throws
  {
    try await expectPassed(name, step, run: "app.py", advice: ["tokens.rotates"])
  }

  /// - Parameter advice: what good apps differ in.
  private func expectPassed(_ name: String, _ step: String, run: String, advice: Set<String> = []) async throws {
    let python = Self.libraryApps.contains(name) ? "'\(try #require(Self.testPython))'" : "python3"
    let attempt = try await attempt(name, step, run: "\(python) \(run)")
    #expect(attempt.verdict == .passed, "\(attempt.summary)")
    let others = Set(attempt.checks.map(\.check.id)).subtracting(attempt.ids(.passed))
    #expect(others.isSubset(of: advice), "\(attempt.summary)")
  }

  /// - Parameter run: else what its `app.yml` says.
  private func attempt(_ name: String, _ step: String, run: String? = nil) async throws -> Attempt {
    let folder = URL.fixtures.appending(path: "apps/right/\(name)")
    return try await withTemporaryFolder { build in
      var judge = Judge(
        home: .built, course: try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course(),
        knowledge: SignInCourse.knowledge)
      judge.patience.toFinish = 1200
      return await judge.attempt(
        step: step, source: .folder(try AppFolder(folder, run: run)), build: build, seed: "a-seed")
    }
  }

  @Test(arguments: [TaughtTrack.swift, .flask], steps.filter(isChosen)) func aSolutionPasses(
    _ track: TaughtTrack, _ step: String
  ) async throws {
    let attempt = try await ExerciseFolder.part(.solution, of: step, track).attempt(at: step, Self.scope(at: step))
    #expect(attempt.verdict == .passed, "\(attempt.summary)")
    #expect(attempt.ids(.passed).count == attempt.checks.count, "\(attempt.summary)")
  }

  /// Each app grows from the one before it, so from the slow hashes on only the last shows all that was checked on the way.
  private static func scope(at step: String) -> Course.Scope {
    practice.contains(step) || step == steps.last ? .whole : .own
  }

  /// The step that `LESSON_RIGHT_APP` names, or those that the change concerns; all where neither is known.
  private static func isChosen(_ step: String) -> Bool {
    if let name = ProcessInfo.processInfo.environment["LESSON_RIGHT_APP"] { return step.hasPrefix(name) }
    return Change.current?.concerns(step: step) ?? true
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
    Starter(track: .swift, step: "name", fails: "name.everywhere"),
    Starter(track: .swift, step: "routes", fails: "routes.all-work"),
    Starter(track: .swift, step: "remember", fails: "remember.checkbox"),
    Starter(track: .swift, step: "database", fails: "database.register"),
    Starter(track: .swift, step: "passwords", fails: "passwords.not-in-clear"),
    Starter(track: .swift, step: "secret", fails: "secret.other-key"),
    Starter(track: .swift, step: "expiry", fails: "expiry.idle"),
    Starter(track: .swift, step: "input", fails: "input.bad-names"),
    Starter(track: .swift, step: "csrf", fails: "csrf.get-logout"),
    Starter(track: .swift, step: "sessions", fails: "sessions.logout-ends-it"),
    Starter(track: .swift, step: "throttle", fails: "throttle.locks"),
    Starter(track: .swift, step: "tokens", fails: "tokens.session-ends"),
    Starter(track: .flask, step: "setup", fails: "setup.not-found"),
    Starter(track: .flask, step: "form", fails: "form.form"),
    Starter(track: .flask, step: "login", fails: "login.right"),
    Starter(track: .flask, step: "protect", fails: "protect.anonymous"),
    Starter(track: .flask, step: "logout", fails: "logout.works"),
    Starter(track: .flask, step: "name", fails: "name.everywhere"),
    Starter(track: .flask, step: "routes", fails: "routes.all-work"),
    Starter(track: .flask, step: "remember", fails: "remember.checkbox"),
    Starter(track: .flask, step: "database", fails: "database.register"),
    Starter(track: .flask, step: "passwords", fails: "passwords.not-in-clear"),
    Starter(track: .flask, step: "secret", fails: "secret.other-key"),
    Starter(track: .flask, step: "expiry", fails: "expiry.idle"),
    Starter(track: .flask, step: "input", fails: "input.bad-names"),
    Starter(track: .flask, step: "csrf", fails: "csrf.get-logout"),
    Starter(track: .flask, step: "sessions", fails: "sessions.logout-ends-it"),
    Starter(track: .flask, step: "throttle", fails: "throttle.locks"),
    Starter(track: .flask, step: "tokens", fails: "tokens.session-ends"),
  ]

  @Test(arguments: starters.filter { isChosen($0.step) }) func aStarterFailsItsOwnStepOnly(_ starter: Starter)
    async throws
  {
    var folder = try ExerciseFolder.part(.starter, of: starter.step, starter.track)
    // Its own checks look at no stored password.
    if Self.scope(at: starter.step) == .own, starter.step != "passwords" {
      folder = ExerciseFolder(files: CheapHashes.used(in: folder.files, starter.track))
    }
    let attempt = try await folder.attempt(at: starter.step, Self.scope(at: starter.step))
    #expect(attempt.verdict == .failed, "\(attempt.summary)")
    #expect(attempt.ids(.failed).first == starter.fails, "\(attempt.summary)")
    let red = attempt.checks.filter { [.failed, .blocked, .appFailed, .error].contains($0.outcome) }
    #expect(red.allSatisfy { $0.check.step == starter.step }, "\(attempt.summary)")
  }
}
