import Foundation

extension CompileError {
  /// The errors in a compiler's output: `file:line:column: error: message`.
  static func all(in text: String) -> [CompileError] {
    var found: [CompileError] = []
    for line in text.split(separator: "\n") {
      guard let match = line.wholeMatch(of: /(.+?):(\d+):(\d+): error: (.+)/),
        let number = Int(match.2), let column = Int(match.3)
      else { continue }
      let error = CompileError(
        file: URL(filePath: String(match.1)).lastPathComponent, line: number, column: column, message: String(match.4))
      if !found.contains(error) { found.append(error) }
    }
    return found
  }
}
