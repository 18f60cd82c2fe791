import Foundation
import Testing

@testable import Lesson

@Suite(.withProcesses()) struct StarterFolderTests {
  @Test func thePackageHoldsTheFilesThatAreCompiled() async throws {
    try await withTemporaryFolder { folder in
      let starter = StarterFolder(url: folder.appending(path: "app"), home: .built)
      try starter.create(track: .swift, step: "login")
      try Data("let two = 2\n".utf8).write(to: starter.url.appending(path: "More.swift"))
      let described = try await LessonProcess.run(
        "/usr/bin/env", ["swift", "package", "describe", "--type", "json"], in: starter.url)
      let package = try JSONDecoder().decode(Package.self, from: Data(described.output.utf8))
      let compiled = Compiler(home: .built, folder: starter.url, output: folder).sources.map(\.lastPathComponent)
      #expect(compiled == ["App.swift", "More.swift"])
      #expect(package.targets.map { $0.sources.sorted() } == [compiled])
    }
  }

  /// With a database: its module and its library must be found too.
  @Test func thePackageBuildsWithoutTheLesson() async throws {
    try await withTemporaryFolder { folder in
      let starter = StarterFolder(url: folder.appending(path: "app"), home: .built)
      try starter.create(track: .swift, step: "database", part: .solution)
      let built = try await LessonProcess.run("/usr/bin/env", ["swift", "build"], in: starter.url)
      #expect(built.status == 0, "\(built.output)\(built.errors)")
      let program = starter.url.appending(path: ".build/debug/App").path
      let status = try await RunningApp.with([program], in: starter.url, home: .built) { app in
        await HTTPClient().send(Request(target: "/register"), to: app.endpoint).response?.status
      }
      #expect(status == 200)
    }
  }

  @Test func aFolderForAnotherStackAnswersWrongly() async throws {
    try await withTemporaryFolder { folder in
      let starter = StarterFolder(url: folder.appending(path: "app"), home: .built)
      try starter.create(track: .any, step: "setup")
      let app = try AppFolder(starter.url)
      #expect(app.track == .any(run: "python3 server.py"))
      let judge = Judge(
        home: .built, course: try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course(),
        knowledge: SignInCourse.knowledge)
      let attempt = await judge.attempt(step: "setup", source: .folder(app), build: app.build)
      #expect(attempt.verdict == .failed, "\(attempt.summary)")
    }
  }

  private struct Package: Decodable {
    struct Target: Decodable { let sources: [String] }
    let targets: [Target]
  }

  @Test func aLinkIntoTheLessonIsTheLesson() async throws {
    try await withTemporaryFolder { folder in
      let link = folder.appending(path: "link")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: .repository)
      let starter = StarterFolder(url: link.appending(path: "my-app/deep"), home: .built)
      #expect(throws: StarterError.insideLesson(starter.url.path)) { try starter.create(track: .swift, step: "setup") }
    }
  }

  @Test(arguments: [
    ("lesson", "lesson"), ("/opt/a-b/lesson_1.x", "/opt/a-b/lesson_1.x"), ("my app", "'my app'"),
    ("it's", #"'it'\''s'"#), ("", "''"), ("$(x)", "'$(x)'"), ("~x", "'~x'"),
  ])
  func aPathIsOneWordInAShell(_ path: String, _ quoted: String) {
    #expect(path.shellQuoted == quoted)
  }

  @Test(arguments: [("/a/b c", "'b c'"), ("/a/-b", "./-b"), ("/ab/c", "/ab/c"), ("/a", "/a"), ("/a/../c", "/c")])
  func aFolderIsNamedFromTheCurrentOne(_ path: String, _ typed: String) {
    #expect(URL(filePath: path).shellPath(from: URL(filePath: "/a")) == typed)
  }

  @Test func theProgramIsCalledAsItsScriptSays() {
    #expect(ProgramName.from([:]) == "lesson")
    #expect(ProgramName.from(["LESSON_PROGRAM": ""]) == "lesson")
    #expect(ProgramName.from(["LESSON_PROGRAM": "/a b/lesson"]) == "'/a b/lesson'")
  }
}
