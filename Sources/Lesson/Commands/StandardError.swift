import Foundation

/// Words for people that are not the program's result.
enum StandardError {
  /// On a terminal no line is wider than the screen, unless it is code.
  static func write(_ text: String) {
    let fitting = Style.columns(of: STDERR_FILENO).map { TextWrap.fitting(text, columns: $0) } ?? text
    FileHandle.standardError.write(Data((fitting + "\n").utf8))
  }
}
