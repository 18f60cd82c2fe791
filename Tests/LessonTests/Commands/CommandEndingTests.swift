import Foundation
import Testing

@testable import Lesson

/// What is neither a verdict nor a wrong command line ends with 2, and a broken app.yml with 1; both in words.
@Suite(.withProcesses()) struct CommandEndingTests {
  @Test func resultsThatCannotBeWrittenAreSaidBeforeAnythingIsJudged() async throws {
    try await withTemporaryFolder { folder in
      try Data().write(to: folder.appending(path: "results"))
      let grade = try await LessonProcess.run(["grade", ".", "--output", "results/all"], in: folder)
      #expect(grade.status == 2)
      #expect(
        grade.errors
          == "Error: The results cannot be written into \(folder.path)/results/all: Not a directory. Give another folder with --output.\n"
      )
      #expect(grade.output.isEmpty)
    }
  }

  @Test func aResultThatCannotBeWrittenDoesNotKeepTheOthersFromBeingJudged() async throws {
    try await withTemporaryFolder { folder in
      for name in ["a", "b", "results/a.json/x"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: name), withIntermediateDirectories: true)
      }
      let grade = try await LessonProcess.run(["grade", "a", "b", "--output", "results", "--report-only"], in: folder)
      #expect(grade.status == 2)
      #expect(grade.errors.contains("The results cannot be written into \(folder.path)/results: "))
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "results/b.json").path))
    }
  }

  @Test func brokenProgressIsNamed() async throws {
    try await withTemporaryFolder { folder in
      _ = try await LessonProcess.run(["new", "app"], in: folder)
      let file = folder.appending(path: "app/.lesson/progress.sqlite")
      try Data("garbage, and no database".utf8).write(to: file)
      for arguments in [["status"], []] {
        let ending = try await LessonProcess.run(arguments, in: folder.appending(path: "app"))
        #expect(ending.status == 2)
        #expect(
          ending.errors.hasPrefix(
            "Error: The record of your progress, \(file.path), is broken: file is not a database."),
          "\(ending.errors)")
      }
    }
  }

  @Test func aBusyPortIsNamed() async throws {
    try await TestServer.with(answering: { _ in "" }) { server in
      let port = server.endpoint.port
      let serve = try await LessonProcess.run(["serve", "login", "--port", "\(port)"], in: .repository)
      #expect(serve.status == 2)
      #expect(
        serve.errors.hasSuffix(
          "Error: Port \(port) is in use. Stop the program that uses it, or choose another port: --port 0 takes one that is free.\n"
        ), "\(serve.errors)")
    }
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() async throws {
    try await withTemporaryFolder { folder in
      try Data().write(to: folder.appending(path: "file"))
      let new = try await LessonProcess.run(["new", "file/app"], in: folder)
      #expect(new.status == 2)
      #expect(new.errors.contains("\(folder.path)/file/app cannot be written: Not a directory."), "\(new.errors)")
    }
  }

  @Test func brokenSettingsAreTheAppsFault() async throws {
    try await withTemporaryFolder { folder in
      try Data("track: cobol\n".utf8).write(to: folder.appending(path: "app.yml"))
      for arguments in [["check"], ["status"], ["grade", "."], []] {
        let ending = try await LessonProcess.run(arguments, in: folder)
        #expect(ending.status == 1, "\(arguments)")
      }
      let check = try await LessonProcess.run(["check"], in: folder)
      #expect(check.errors.contains("app.yml:1: there is no track \"cobol\"."))
    }
  }

  @Test func onATerminalAnErrorIsNoWiderThanTheScreen() async throws {
    try await withTemporaryFolder { folder in
      let terminal = try PseudoTerminal.lesson(["check"], in: folder, columns: 40)
      let told = try await terminal.wait(for: "Error: There[^$]*server.js`", within: 30)
      // A path is one word.
      for line in told.split(separator: "\n") where line.contains(" ") && !line.contains("/") {
        #expect(line.count <= 40, "\(line)")
      }
      #expect(await terminal.waitForExit() == 64 << 8)
    }
  }

  @Test func aFolderThatKeepsNothingIsJudgedAllTheSame() async throws {
    try await withTemporaryFolder { folder in
      _ = try await LessonProcess.run(["new", "app", "--solved"], in: folder)
      // A file in the place of the folder stops even a user who may write everywhere.
      let state = folder.appending(path: "app/.lesson")
      try FileManager.default.removeItem(at: state)
      try Data().write(to: state)
      let check = try await LessonProcess.run(["check", "--app", "app", "--all"], in: folder)
      #expect(check.output.contains("PASSED  step setup: 8 passed"))
      #expect(
        check.errors.hasPrefix(
          "Nothing will be recorded. Your progress cannot be kept in \(state.path)/progress.sqlite: File exists."))
      #expect(check.errors.split(separator: "\n").count == 1, "\(check.errors)")
      #expect(!check.errors.contains("Cocoa"))
      // Which step is judged is known where all are, or where one is named.
      let one = try await LessonProcess.run(["check", "--app", "app"], in: folder)
      #expect(one.errors.contains("Where you are cannot be read. The first step, setup, is judged."), "\(one.errors)")
      let named = try await LessonProcess.run(["check", "setup", "--app", "app"], in: folder)
      #expect(!named.errors.contains("The first step"), "\(named.errors)")
    }
  }
}
