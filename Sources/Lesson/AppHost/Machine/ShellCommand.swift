import Foundation

/// Runs a program of the toolchain to its end, under the supervisor as an app is: nothing of it is left when we end.
enum ShellCommand {
  /// - Parameter time: how long it may take; `nil` is as long as it likes.
  /// - Returns: how it ended, `nil` where it took longer, and what it printed.
  /// - Throws: ``AppFailure/notLaunched(_:)``, `CancellationError`.
  static func run(
    _ command: [String], in folder: URL, home: Home,
    environment: [String: String] = ProcessInfo.processInfo.environment, within time: Duration? = nil
  ) async throws -> (exit: AppExit?, output: String) {
    let process: AppProcess
    do throws(LaunchFailure) {
      process = try await AppProcess.start(
        Launch(command: command, folder: folder, environment: environment), supervisor: home.supervisor)
    } catch {
      throw AppFailure.notLaunched(error)
    }
    let exit = if let time { await process.exit(within: time) } else { await process.waitForExit() }
    await process.stop(grace: .zero)
    try Task.checkCancellation()
    return (exit, process.output)
  }

  /// The first program of this name on `PATH`.
  static func path(of name: String, environment: [String: String]) -> String? {
    environment["PATH", default: ""].split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Splits a command line as a shell does, less what shells expand: spaces, quotes and backslashes.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
