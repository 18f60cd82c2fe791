import Foundation

extension PollingReason {
  /// What it means for who saves a file, and what to do if that is not enough.
  var explanation: Explanation {
    .init(happened: "Files are looked at every 0.3 s, because \(cause).", next: "Saving works all the same. \(cure)")
  }

  private var cause: String {
    switch self {
    case .noWatchLeft: "you watch as many folders as one user may"
    case .noInstanceLeft: "as many programs watch folders as may at a time"
    case .fileSystem(let kind): "the folder is on another machine or outside this container (\(kind))"
    case .unsupported: "this system does not tell of changes"
    case .other(let number): "the system does not tell of changes (\(number.errnoWords))"
    }
  }

  private var cure: String {
    switch self {
    case .noWatchLeft: "To raise the limit: sudo sysctl fs.inotify.max_user_watches=524288"
    case .noInstanceLeft: "To raise the limit: sudo sysctl fs.inotify.max_user_instances=512"
    case .fileSystem, .unsupported, .other: "If a save is missed, type `check`."
    }
  }
}
