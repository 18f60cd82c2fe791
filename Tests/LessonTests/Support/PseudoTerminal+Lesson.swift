import Foundation

extension PseudoTerminal {
  /// A terminal with the program on it, opened in a folder.
  ///
  /// - Parameter environment: what the program finds in its environment besides the usual.
  static func lesson(
    _ arguments: [String] = [], in folder: URL, environment extra: [String: String] = [:], columns: Int = 80
  ) throws -> PseudoTerminal {
    // A shell changes the folder, for forkpty(3) cannot.
    let script = "cd \"$0\" && exec \"$@\""
    var environment = ["TERM": "xterm", "LANG": "C.UTF-8", "NO_COLOR": "1"]
    for name in ["PATH", "HOME"] { environment[name] = ProcessInfo.processInfo.environment[name] }
    return try PseudoTerminal(
      running: "/bin/sh", ["-c", script, folder.path, BuiltProducts.lesson] + arguments,
      environment: environment.merging(extra) { $1 }, columns: columns)
  }
}
