/// A transcript as it can be pasted at the prompt: the script's lines, and as comments below each what it did and what came.
struct TranscriptText: Sendable {
  let style: Style
  /// How many of the lines that one line ran are shown; a failure in the middle of a long probe is seen in its last requests.
  var limit = 8

  func lines(_ transcript: Transcript) -> [String] {
    var lines: [String] = []
    var rest = transcript.entries[...]
    while let entry = rest.popFirst() {
      let parts = rest.prefix { $0.depth > 0 }
      rest = rest.dropFirst(parts.count)
      lines.append(entry.line)
      if let exchange = entry.exchange { lines.append(comment("→ " + TextReport.outline(exchange), depth: 1)) }
      let more = parts.count - limit
      if more > 0 { lines.append(comment("… \(more) more \(more == 1 ? "line" : "lines")", depth: 1)) }
      var browser = more > 0 ? nil : entry.browser
      for part in parts.suffix(limit) {
        if part.browser != browser { lines.append(comment("as \(Line.quoted(part.browser))", depth: part.depth)) }
        browser = part.browser
        lines.append(comment(part))
      }
    }
    return lines
  }

  private func comment(_ entry: Transcript.Entry) -> String {
    guard let exchange = entry.exchange else { return comment(entry.line, depth: entry.depth) }
    let line = String(repeating: "  ", count: entry.depth) + "# " + entry.line
    return line.padding(to: 40) + style.ink("  → " + TextReport.outline(exchange), .dim)
  }

  private func comment(_ text: String, depth: Int) -> String {
    String(repeating: "  ", count: depth) + "# " + text
  }
}
