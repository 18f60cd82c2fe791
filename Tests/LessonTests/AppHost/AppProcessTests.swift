import Foundation
import Synchronization
import Testing

@testable import Lesson

@Suite(.withProcesses()) struct AppProcessTests {
  // MARK: Ends

  @Test func exitStatusIsReported() async throws {
    let app = try await AppProcess.start("echo ready; exit 3")
    #expect(await app.waitForExit() == .status(3))
    #expect(app.exit == .status(3))
    #expect(app.output == "ready\n")
  }

  @Test func signalIsReported() async throws {
    let app = try await AppProcess.start("kill -SEGV $$")
    #expect(await app.waitForExit() == .signal(SIGSEGV))
  }

  @Test func exitIsReportedWhileChildrenStillRun() async throws {
    let app = try await AppProcess.start("sleep 1000 & echo $!; exit 0")
    #expect(await app.waitForExit() == .status(0))
    #expect(app.end == nil)
    let orphan = try #require(Int32(app.output.dropLast()))
    #expect(AppProcess.isRunning(orphan))
    await app.stop()
    #expect(!AppProcess.isRunning(orphan))
    #expect(app.end?.killed == 1)
  }

  @Test func waitingEndsWithItsTask() async throws {
    let app = try await AppProcess.start("exec sleep 1000")
    let exit = await withTaskGroup(of: AppExit?.self) { group in
      group.addTask { await app.waitForExit() }
      group.cancelAll()
      return await group.next() ?? .status(0)
    }
    #expect(exit == nil)
    #expect(app.exit == nil)
    await app.stop()
  }

  @Test func useOfTheWholeTreeIsKnownAtTheEnd() async throws {
    let app = try await AppProcess.start("sh -c 'i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done'; exit 4")
    // Else the signal may come before any work was done.
    #expect(await app.waitForExit() == .status(4))
    await app.stop()
    let end = try #require(app.end)
    #expect(end.cpu > .zero)
    #expect(end.residentKiB > 0)
  }

  // MARK: Output

  @Test func floodStaysBounded() async throws {
    let lines = Mutex(0)
    let app = try await AppProcess.start("exec yes", onOutput: { _ in lines.withLock { $0 += 1 } })
    try await eventually { lines.withLock { $0 } > OutputLines.perSecond }
    #expect(app.output.contains("bytes left out"))
    #expect(app.output.utf8.count < AppOutput.headLimit + AppOutput.tailLimit + 100)
    await app.stop(grace: .seconds(60))
    #expect(app.exit == .signal(SIGTERM))
  }

  @Test func linesComeAsTheyArePrinted() async throws {
    let lines = Mutex<[String]>([])
    let app = try await AppProcess.start(
      "printf 'one\\ntw'; while :; do sleep 0.01; done", onOutput: { line in lines.withLock { $0.append(line) } })
    try await eventually { lines.withLock { $0 } == ["one"] }
    await app.stop()
    #expect(lines.withLock { $0 } == ["one", "tw"])
  }

  @Test func lastWordsAreThereWithTheExit() async throws {
    let lines = Mutex<[String]>([])
    let app = try await AppProcess.start(
      "printf 'one\\ntwo\\r\\n\\033[31mred\\033[0m\\nlast'", onOutput: { line in lines.withLock { $0.append(line) } })
    #expect(await app.waitForExit() == .status(0))
    #expect(app.output == "one\ntwo\nred\nlast")
    await app.stop()
    #expect(lines.withLock { $0 } == ["one", "two", "red", "last"])
  }

  @Test func standardErrorIsOutputToo() async throws {
    let app = try await AppProcess.start("echo out; echo err >&2; echo file > /dev/stderr")
    _ = await app.waitForExit()
    #expect(app.output == "out\nerr\nfile\n")
  }

  // MARK: Surroundings

  @Test func environmentIsExact() async throws {
    let launch = Launch(
      command: ["/usr/bin/env"], folder: FileManager.default.temporaryDirectory,
      environment: ["PORT": "8080", "NAME": "a b=c ü"])
    let app = try await AppProcess.start(launch, supervisor: BuiltProducts.supervisor)
    _ = await app.waitForExit()
    #expect(Set(app.output.split(separator: "\n")) == ["PORT=8080", "NAME=a b=c ü"])
  }

  @Test func folderAndInputAreSet() async throws {
    let app = try await AppProcess.start("pwd -P; cat; echo end")
    #expect(await app.waitForExit() == .status(0))
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    #expect(app.output == "\(folder)\nend\n")
  }

  @Test func limitsAreSet() async throws {
    let app = try await AppProcess.start(
      "ulimit -c; ulimit -t; ulimit -d; ulimit -n; ulimit -f",
      limits: Launch.Limits(cpuSeconds: 5, dataBytes: 512 << 20, files: 32, fileBytes: 1 << 20))
    _ = await app.waitForExit()
    #expect(app.output == "0\n5\n\(512 << 10)\n32\n\(2 << 10)\n")
  }

  @Test func processorTimeEnds() async throws {
    let app = try await AppProcess.start("while :; do :; done", limits: Launch.Limits(cpuSeconds: 1))
    #expect(await app.waitForExit() == .signal(SIGXCPU))
  }

  #if os(Linux)
    @Test func appInheritsNoSignalStateAndNoRights() async throws {
      let app = try await AppProcess.start("exec grep -E '^(SigBlk|SigIgn|NoNewPrivs)' /proc/self/status")
      _ = await app.waitForExit()
      let values = app.output.split(separator: "\n").map { $0.split(separator: "\t").last.map(String.init) ?? "" }
      try #require(values.count == 3)
      #expect(UInt64(values[0], radix: 16) == 0)
      // posix_spawn ignores two signals that belong to the C library: 32 and 33.
      #expect(UInt64(values[1], radix: 16).map { $0 & ~(0b11 << 31) } == 0)
      #expect(values[2] == "1")
    }

    @Test func parallelStartsShareNoDescriptor() async throws {
      let outputs = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<20 {
          group.addTask {
            let app = try await AppProcess.start("exec ls /proc/self/fd")
            _ = await app.waitForExit()
            return app.output
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      // 3 is the folder that ls reads.
      #expect(outputs == Array(repeating: "0\n1\n2\n3\n", count: 20))
    }

    @Test func startsLeakNoDescriptorAndNoProcess() async throws {
      let starts = 50
      let before = try openDescriptors()
      for number in 0..<starts {
        let app = try await AppProcess.start("exit \(number)")
        #expect(await app.waitForExit() == .status(Int32(number)))
        await app.stop()
        #expect(kill(app.supervisorPID, 0) != 0, "the supervisor was not reaped")
      }
      // Other tests run at the same time and hold a few of their own.
      let after = try openDescriptors()
      #expect(after < before + starts / 2)
    }

    private func openDescriptors() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }
  #endif

  // MARK: Failures

  @Test func commandThatIsNotThereIsToldFromExit127() async throws {
    let app = try await AppProcess.start("exit 127")
    #expect(await app.waitForExit() == .status(127))
    await #expect(throws: LaunchFailure.commandNotFound("no-such-program")) {
      try await AppProcess.start(command: ["no-such-program"])
    }
    await #expect(throws: LaunchFailure.commandNotFound("./no-such-program")) {
      try await AppProcess.start(command: ["./no-such-program"])
    }
    await #expect(throws: LaunchFailure.commandNotFound("")) { try await AppProcess.start(command: []) }
  }

  @Test func commandThatCannotRunIsTold() async throws {
    await #expect(throws: LaunchFailure.notExecutable("/etc/passwd")) {
      try await AppProcess.start(command: ["/etc/passwd"])
    }

    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appending(path: "run")
    try "#!/no/such/interpreter\n".write(to: script, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    await #expect(throws: LaunchFailure.notExecutable("./run")) {
      try await AppProcess.start(command: ["./run"], folder: folder)
    }
  }

  @Test func missingFolderAndSupervisorAreTold() async throws {
    await #expect(throws: LaunchFailure.folderMissing("/no/such/folder")) {
      try await AppProcess.start(command: ["true"], folder: URL(filePath: "/no/such/folder"))
    }
    await #expect(throws: LaunchFailure.supervisorMissing("/no/such/supervisor")) {
      try await AppProcess.start(command: ["true"], supervisor: "/no/such/supervisor")
    }
    await #expect(throws: LaunchFailure.other(step: "supervisor", errno: 0)) {
      try await AppProcess.start(command: ["true"], supervisor: "/bin/true")
    }
  }
}
