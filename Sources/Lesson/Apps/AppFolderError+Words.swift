extension AppFolderError {
  var words: String {
    switch self {
    case .missing(let path): "There is no folder \(path)."
    case .nothingToRun(let path):
      "There is no app in \(path): no App.swift, no app.py, and no app.yml that says how to start one. Make one with `lesson new DIR`, or say how to start it with --run."
    case .unknownTrack(let track, let file):
      "\(file): there is no track \"\(track)\". The tracks are: \(Track.names.joined(separator: ", "))."
    case .badSettings(let file, let reason): "\(file) cannot be read: \(reason)"
    case .runNotAllowed(let path): "\(path) names a command of its own in app.yml; --allow-run lets it."
    }
  }
}
