import Foundation

/// What a performed line did, for the screen.
struct LineEcho: Sendable {
  let style: Style

  /// The entries that a line added to the transcript.
  ///
  /// - Parameter now: By the browser's clock.
  func text(_ entries: [Transcript.Entry], page: Page?, at now: Date) -> String {
    var lines: [String] = []
    for entry in entries {
      let indent = String(repeating: "  ", count: entry.depth)
      let isOwn = entry.depth == 0
      if !isOwn {
        // An app chooses the words on its buttons.
        let line = indent + entry.line.harmless
        let beside = line.padding(to: max(40, line.visibleCount + 2)) + outcome(entry)
        if entry.exchange == nil {
          lines.append(line)
        } else if beside.visibleCount <= style.columns {
          lines.append(beside)
        } else {
          lines += [line] + wrapped(outcome(entry), indent + "  ")
        }
      }
      if isOwn, entry.exchange != nil { lines.append("  " + outcome(entry)) }
      for change in entry.cookieChanges {
        lines += wrapped(change.words(at: now), indent + "  ").map { style.ink($0, .note) }
      }
      if let shown = entry.shown?.harmless {
        lines += shown.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
          wrapped(String(line.drop { $0 == " " }), "  " + line.prefix { $0 == " " })
        }
      }
    }
    if let response = entries.last(where: { $0.exchange != nil })?.exchange?.response {
      if response.isRedirect {
        lines.append("  Type `follow` to go there.")
      } else if let page, !page.text.isEmpty {
        lines += preview(page)
      }
    }
    return lines.joined(separator: "\n")
  }

  private func wrapped(_ line: String, _ indent: String) -> [String] {
    guard indent.count + line.visibleCount > style.columns else { return [indent + line] }
    return TextWrap.lines(line, width: style.columns, first: indent, rest: indent + "  ")
  }

  private func outcome(_ entry: Transcript.Entry) -> String {
    guard let exchange = entry.exchange else { return "" }
    let request = "\(exchange.request.method) \(exchange.request.target)"
    let isGood = exchange.response.map { $0.status < 400 } ?? false
    return "\(request) → " + style.ink(TextReport.outline(exchange), isGood ? .good : .bad)
  }

  /// The page's first lines; `page` shows it whole.
  private func preview(_ page: Page) -> [String] {
    let lines = page.text.harmless.split(separator: "\n")
    let shown = lines.prefix(6).map { "  | " + String($0.prefix(max(style.columns - 4, 20))) }
    return shown + (lines.count > 6 ? ["  | … (type `page` for all of it)"] : [])
  }
}
