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
    let columns = columns(of: STDOUT_FILENO)
    return Style(hasColor: columns != nil && wantsColor, columns: columns ?? 80)
  }

  /// How wide a terminal is; nil for what is none.
  static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
    return size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}
