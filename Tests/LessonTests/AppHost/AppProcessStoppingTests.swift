import Foundation
import Testing

@testable import Lesson

@Suite(.withProcesses()) struct AppProcessStoppingTests {
  @Test func stopEndsAnAppThatObeys() async throws {
    let app = try await AppProcess.start("trap 'exit 7' TERM; echo ready; while :; do sleep 0.01; done")
    try await eventually { app.output == "ready\n" }
    await app.stop(grace: .seconds(60))
    #expect(app.exit == .status(7))
    #expect(kill(app.supervisorPID, 0) != 0, "the supervisor was not reaped")
  }

  @Test func stopKillsAnAppThatIgnoresIt() async throws {
    let app = try await AppProcess.start("trap '' TERM; echo ready; while :; do sleep 0.01; done")
    try await eventually { app.output == "ready\n" }
    await app.stop(grace: .milliseconds(50))
    #expect(app.exit == .signal(SIGKILL))
    #expect(!AppProcess.isRunning(app.pid))
  }

  @Test func stopCanBeCalledAgainAndAtTheSameTime() async throws {
    let app = try await AppProcess.start("exec sleep 1000")
    await withTaskGroup { group in
      for _ in 0..<4 { group.addTask { await app.stop() } }
    }
    await app.stop()
    #expect(app.exit == .signal(SIGTERM))
  }

  @Test func daemonIsGoneAfterStop() async throws {
    let app = try await AppProcess.start(
      python: """
        import os, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                os.setsid()
                print(os.getpid(), flush=True)
                time.sleep(1000)
            os._exit(0)
        os.wait()
        time.sleep(1000)
        """)
    try await eventually { app.output.hasSuffix("\n") }
    let daemon = try #require(Int32(app.output.dropLast()))
    #expect(AppProcess.isRunning(daemon))
    await app.stop()
    #expect(!AppProcess.isRunning(daemon))
    #expect(!AppProcess.isRunning(app.pid))
  }

  @Test func treeThatKeepsForkingIsGoneAfterStop() async throws {
    // Each process lives just long enough to leave a child in a session of its own, three at a time.
    let app = try await AppProcess.start(
      python: """
        import os, signal, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for _ in range(3):
            if os.fork() == 0:
                while True:
                    os.setsid()
                    if os.fork() != 0:
                        os._exit(0)
        print("ready", flush=True)
        time.sleep(1000)
        """)
    try await eventually { app.output == "ready\n" }
    await app.stop(grace: .milliseconds(10))
    #expect(app.end != nil)
    #expect(ProcessTree.pids(from: app.supervisorPID).isEmpty)
  }

  @Test func forgottenAppEnds() async throws {
    let (pid, supervisor) = try await forget(AppProcess.start("exec sleep 1000"))
    try await eventually { !AppProcess.isRunning(pid) && !AppProcess.isRunning(supervisor) }
  }

  @Test func appEndsWithItsSupervisor() async throws {
    let app = try await AppProcess.start("exec sleep 1000")
    kill(app.supervisorPID, SIGKILL)
    #expect(await app.waitForExit() == .signal(SIGKILL))
    #expect(app.end == nil)
    try await eventually { !AppProcess.isRunning(app.pid) }
  }

  @Test func stopWorksOnAStoppedSupervisor() async throws {
    let app = try await AppProcess.start("exec sleep 1000")
    kill(app.supervisorPID, SIGSTOP)
    await app.stop(grace: .zero)
    #expect(app.exit == .signal(SIGKILL))
  }

  @Test func appEndsWhenTheProcessThatHoldsItIsKilled() async throws {
    let holder = Process()
    holder.executableURL = URL(filePath: "/usr/bin/env")
    holder.arguments = [
      "python3", "-c",
      """
      import socket, subprocess, sys, time
      ours, theirs = socket.socketpair()
      subprocess.Popen([sys.argv[1], "--", "sh", "-c", "setsid sleep 1000 & sleep 1000"], stdin=theirs,
                       stdout=subprocess.DEVNULL)
      theirs.close()
      print(ours.recv(100).decode(), end="", flush=True)
      time.sleep(1000)
      """, BuiltProducts.supervisor,
    ]
    let pipe = Pipe()
    holder.standardOutput = pipe
    try holder.run()
    let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    guard case .started(let app) = SupervisorReport(line: line.trimmingCharacters(in: .newlines)) else {
      Issue.record("the supervisor said \(line)")
      return
    }
    try await eventually { ProcessTree.pids(from: app).count == 3 }
    let tree = ProcessTree.pids(from: app)
    // `env` becomes python3 by exec, so this is the process that holds the socket, or the parent of it when python3
    // is a wrapper.
    for pid in ProcessTree.pids(from: holder.processIdentifier) where !tree.contains(pid) {
      if commandLine(of: pid).contains("socketpair") { kill(pid, SIGKILL) }
    }
    try await eventually { tree.allSatisfy { !AppProcess.isRunning($0) } }
  }
}

/// Lets go of an app and keeps its numbers.
private func forget(_ app: consuming AppProcess) -> (pid: Int32, supervisor: Int32) {
  (app.pid, app.supervisorPID)
}

private func commandLine(of pid: Int32) -> String {
  (try? String(contentsOfFile: "/proc/\(pid)/cmdline", encoding: .utf8)) ?? ""
}
