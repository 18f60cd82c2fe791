import Foundation

@testable import Lesson

extension AppProcess {
  /// Starts a shell script as an app.
  static func start(
    _ script: String, limits: Launch.Limits = Launch.Limits(), onOutput: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> AppProcess {
    try await start(command: ["/bin/sh", "-c", script], limits: limits, onOutput: onOutput)
  }

  /// Starts a Python script as an app.
  static func start(python script: String) async throws -> AppProcess {
    try await start(command: ["python3", "-c", script])
  }

  /// Starts a program with nothing but `PATH` in its environment.
  @discardableResult
  static func start(
    command: [String], folder: URL = FileManager.default.temporaryDirectory, limits: Launch.Limits = Launch.Limits(),
    supervisor: String = BuiltProducts.supervisor, onOutput: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> AppProcess {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let launch = Launch(command: command, folder: folder, environment: ["PATH": path], limits: limits)
    return try await start(launch, supervisor: supervisor, onOutput: onOutput)
  }

  /// Whether a process is there and is more than a zombie: an orphan that was killed stays one until the system's first
  /// process finds the time to reap it.
  static func isRunning(_ pid: Int32) -> Bool {
    guard kill(pid, 0) == 0 else { return false }
    let stat = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ""
    // pid (name) state …
    return stat.split(separator: ")").last?.hasPrefix(" Z") != true
  }
}
