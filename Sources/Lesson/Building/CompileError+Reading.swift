import Foundation

extension CompileError {
  /// The errors in a compiler's output: `file:line:column: error: message`.
  ///
  /// - Parameter folder: from which the files' paths are told; of one elsewhere the name is.
  static func all(in text: String, of folder: URL) -> [CompileError] {
    let root = folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
    var found: [CompileError] = []
    for line in text.split(separator: "\n") {
      guard let match = line.wholeMatch(of: /(.+?):(\d+):(\d+): error: (.+)/),
        let number = Int(match.2), let column = Int(match.3)
      else { continue }
      let path = String(match.1)
      let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : URL(filePath: path).lastPathComponent
      let error = CompileError(file: name, line: number, column: column, message: String(match.4))
      if !found.contains(error) { found.append(error) }
    }
    return found
  }
}
