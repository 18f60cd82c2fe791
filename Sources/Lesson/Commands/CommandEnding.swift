import ArgumentParser

/// How a subcommand ends that met an error: what is said, and the exit status.
struct CommandEnding {
  let words: String
  let status: Int32

  /// nil for what the command line's own parser has words and a status for.
  init?(_ error: any Error) {
    let parsed = LessonCommand.exitCode(for: error)
    if error is ExitCode || parsed == .success || parsed == .validationFailure { return nil }
    words = Trouble.words(error)
    status =
      switch error {
      case AppFolderError.badSettings: 1
      case is AppFolderError, StarterError.notAnEmptyFolder, StarterError.insideLesson:
        ExitCode.validationFailure.rawValue
      default: 2
      }
  }
}
