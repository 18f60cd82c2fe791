import Foundation

/// What to start as an app, and how.
struct Launch: Sendable {
  /// The program and its arguments. The program is looked up in the `PATH` of `environment`;
  /// a relative path starts from `folder`.
  var command: [String]
  /// The folder that the app starts in.
  var folder: URL
  /// All that the app's environment holds: nothing is inherited.
  var environment: [String: String]
  var limits = Limits()

  /// Limits of each single process of the app (setrlimit(2)); `nil` sets none.
  struct Limits: Sendable, Equatable {
    /// Processor time.
    var cpuSeconds: Int?
    /// Heap and other private memory.
    var dataBytes: Int?
    /// Open descriptors.
    var files: Int?
    /// The largest file that may be written.
    var fileBytes: Int?
    /// Processes of this user, of other apps as well: of use only where the app has a user of its own.
    var processes: Int?
  }
}

extension Launch {
  /// The arguments of `lesson-supervisor` for this launch.
  var supervisorArguments: [String] {
    let limits: [(String, Int?)] = [
      ("--cpu-seconds", limits.cpuSeconds),
      ("--data-bytes", limits.dataBytes),
      ("--files", limits.files),
      ("--file-bytes", limits.fileBytes),
      ("--processes", limits.processes),
    ]
    return ["--folder", folder.path]
      + limits.flatMap { option, value in value.map { [option, String($0)] } ?? [] }
      + ["--"] + command
  }
}
