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

  /// The text with every line that is wider than the screen broken at spaces.
  ///
  /// Code and lines to type stand behind four spaces, and stay whole: broken they would be others.
  static func fitting(_ text: String, columns: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      let indent = String(line.prefix { $0 == " " })
      guard indent.count < 4, String(line).visibleCount > columns else { return [String(line)] }
      return lines(String(line), width: columns, first: indent)
    }.joined(separator: "\n")
  }
}

extension String {
  /// How many characters show, escape sequences left out.
  var visibleCount: Int {
    contains("\u{1B}") ? replacing(/\x1B\[[0-9;]*m/, with: "").count : count
  }
}
