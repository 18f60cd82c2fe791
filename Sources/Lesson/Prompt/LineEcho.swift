/// What a performed line did, for the screen.
struct LineEcho: Sendable {
  let style: Style

  /// The entries that a line added to the transcript.
  func text(_ entries: [Transcript.Entry], page: Page?) -> String {
    var lines: [String] = []
    for entry in entries {
      let indent = String(repeating: "  ", count: entry.depth)
      let isOwn = entry.depth == 0
      if !isOwn {
        let line = indent + entry.line
        lines.append(entry.exchange == nil ? line : line.padding(to: 40) + outcome(entry))
      }
      if isOwn, entry.exchange != nil { lines.append("  " + outcome(entry)) }
      lines += entry.cookieChanges.map { indent + "  " + style.ink("cookie: " + $0.words, .note) }
      if let shown = entry.shown {
        lines += shown.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
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

extension CookieChange {
  /// What happened to a cookie, as part of a sentence.
  var words: String {
    switch self {
    case .added(let cookie): "\(cookie.name) is new: \(cookie.words)"
    case .replaced(let cookie, _): "\(cookie.name) has a new value: \(cookie.words)"
    case .deleted(let cookie): "\(cookie.name) is gone"
    case .nothingToDelete(let cookie):
      "the app tried to delete \(cookie.name) with Path=\(cookie.path), but the browser has no such cookie"
    case .expired(let cookie): "\(cookie.name) has expired"
    case .evicted(let cookie): "\(cookie.name) was dropped, because there were too many"
    case .refused(let line, let refusal): "the browser refused \(line.prefix(40)): \(refusal.words)"
    }
  }
}
