import Foundation

extension Style {
  /// Whether the environment asks for lines alone.
  static var isPlainWanted: Bool {
    !["", "0"].contains(ProcessInfo.processInfo.environment["LESSON_PLAIN", default: ""])
  }

  /// For standard output: color only where a person sees it and wants it (no-color.org).
  static var standardOutput: Style {
    let environment = ProcessInfo.processInfo.environment
    let wantsColor = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb" && !isPlainWanted
    var size = winsize()
    let isTerminal = isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
    return Style(hasColor: isTerminal && wantsColor, columns: isTerminal && size.ws_col > 0 ? Int(size.ws_col) : 80)
  }
}
