extension AppSettingsError: Explained {
  /// `file:line: what is wrong`, and what is allowed.
  var words: String {
    let place = ([file] + (line.map { ["\($0)"] } ?? [])).joined(separator: ":")
    return "\(place): \(fault.words)"
  }
}

extension AppSettingsError.Fault {
  private static let allowed =
    "It holds one line: `track: swift`, `track: flask`, or a command such as `run: node server.js`."

  fileprivate var words: String {
    switch self {
    case .unreadable(let reason): "the file cannot be read: \(reason)."
    case .notUTF8: "the file is no text in UTF-8. Save it as UTF-8 in your editor."
    case .empty: "the file says nothing. \(Self.allowed)"
    case .notYAML(let problem): "this is no YAML: \(problem.harmless). \(Self.allowed)"
    case .notKeys: "a key with a text is missing. \(Self.allowed)"
    case .unknownKey(let key): "there is no key \"\(key.harmless)\". The keys are: track, run. \(Self.allowed)"
    case .noText("track"): "\"track\" needs one of: swift, flask, any."
    case .noText(let key): "\"\(key)\" needs a command in one line, such as `run: node server.js`."
    case .unknownTrack(let track): "there is no track \"\(track.harmless)\". The tracks are: swift, flask, any."
    case .runMissing: "the track \"any\" needs the command that starts the app as well, such as `run: node server.js`."
    case .runBeside(let track): "the track \"\(track)\" has a command of its own. Remove this line, or the track."
    }
  }
}
