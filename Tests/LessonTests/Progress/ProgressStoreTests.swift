import Foundation
import Testing

@testable import Lesson

@Suite struct ProgressStoreTests {
  private func with(isolation: isolated (any Actor)? = #isolation, _ body: (URL) async throws -> Void) async throws {
    try await withTemporaryFolder { try await body($0.appending(path: ".lesson")) }
  }

  @Test func aNewStoreIsEmptyAndMakesItsFolder() async throws {
    try await with { folder in
      let store = try ProgressStore(folder: folder)
      #expect(try store.entries().isEmpty && store.passedSteps().isEmpty)
      #expect(try store.currentStep() == nil && store.last(step: "login") == nil)
      #expect(FileManager.default.fileExists(atPath: folder.path))
    }
  }

  @Test func attemptsAreKeptInOrderWithTheFirstReason() async throws {
    try await with { folder in
      var failed = try Attempt.sampleFailed()
      failed.seconds = 2.5
      failed.phases = Attempt.Phases(build: 1, compile: 0.5, link: 0.25, start: 0.125, checks: 2)
      for attempt in [failed, try .sampleExited(), try .samplePassed()] {
        try ProgressStore(folder: folder).add(attempt)
      }
      let store = try ProgressStore(folder: folder)
      let entries = try store.entries()
      try #require(entries.count == 3)
      #expect(
        entries[0]
          == ProgressStore.Entry(
            began: Date(timeIntervalSince1970: 1_800_000_000), step: "login", track: "flask", verdict: "failed",
            digest: "0123456789abcdef", seconds: 2.5, check: "login.wrong",
            diagnosis: "sign-in.wrong-password-accepted",
            phases: failed.phases))
      #expect(entries.map(\.verdict) == ["failed", "app-failed", "passed"])
      #expect(entries.map(\.check) == ["login.wrong", nil, nil])
      #expect(entries.map(\.diagnosis) == ["sign-in.wrong-password-accepted", "app.exited", nil])
      #expect(try store.last(step: "login") == entries[2])
      #expect(try store.last(step: "logout") == nil)
    }
  }

  @Test func aStepOncePassedStaysPassed() async throws {
    try await with { folder in
      let store = try ProgressStore(folder: folder)
      try store.add(try .sampleFailed())
      #expect(try store.passedSteps() == [])
      try store.add(try .samplePassed())
      try store.add(try .sampleFailed())
      #expect(try store.passedSteps() == ["login"])
      #expect(try store.passedSteps(digest: "0123456789abcdef") == ["login"])
      #expect(try store.passedSteps(digest: "another version") == [])
      #expect(try store.last(step: "login")?.verdict == "failed")
    }
  }

  @Test func thePlaceIsRemembered() async throws {
    try await with { folder in
      try ProgressStore(folder: folder).setCurrentStep("login")
      try ProgressStore(folder: folder).setCurrentStep("protect")
      #expect(try ProgressStore(folder: folder).currentStep() == "protect")
    }
  }

  @Test func severalProgramsMayMakeTheStoreAtOnce() async throws {
    for _ in 0..<15 {
      try await with { folder in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in 0..<4 { group.addTask { try ProgressStore(folder: folder).setCurrentStep("\(number)") } }
          try await group.waitForAll()
        }
        #expect(try ProgressStore(folder: folder).currentStep() != nil)
      }
    }
  }

  @Test func twoProgramsWriteAtOnceAndNothingIsLost() async throws {
    try await with { folder in
      let attempt = try Attempt.samplePassed()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<3 {
          group.addTask {
            let store = try ProgressStore(folder: folder)
            for number in 0..<30 {
              try store.add(attempt)
              try store.setCurrentStep("\(writer)-\(number)")
            }
          }
        }
        try await group.waitForAll()
      }
      let store = try ProgressStore(folder: folder)
      #expect(try store.entries().count == 90)
      #expect(try store.currentStep()?.hasSuffix("-29") == true)
    }
  }

  /// The real program, killed while it starts, judges or writes: what it finished is there, and the rest can go on.
  @Test func aKilledProgramLosesNothingThatItFinished() async throws {
    try await with { folder in
      let app = folder.deletingLastPathComponent()
      var random = SeededRandom(state: 7)
      var finished = 0
      let count = 24
      for _ in 0..<count / 3 {
        let processes = try (0..<3).map { _ in try check(app) }
        for process in processes.dropFirst() {
          try await Task.sleep(for: .milliseconds(Int.random(in: 0..<120, using: &random)))
          kill(process.processIdentifier, SIGKILL)
        }
        for process in processes {
          process.waitUntilExit()
          if process.terminationReason == .exit {
            #expect(process.terminationStatus == 1)
            finished += 1
          }
        }
        #expect(try (finished...count).contains(ProgressStore(folder: folder).entries().count))
      }
      #expect(finished >= count / 3)
      let store = try ProgressStore(folder: folder)
      try store.add(try .samplePassed())
      #expect(try store.entries().dropLast().allSatisfy { $0.verdict == "app-failed" && $0.diagnosis == "app.exited" })
    }
  }

  private func check(_ app: URL) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: BuiltProducts.lesson)
    process.arguments = ["check", "setup", "--app", app.path, "--run", "false"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test func aFileInThePlaceOfTheFolderIsAnError() async throws {
    try await with { folder in
      try Data("a file".utf8).write(to: folder)
      #expect(throws: (any Error).self) { try ProgressStore(folder: folder) }
      #expect(try Data(contentsOf: folder) == Data("a file".utf8))
    }
  }

  @Test func aFileThatIsNoDatabaseIsAnErrorAndIsLeftAlone() async throws {
    try await with { folder in
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let file = folder.appending(path: "progress.sqlite")
      let text = Data(String(repeating: "no database ", count: 500).utf8)
      try text.write(to: file)
      #expect(throws: (any Error).self) { try ProgressStore(folder: folder) }
      #expect(try Data(contentsOf: file) == text)
    }
  }
}
