import Foundation

/// An app that can be started: a learner's folder, or a step's solution.
enum AppSource: Sendable, Equatable {
  case folder(AppFolder)
  case example(step: String)

  /// The words of the command that starts it, once it is built.
  ///
  /// - Parameters:
  ///   - build: where a Swift program is kept.
  ///   - patience: how long its build may take.
  ///   - say: is told before something slow begins.
  /// - Throws: ``AppFailure`` where it does not compile, ``PythonFailure``.
  func prepared(home: Home, build: URL, patience: Patience, say: @Sendable (String) -> Void) async throws -> PreparedApp
  {
    switch self {
    case .example(let step):
      // An app's environment is not ours: where the lessons are must be said again.
      return PreparedApp(
        command: ["env", "LESSON_HOME=\(home.root.path)", home.program, "serve", step], folder: home.root)
    case .folder(let folder):
      switch folder.track {
      case .swift:
        let program = try await Compiler(home: home, folder: folder.url, output: build, patience: patience).build()
        return PreparedApp(
          command: [program.path], folder: folder.url, compileSeconds: program.compileSeconds,
          linkSeconds: program.linkSeconds)
      case .flask:
        return try await python(["python3", "app.py"], folder, home, say)
      case .any(let run):
        let command = ShellCommand.words(run)
        if command.first?.contains(/python/) == true { return try await python(command, folder, home, say) }
        // Another command may start Python too; it finds Flask if that was prepared before.
        let environment = PythonEnvironment(home: home)
        let programs = try environment.isReady ? [environment.programs] : []
        return PreparedApp(command: command, folder: folder.url, programs: programs)
      }
    }
  }

  private func python(
    _ command: [String], _ folder: AppFolder, _ home: Home, _ say: @Sendable (String) -> Void
  ) async throws -> PreparedApp {
    let environment = PythonEnvironment(home: home)
    try await environment.prepare(say: say)
    return PreparedApp(command: command, folder: folder.url, programs: [try environment.programs])
  }
}
