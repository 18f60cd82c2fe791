/// Breaks text into lines at spaces.
enum TextWrap {
  /// - Parameters:
  ///   - width: in characters, of the whole line; escape sequences count nothing.
  ///   - first, rest: what stands before the first line and before the others.
  static func lines(_ text: String, width: Int, first: String = "", rest: String? = nil) -> [String] {
    let rest = rest ?? String(repeating: " ", count: first.visibleCount)
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = lines.isEmpty ? first : rest
      var isEmpty = true
      for word in paragraph.split(separator: " ") {
        if !isEmpty, line.visibleCount + 1 + String(word).visibleCount > max(width, 20) {
          lines.append(line)
          line = rest
          isEmpty = true
        }
        line += isEmpty ? String(word) : " " + word
        isEmpty = false
      }
      lines.append(line)
    }
    return lines
  }
}

extension String {
  /// How many characters show, escape sequences left out.
  var visibleCount: Int {
    contains("\u{1B}") ? replacing(/\x1B\[[0-9;]*m/, with: "").count : count
  }
}
