/// All that happened while lines were performed, in order.
struct Transcript: Sendable, Equatable {
  private(set) var entries: [Entry] = []

  /// One line with what it sent and got.
  struct Entry: Sendable, Equatable {
    /// As it can be typed.
    let line: String
    /// 0 for a line of the script; more for the lines that it ran.
    let depth: Int
    /// The browser it was typed in.
    let browser: String
    var exchange: Exchange?
    /// What it showed on the screen: a page's text, the cookies.
    var shown: String?
    var cookieChanges: [CookieChange] = []
    /// It was sent with cookies of its own, whatever the browser holds.
    var isProbe = false
  }

  mutating func begin(_ line: String, depth: Int, browser: String) {
    entries.append(Entry(line: line, depth: depth, browser: browser))
  }

  /// Adds to the entry that began last.
  mutating func note(_ exchange: Exchange, cookieChanges: [CookieChange]) {
    guard !entries.isEmpty else { return }
    entries[entries.count - 1].exchange = exchange
    entries[entries.count - 1].cookieChanges = cookieChanges
  }

  mutating func note(_ changes: [CookieChange]) {
    guard !entries.isEmpty else { return }
    entries[entries.count - 1].cookieChanges = changes
  }

  mutating func show(_ text: String) {
    guard !entries.isEmpty else { return }
    entries[entries.count - 1].shown = text
  }

  mutating func append(_ entry: Entry) { entries.append(entry) }
}
