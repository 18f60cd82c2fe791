import Foundation
import Testing

@testable import Lesson

/// Who the people of a check are, at a step where people register.
@Suite(.withProcesses()) struct EnrolmentTests {
  private static func course() throws -> Course {
    let checks = [
      try Check.sample(
        "database.register",
        lines: [
          "register as $new password=$secret", "as second", "sign in as $new password=$secret",
          "expect signed in as $new",
        ]),
      try Check.sample("database.names", lines: ["visit /", "visit /about?name=$alice&password=$alice-password"]),
      try Check.sample("database.alice", lines: ["sign in as alice", "expect signed in as alice"]),
      try Check.sample("database.both", lines: ["sign in as admin", "expect no password in cookies"]),
      try Check.sample("database.restart", lines: ["sign in as alice", "restart app", "sign in as alice"]),
      try Check.sample("database.nobody", lines: ["visit /"]),
    ]
    return Course(
      id: "practice", title: "Practice",
      people: [Person(name: "alice", password: "abcd"), Person(name: "admin", password: "1234")],
      guardedFrom: "database", registration: "database.register",
      steps: [
        .sample("database", checks: checks), .sample("later", checks: [try .sample("later.home", lines: ["visit /"])]),
      ], digest: "0123456789abcdef")
  }

  private static func attempt(_ mistake: String? = nil, at step: String = "database") async throws -> Attempt {
    let command = PracticeApp.command(mistake).joined(separator: " ")
    return try await withTemporaryFolder { build in
      let judge = Judge(home: .built, course: try course(), knowledge: SignInCourse.knowledge)
      return await judge.attempt(
        step: step, source: .folder(try AppFolder(PracticeApp.folder, run: command)), build: build, seed: "a-seed")
    }
  }

  @Test func peopleAreRegisteredOnceForAllChecks() async throws {
    let attempt = try await Self.attempt()
    #expect(attempt.verdict == .passed, "\(attempt.summary)")
    let newcomers = attempt.course.newcomers(at: "database", seed: "a-seed")
    #expect(newcomers.map(\.role) == ["alice", "admin"])
    let lines = attempt.checks.flatMap { $0.transcript.entries.map(\.line) }
    let alice = try #require(newcomers.first)
    #expect(lines.contains("submit username=\(alice.name) password=\(alice.password)"))
    #expect(lines.contains("visit /about?name=\(alice.name)&password=\(alice.password)"))
    #expect(!lines.contains { $0.contains("abcd") || $0.contains("username=alice ") })
    // On the app for all nobody registers in a check; on one of its own a check does it itself, and shows it.
    let registering = attempt.checks.filter { result in
      result.transcript.entries.contains { $0.line.hasPrefix("register as \(alice.name) ") }
    }
    #expect(registering.map(\.check.id) == ["database.restart"])
  }

  @Test func noReportShowsTheirPasswords() async throws {
    let attempt = try await Self.attempt()
    let text = TranscriptDocument(attempt: attempt, redaction: Redaction(attempt)).text(.lines)
    #expect(text.contains("sign in as alice"))
    for person in attempt.people { #expect(!text.contains(person.password), "\(person.role)") }
  }

  @Test func anAppThatRegistersNobodyHasThePeopleOfTheCourse() async throws {
    let attempt = try await Self.attempt("no-register")
    #expect(attempt["database.register"]?.diagnosis?.id == "register.page-missing")
    let alice = try #require(attempt["database.alice"])
    // This app knows nobody at all, so alice was turned away, under the name and password of the course.
    #expect(alice.outcome == .failed)
    #expect(alice.transcript.entries.contains { $0.line == "submit username=alice password=abcd" })
  }

  /// At later steps, too, where checks run side by side.
  @Test(arguments: ["register-crashes", "register-forgets"], ["database", "later"])
  func withoutRegistrationWhatNeedsPeopleIsBlocked(_ mistake: String, _ step: String) async throws {
    let attempt = try await Self.attempt(mistake, at: step)
    #expect(attempt.ids(.failed) == ["database.register"], "\(attempt.summary)")
    #expect(
      attempt.ids(.blocked) == ["database.names", "database.alice", "database.both", "database.restart"],
      "\(attempt.summary)")
    #expect(attempt["database.alice"]?.blockedBy == ["database.register"])
    #expect(attempt["database.nobody"]?.outcome == .passed)
  }

  @Test func anAppThatDoesNotRestartIsSaidToWithWhatItPrinted() async throws {
    let attempt = try await Self.attempt("restart-dies")
    #expect(attempt.ids(.failed) == ["database.restart"], "\(attempt.summary)")
    let result = try #require(attempt["database.restart"])
    #expect(result.diagnosis?.id == "app.does-not-restart")
    #expect(result.explanation?.happened.contains("already exists") == true, "\(result.explanation?.happened ?? "")")
  }

  @Test func theSameSeedMakesTheSamePeople() {
    let person = Person(name: "alice", password: "abcd")
    #expect(person.newcomer(seed: "a") == person.newcomer(seed: "a"))
    #expect(person.newcomer(seed: "a") != person.newcomer(seed: "b"))
    for seed in 0..<50 {
      let newcomer = person.newcomer(seed: "\(seed)")
      #expect(newcomer.name.wholeMatch(of: /alice[a-z0-9]+/) != nil && newcomer.password.count >= 16)
      #expect(newcomer.password.wholeMatch(of: /Pw\.1[a-z0-9]+/) != nil && newcomer.role == "alice")
    }
  }
}
