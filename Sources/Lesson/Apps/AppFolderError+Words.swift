extension AppFolderError: Explained {
  var words: String {
    switch self {
    case .missing(let path): "There is no folder \(path)."
    case .nothingToRun(let path):
      "There is no app in \(path): no App.swift, no app.py, and no app.yml that says how to start one. Make one with `\(ProgramName.current) new DIR`, or say how to start it with --run."
    case .badSettings(let error): error.words
    }
  }
}
