extension AppFolderError: Explained {
  var words: String {
    switch self {
    case .missing(let path): "There is no folder \(path)."
    case .nothingToRun(let path):
      "There is no app in \(path): no App.swift, no app.py, and no app.yml that says how to start one. Make one with `\(ProgramName.current) new DIR`, or write into app.yml how yours is started: `run: node server.js`"
    case .badSettings(let error): error.words
    }
  }
}
