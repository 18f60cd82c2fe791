import Testing

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
  private var hunks: [Hunk] = []

  private struct Hunk {
    let file: String
    var before: [Substring] = []
    var after: [Substring] = []
  }

  init(_ text: String) throws {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("--- ") {
        hunks.append(Hunk(file: String(line.dropFirst(4))))
        continue
      }
      let last = try #require(hunks.indices.last, "a diff begins with the name of a file: \(line)")
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
  func applied(to files: [String: String]) throws -> [String: String] {
    var files = files
    for hunk in hunks {
      let lines = try #require(files[hunk.file], "there is no \(hunk.file)")
        .split(separator: "\n", omittingEmptySubsequences: false)
      let places = lines.indices.filter { lines[$0...].starts(with: hunk.before) }
      try #require(places.count == 1, "found \(places.count) times in \(hunk.file): \(hunk.before)")
      let changed = lines[..<places[0]] + hunk.after + lines[(places[0] + hunk.before.count)...]
      files[hunk.file] = changed.joined(separator: "\n")
    }
    return files
  }
}
