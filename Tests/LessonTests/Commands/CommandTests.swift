import Foundation
import Testing

@testable import Lesson

/// The program as a shell sees it: output and exit status.
@Suite(.withProcesses()) struct CommandTests {
  private static let right = URL.fixtures.appending(path: "apps/right")

  @Test func newMakesAFolderWithoutAbsolutePaths() async throws {
    try await withTemporaryFolder { folder in
      let made = try await LessonProcess.run(["new", "app"], in: folder)
      #expect(made.status == 0)
      for name in ["App.swift", "Package.swift", "README.md", "app.yml", "templates/home.html"] {
        let text = try String(contentsOf: folder.appending(path: "app/\(name)"), encoding: .utf8)
        #expect(!text.contains(folder.path) && !text.contains(URL.repository.path), "\(name)")
      }
      let again = try await LessonProcess.run(["new", "app"], in: folder)
      #expect(again.status == 64)
      #expect(again.errors.contains("is not an empty folder"))
    }
  }

  @Test func newFlaskHoldsTheRequirements() async throws {
    try await withTemporaryFolder { folder in
      #expect(try await LessonProcess.run(["new", "app", "--track", "flask"], in: folder).status == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "app").path)
      #expect(Set(names).isSuperset(of: ["app.py", "requirements.txt", "app.yml", "templates"]))
      #expect(try await LessonProcess.run(["new", "other", "--track", "cobol"], in: folder).status == 64)
    }
  }

  @Test func statusShowsWhatWasPassed() async throws {
    try await withTemporaryFolder { folder in
      _ = try await LessonProcess.run(["new", "app", "--solved"], in: folder)
      let app = folder.appending(path: "app")
      let check = try await LessonProcess.run(["check"], in: app)
      #expect(check.status == 0)
      #expect(check.output.contains("PASSED  step setup: 8 passed"))
      let status = try await LessonProcess.run(["status"], in: app)
      #expect(status.output.contains(/->  ?1\. setup +passed +A server that answers/))
      #expect(status.output.contains(/3\. login +not tried +/))
    }
  }

  @Test func aFolderMadeAtAStepOpensAtThatStep() async throws {
    try await withTemporaryFolder { folder in
      _ = try await LessonProcess.run([], in: folder, input: "go login\nnew app\nquit\n")
      let again = try await LessonProcess.run([], in: folder.appending(path: "app"), input: "")
      #expect(again.output.hasPrefix("Step 3 of "))
    }
  }

  @Test func checkAllJudgesEveryStep() async throws {
    try await withTemporaryFolder { folder in
      _ = try await LessonProcess.run(["new", "app", "--solved", "--step", "form"], in: folder)
      let check = try await LessonProcess.run(["check", "--all", "--app", "app"], in: folder)
      #expect(check.status == 1)
      #expect(check.output.contains("PASSED  step setup"))
      #expect(check.output.contains("PASSED  step form"))
      #expect(check.output.contains("NOT YET  step login"))
      #expect(check.output.contains("NOT YET  step logout"))
    }
  }

  @Test func theStepsOwnChecksAreNoAttemptAtIt() async throws {
    try await withTemporaryFolder { folder in
      _ = try await LessonProcess.run(["new", "app", "--solved", "--step", "form"], in: folder)
      let check = try await LessonProcess.run(["check", "form", "--own", "--app", "app"], in: folder)
      #expect(check.status == 0)
      #expect(check.output.contains("PASSED  step form with its own checks: "))
      let one = try await LessonProcess.run(["check", "form", "--only", "setup.home", "--app", "app"], in: folder)
      #expect(one.output.contains("PASSED  step form with setup.home alone: 2 passed"))
      let later = try await LessonProcess.run(["check", "form", "--only", "login.right", "--app", "app"], in: folder)
      #expect(later.status == 64)
      #expect(later.errors.contains("The step form has no check \"login.right\"."))
      let status = try await LessonProcess.run(["status"], in: folder.appending(path: "app"))
      #expect(status.output.contains(#/2\. form +not tried/#), "\(status.output)")
    }
  }

  @Test func checkPrintsOneDocumentOrAnArrayOfAll() async throws {
    try await withTemporaryFolder { folder in
      _ = try await LessonProcess.run(["new", "app", "--solved"], in: folder)
      func documents(_ arguments: String...) async throws -> Any {
        let check = try await LessonProcess.run(["check", "--app", "app", "--format", "json"] + arguments, in: folder)
        return try JSONSerialization.jsonObject(with: Data(check.output.utf8))
      }
      let all = try #require(try await documents("--all") as? [[String: Any]])
      #expect(all.map { $0["step"] as? String } == RightAppTests.steps)
      let one = try #require(try await documents() as? [String: Any])
      #expect(one["step"] as? String == "setup")
    }
  }

  @Test func theSameSeedMakesTheSameRequests() async throws {
    try await withTemporaryFolder { folder in
      _ = try await LessonProcess.run(["new", "app", "--solved", "--step", "login"], in: folder)
      func requests(_ seed: String) async throws -> [String] {
        let arguments = ["check", "--app", "app", "--format", "json", "--seed", seed]
        let check = try await LessonProcess.run(arguments, in: folder)
        let targets = check.output.split(separator: "\n").filter {
          $0.contains("\"request-body\"") || $0.contains("\"target\"")
        }
        return targets.map(String.init) + [check.output.contains("\"seed\" : \"\(seed)\"") ? seed : "no seed"]
      }
      let first = try await requests("tea")
      #expect(first.count > 50)
      #expect(try await requests("tea") == first)
      #expect(try await requests("milk").dropLast() != first.dropLast())
    }
  }

  @Test func whatToTypeInAShellCanBePasted() async throws {
    try await withTemporaryFolder { folder in
      let made = try await LessonProcess.run(
        ["new", "it's mine"], in: folder, environment: ["LESSON_PROGRAM": BuiltProducts.lesson])
      let command = try #require(made.output.firstMatch(of: /cd .*/)).output
      let pasted = try await LessonProcess.run("/bin/sh", ["-c", String(command)], in: folder)
      #expect(pasted.status == 0, "\(command)\n\(pasted.errors)")
      #expect(pasted.output.contains("Step 1 of "))
    }
  }

  @Test func aNewFolderIsNeverAmongTheLessonsOwnFiles() async throws {
    try await withTemporaryFolder { home in
      let name = home.lastPathComponent
      let input = "new \(name)\nnew ~/my-app\nquit\n"
      let ending = try await LessonProcess.run([], in: .repository, input: input, environment: ["HOME": home.path])
      let output = ending.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(output.contains("type `new ~/my-app` (Swift)"))
      #expect(output.contains("/\(name) is inside the folder of the lesson itself"))
      #expect(FileManager.default.fileExists(atPath: home.appending(path: "my-app/App.swift").path))
      let refused = try await LessonProcess.run(["new", name], in: .repository)
      #expect(refused.status == 64)
      #expect(refused.errors.contains("Choose a folder elsewhere, such as ~/my-app."))
      #expect(!FileManager.default.fileExists(atPath: URL.repository.appending(path: name).path))
    }
  }

  @Test func aFoldersNameMayHoldSpaces() async throws {
    try await withTemporaryFolder { folder in
      let input = "new my app\nnew \"my app\" flask\nquit\n"
      let ending = try await LessonProcess.run([], in: folder, input: input)
      #expect(ending.output.contains("There is no track \"app\"."))
      #expect(ending.output.contains("cd 'my app' && lesson"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["my app"])
    }
  }

  @Test func aStackOfOnesOwnIsShownTheSolutionInSwiftAndKeepsItsFiles() async throws {
    try await withTemporaryFolder { folder in
      try Data("run: node server.js\n".utf8).write(to: folder.appending(path: "app.yml"))
      let ending = try await LessonProcess.run([], in: folder, input: "solution\nsolution\nreset\n")
      #expect(ending.output.contains("There is no solution for a stack of your own. This is the one in Swift."))
      #expect(ending.output.contains("@main struct App: WebApp"))
      #expect(ending.output.contains("There is no starter for a stack of your own; your files are untouched."))
    }
  }

  @Test func gradeJudgesSeveralFoldersAndSaysItIsNotSandboxed() async throws {
    try await withTemporaryFolder { folder in
      _ = try await LessonProcess.run(["new", "good", "--solved", "--step", "form"], in: folder)
      _ = try await LessonProcess.run(["new", "poor", "--step", "form"], in: folder)
      let arguments = ["grade", "good", "poor", "nowhere", "--step", "form", "--output", "results"]
      let grade = try await LessonProcess.run(arguments, in: folder)
      #expect(grade.status == 2)
      #expect(grade.errors.contains("not sandboxed: trusted code only"))
      let rows = grade.output.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
      #expect(rows.dropFirst().map { "\($0[0]) \($0[1])" } == ["good passed", "poor failed", "nowhere error"])
      #expect(rows[1][2] == rows[1][2].split(separator: "/")[1] + "/" + rows[1][2].split(separator: "/")[1])
      for name in ["good", "poor", "nowhere"] {
        let data = try Data(contentsOf: folder.appending(path: "results/\(name).json"))
        let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(document["schema"] as? String == "lesson/result/1")
      }
      #expect(try await LessonProcess.run(arguments + ["--report-only", "--format", "junit"], in: folder).status == 0)
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "results/poor.xml").path))
    }
  }

  @Test func gradeRunsASubmissionsOwnCommandOnlyWhenAllowed() async throws {
    try await withTemporaryFolder { folder in
      let app = Self.right.appending(path: "bare-http-server").path
      let refused = try await LessonProcess.run(["grade", app, "--step", "setup"], in: folder)
      #expect(refused.status == 2)
      #expect(refused.output.contains("bare-http-server  error       0/6      app.run-not-allowed"))
      let allowed = try await LessonProcess.run(["grade", app, "--step", "setup", "--allow-run"], in: folder)
      #expect(allowed.status == 0)
    }
  }

  @Test(arguments: [
    (
      ["check", "nowhere", "--run", "true"],
      "There is no step \"nowhere\". The steps are: setup, form, login, protect, logout, "
    ),
    (["check", "--all", "login"], "Give a step or --all, not both."),
    (["check", "--app", "/no/such/folder"], "There is no folder /no/such/folder."),
    (["check"], "There is no app in"),
    (["check", "--patience", "0", "--run", "true"], "--patience takes a number of seconds above 0, and 3600 at most."),
    (
      ["check", "--patience", "nan", "--run", "true"], "--patience takes a number of seconds above 0, and 3600 at most."
    ),
    (["check", "--run", " "], "--run needs a command, such as \"node server.js\"."),
    (["check", "--seed", "", "--run", "true"], "--seed needs a text."),
    (["status", "--run", "true"], "Unknown option '--run'"),
    (["new", "app", "--track", "cobol"], "Please provide one of 'swift', 'flask'"),
    (["grade", "nowhere", "nowhere-else"], "There is no folder"),
    (["grade", "a/x", "b/x"], "Two folders are named \"x\""),
    (["serve", "nowhere"], "There is no step \"nowhere\"."),
    (["serve", "setup", "--port", "99999"], "A port is a number from 0 to 65535."),
    (["frobnicate"], "frobnicate"),
  ])
  func aWrongCommandLineEndsWith64(_ arguments: [String], says: String) async throws {
    try await withTemporaryFolder { folder in
      let ending = try await LessonProcess.run(arguments, in: folder)
      #expect(ending.status == 64)
      #expect(ending.errors.contains(says), "\(ending.errors)")
    }
  }
}
