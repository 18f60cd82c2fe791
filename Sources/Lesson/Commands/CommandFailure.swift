/// Why a subcommand could not do its work though the command line was right.
enum CommandFailure: Error {
  /// Of `grade`: results cannot be written into this folder.
  case cannotWriteResults(folder: String, reason: String)
  case cannotWriteTranscript(file: String, reason: String)
  /// Of `grade`: no folder can be made here to build in.
  case cannotBuild(folder: String)
  case portInUse(Int)
  case portRefused(Int, reason: String)
  /// The course has the step, and the program no app for it.
  case noSolution(step: String)
}

extension CommandFailure: Explained {
  var words: String {
    switch self {
    case .cannotWriteResults(let folder, let reason):
      "The results cannot be written into \(folder): \(reason). Give another folder with --output."
    case .cannotWriteTranscript(let file, let reason):
      "The transcript cannot be written to \(file): \(reason). Give another file with --transcript."
    case .cannotBuild(let folder): "No folder can be made in \(folder), where the apps are built. Is the disk full?"
    case .portInUse(let port):
      "Port \(port) is in use. Stop the program that uses it, or choose another port: --port 0 takes one that is free."
    case .portRefused(let port, let reason):
      "Port \(port) cannot be used: \(reason). Choose another one: --port 0 takes one that is free."
    case .noSolution(let step): "The program has no solved app for the step \(step). Build it anew."
    }
  }
}
