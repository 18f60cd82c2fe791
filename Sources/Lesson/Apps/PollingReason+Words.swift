extension PollingReason {
  /// Why files are looked at again and again, in a sentence.
  var words: String {
    switch self {
    case .noWatchLeft:
      "This system watches no more folders for you: other programs, often editors, watch as many as fs.inotify.max_user_watches allows."
    case .noInstanceLeft:
      "This system watches for no more programs of yours: as many do as fs.inotify.max_user_instances allows."
    case .fileSystem(let kind): "Your folder is on a file system (\(kind)) that does not tell of all changes."
    case .unsupported: "This system does not tell of changes."
    case .other(let number): "This system does not tell of changes (error \(number))."
    }
  }
}
