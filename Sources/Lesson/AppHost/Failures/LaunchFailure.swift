import Foundation

/// Why an app did not start.
enum LaunchFailure: Error, Equatable {
  /// `lesson-supervisor` is not at this path.
  case supervisorMissing(String)
  /// The app's folder is not there.
  case folderMissing(String)
  /// No program of this name is in the app's `PATH`, or at this path.
  case commandNotFound(String)
  /// The program is there and cannot be run.
  case notExecutable(String)
  /// Another step failed with this error number (errno(3)); 0 when the supervisor ended without a word.
  case other(step: String, errno: Int32)
}

extension LaunchFailure {
  /// What a failed step of the supervisor means for a launch.
  init(step: String, errno: Int32, of launch: Launch) {
    let name = launch.command.first ?? ""
    switch (step, errno) {
    case ("chdir", ENOENT), ("chdir", ENOTDIR):
      self = .folderMissing(launch.folder.path)
    case ("exec", ENOENT), ("exec", ENOTDIR):
      // A script whose `#!` line names no program gives ENOENT as well.
      let isThere = name.contains("/") && FileManager.default.fileExists(atPath: launch.path(of: name))
      self = isThere ? .notExecutable(name) : .commandNotFound(name)
    case ("exec", EACCES), ("exec", ENOEXEC):
      self = .notExecutable(name)
    default:
      self = .other(step: step, errno: errno)
    }
  }
}

extension Launch {
  fileprivate func path(of name: String) -> String {
    name.hasPrefix("/") ? name : folder.appending(path: name).path
  }
}
