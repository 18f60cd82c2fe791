import Crypto
import Foundation

/// The one Python that has Flask: a virtual environment in the user's cache, pinned by the course's requirements.
struct PythonEnvironment: Sendable {
  let home: Home
  var variables = ProcessInfo.processInfo.environment

  /// The folder with `python3`, which comes first on every app's `PATH`.
  var programs: URL { get throws { try folder.appending(path: "bin") } }

  private var requirements: URL { home.flaskExercises.appending(path: "requirements.txt") }

  private var folder: URL {
    get throws {
      let digest = SHA256.hash(data: try Data(contentsOf: requirements)).prefix(4)
        .map { String($0, radix: 16).leftPadded(to: 2) }.joined()
      let cache =
        variables["XDG_CACHE_HOME"].map { URL(filePath: $0) }
        ?? URL(filePath: variables["HOME"] ?? NSTemporaryDirectory()).appending(path: ".cache")
      return cache.appending(path: "lesson/python-\(digest)")
    }
  }

  var isReady: Bool {
    get throws { FileManager.default.fileExists(atPath: try folder.appending(path: ".ready").path) }
  }

  /// Makes the environment if it is not there yet. Of two programs at once the second waits for the first.
  ///
  /// - Parameter say: is told before the slow part begins.
  /// - Throws: ``PythonFailure``.
  func prepare(say: @Sendable (String) -> Void) async throws {
    guard try !isReady else { return }
    let folder = try folder
    say("Preparing Python with Flask in \(folder.path) – once, about half a minute …")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let lock = try await FileLock.wait(for: folder.appendingPathExtension("lock"))
    defer { withExtendedLifetime(lock) {} }
    guard try !isReady else { return }
    try await run(["python3", "-m", "venv", "--clear", folder.path], in: folder.deletingLastPathComponent())
    let python = folder.appending(path: "bin/python3").path
    try await run(
      [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements.path], in: folder)
    try Data().write(to: folder.appending(path: ".ready"))
  }

  private func run(_ command: [String], in folder: URL) async throws {
    do {
      let (exit, output) = try await ShellCommand.run(command, in: folder, home: home, environment: variables)
      if exit != .status(0) { throw PythonFailure(command: command.joined(separator: " "), output: output) }
    } catch let AppFailure.notLaunched(failure) {
      throw PythonFailure(command: command.joined(separator: " "), output: "\(failure)")
    }
  }
}
