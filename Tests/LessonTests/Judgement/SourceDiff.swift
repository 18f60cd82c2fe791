/// A change of an app's files, written as a unified diff without line numbers.
///
///     --- app.py
///      def logout():
///     -    session.clear()
///     +    session["user"] = ""
///
/// `@@` alone in a line ends a hunk where another one of the same file follows. What a hunk takes out, with the lines that it
/// leaves, stands exactly once in the file.
struct SourceDiff {
  /// Why a diff does not fit the files.
  enum Misfit: Error, Equatable {
    case noFile(line: String)
    case missing(file: String)
    case found(times: Int, file: String, lines: String)
  }

  private var hunks: [Hunk] = []

  private struct Hunk {
    let file: String
    var before: [Substring] = []
    var after: [Substring] = []
  }

  /// - Throws: ``Misfit/noFile(line:)``.
  init(_ text: String) throws(Misfit) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("--- ") {
        hunks.append(Hunk(file: String(line.dropFirst(4))))
        continue
      }
      guard let last = hunks.indices.last else { throw .noFile(line: String(line)) }
      switch line.first {
      case "@": hunks.append(Hunk(file: hunks[last].file))
      case "-": hunks[last].before.append(line.dropFirst())
      case "+": hunks[last].after.append(line.dropFirst())
      default:
        hunks[last].before.append(line.dropFirst())
        hunks[last].after.append(line.dropFirst())
      }
    }
  }

  /// - Returns: the files with every hunk applied, one after the other.
  /// - Throws: ``Misfit`` where a hunk does not fit, or fits in several places.
  func applied(to files: [String: String]) throws(Misfit) -> [String: String] {
    var files = files
    for hunk in hunks {
      guard let text = files[hunk.file] else { throw .missing(file: hunk.file) }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let places = lines.indices.filter { lines[$0...].starts(with: hunk.before) }
      guard places.count == 1 else {
        throw .found(times: places.count, file: hunk.file, lines: hunk.before.joined(separator: "\n"))
      }
      let changed = lines[..<places[0]] + hunk.after + lines[(places[0] + hunk.before.count)...]
      files[hunk.file] = changed.joined(separator: "\n")
    }
    return files
  }
}
