/// A text with marked regions, from which both the solution and the starter come.
///
/// A region runs from a line `solution` over a line `starter` to a line `end`, each behind the language's comment sign. The
/// starter's lines stand behind `//| `, `#| `, or between `<!--| ` and ` -->`.
enum MarkedText {
  static func extract(_ part: Exercise.Part, from text: String) -> String {
    enum Region { case outside, solution, starter }
    var region = Region.outside
    var kept: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      switch marker(line) {
      case "solution": region = .solution
      case "starter": region = .starter
      case "end": region = .outside
      default:
        switch (region, part) {
        case (.outside, _), (.solution, .solution): kept.append(line)
        case (.starter, .starter): kept.append(uncommented(line))
        default: break
        }
      }
    }
    return kept.joined(separator: "\n")
  }

  private static func marker(_ line: Substring) -> String? {
    line.wholeMatch(of: /\s*(?:\/\/|#|<!--) (solution|starter|end)(?: -->)?\s*/).map { String($0.1) }
  }

  private static func uncommented(_ line: Substring) -> Substring {
    if let match = line.wholeMatch(of: /(\s*)<!--\| ?(.*?) ?-->\s*/) { return match.1 + match.2 }
    if let match = line.wholeMatch(of: /(\s*)(?:\/\/|#)\| ?(.*)/) { return match.2.isEmpty ? "" : match.1 + match.2 }
    return line
  }
}
