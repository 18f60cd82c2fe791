import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct CourseReaderTests {
  private func course() throws -> Course {
    try CourseReader(folder: .repository.appending(path: "lessons/sign-in"), vocabulary: SignInCourse.vocabulary)
      .course()
  }

  // MARK: The course that is shipped

  @Test func theCourseReads() throws {
    let course = try course()
    #expect(course.id == "sign-in")
    #expect(Array(course.steps.map(\.id).prefix(5)) == ["setup", "form", "login", "protect", "logout"])
    #expect(course.people == [Person(name: "alice", password: "abcd"), Person(name: "admin", password: "1234")])
    #expect(course.step(course.guardedFrom) != nil)
    #expect(course.digest.wholeMatch(of: /[0-9a-f]{16}/) != nil)
  }

  @Test func everyStepHasGoalsHintsAndTracks() throws {
    for step in try course().steps {
      #expect(step.tour.goals.count >= 3, "\(step.id)")
      #expect(step.hints.count >= 3, "\(step.id)")
      #expect(!step.text.isEmpty && !step.task.text.isEmpty && !step.corrections.isEmpty, "\(step.id)")
      #expect(Set(step.task.tracks.keys) == ["swift", "flask", "any"], "\(step.id)")
      #expect(!step.checks.isEmpty, "\(step.id)")
      #expect(step.objective.hasSuffix("."), "\(step.id)")
    }
  }

  @Test func everyCheckSaysWhyItMattersAndWhatToTry() throws {
    for check in try course().steps.flatMap(\.checks) {
      #expect(!check.why.isEmpty && !check.remedy.isEmpty, "\(check.id)")
      #expect(check.lines.contains { $0.isExpectation }, "\(check.id)")
    }
  }

  @Test func everyNeedIsJudgedWheneverTheCheckIs() throws {
    let course = try course()
    for step in course.steps {
      let ids = course.checks(at: step.id).map(\.id)
      #expect(Set(ids).count == ids.count)
      for (index, check) in course.checks(at: step.id).enumerated() {
        for need in check.needs { #expect(ids[..<index].contains(need), "\(check.id) needs \(need) at \(step.id)") }
      }
    }
  }

  @Test func checkIdsAreUniqueInTheCourse() throws {
    let ids = try course().steps.flatMap(\.checks).map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func everyPersonInAScriptHasAnAccountOrIsRandomOrComesWithAPassword() throws {
    let course = try course()
    let names = Set(course.people.map(\.name))
    for check in course.steps.flatMap(\.checks) {
      // Or they get one there.
      var names = names
      for line in check.lines {
        if case .register(let name, _) = line.command as? AccountLine { names.insert(name) }
        if case .signIn(let person, .own, _) = line.command as? SignInLine {
          #expect(names.contains(person), "\(check.id)")
        }
        if case .signIn(_, .of(let owner), _) = line.command as? SignInLine {
          #expect(names.contains(owner), "\(check.id)")
        }
      }
    }
  }

  // MARK: Courses with a fault

  @Test func aCourseWithoutItsFileIsNamed() throws {
    try expectFault(["one.md": Self.step("one", checks: ["one.a": ""])], "course.yml:1: the file is missing")
  }

  @Test func peopleKeepTheOrderOfTheFile() throws {
    let names = ["zoe", "adam", "mia", "bob", "yara", "carl"]
    let people = names.map { "\($0): x" }.joined(separator: ", ")
    let yaml = "id: a\ntitle: A\npeople: {\(people)}\nguarded-from: one\nsteps: []\n"
    #expect(try read(["course.yml": yaml]).people.map(\.name) == names)
  }

  @Test func aStepWithoutItsFileIsNamed() throws {
    try expectFault(["course.yml": Self.yaml("one")], "one.md:1: the file is missing")
  }

  @Test func aCourseFileThatLacksAKeyIsNamed() throws {
    let words = try fault(["course.yml": "id: a\n"])
    #expect(words.hasPrefix("course.yml:1: this is not the YAML that is expected here: "))
  }

  @Test func aCheckThatNeedsAnUnknownOneIsNamed() throws {
    let files = ["course.yml": Self.yaml("one"), "one.md": Self.step("one", checks: ["one.a": "needs=zero.a"])]
    try expectFault(files, "one.md:1: a check needs zero.a, which does not stand before it")
  }

  @Test func checksThatNeedEachOtherAreNamed() throws {
    let checks = ["one.a": "needs=one.b", "one.b": "needs=one.a"]
    try expectFault(
      ["course.yml": Self.yaml("one"), "one.md": Self.step("one", checks: checks)],
      "one.md:1: a check needs one.b, which does not stand before it")
  }

  @Test func anythingThatChangesInAFileChangesTheDigest() throws {
    let files = ["course.yml": Self.yaml("one"), "one.md": Self.step("one", checks: ["one.a": ""])]
    let digest = try read(files).digest
    #expect(try read(files).digest == digest)
    for name in files.keys {
      var changed = files
      changed[name]?.append("\n")
      #expect(try read(changed).digest != digest, "\(name)")
    }
  }

  private func expectFault(_ files: [String: String], _ words: String, _ place: SourceLocation = #_sourceLocation)
    throws
  {
    #expect(try fault(files) == words, sourceLocation: place)
  }

  private func fault(_ files: [String: String]) throws -> String {
    try #require(throws: ContentError.self) { try read(files) }.words
  }

  private func read(_ files: [String: String]) throws -> Course {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return try CourseReader(folder: folder, vocabulary: SignInCourse.vocabulary).course()
  }

  private static func yaml(_ steps: String) -> String {
    "id: a\ntitle: A\npeople: {bob: x}\nguarded-from: one\nsteps: [\(steps)]\n"
  }

  /// - Parameter checks: the options of each check by its id.
  private static func step(_ id: String, checks: [String: String]) -> String {
    let checks = checks.sorted { $0.key < $1.key }.map { "### \($0): T\n\n```check \($1)\nvisit /\n```\n" }.joined(
      separator: "\n")
    return
      "---\ntitle: T\nobjective: O.\n---\n\n## Tour\n\n## Task\n\n## Checks\n\n\(checks)\n## Hints\n\n## What the tutorial gets wrong\n"
  }
}
