import Foundation

/// Why the system does not tell of changes in a folder.
enum PollingReason: Error, Sendable, Equatable {
  /// This user's programs watch as many folders as they may (`fs.inotify.max_user_watches`).
  case noWatchLeft
  /// So many programs of this user watch folders as may (`fs.inotify.max_user_instances`), or we have no descriptor left.
  case noInstanceLeft
  /// The folder is on a file system that other machines write to unnoticed; its kind.
  case fileSystem(String)
  /// This system has no inotify.
  case unsupported
  /// errno(3)
  case other(errno: Int32)

  /// What a failed call of inotify(7) means.
  init(errno: Int32) {
    self =
      switch errno {
      case ENOSPC: .noWatchLeft
      case EMFILE, ENFILE: .noInstanceLeft
      case ENOSYS: .unsupported
      default: .other(errno: errno)
      }
  }
}
