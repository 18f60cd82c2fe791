/// What a probe needs that looks for the cause of a failure.
extension Stage {
  var exchanges: [Exchange] { transcript.entries.compactMap(\.exchange) }
  var response: Response? { exchanges.last?.response }
  var page: Page? { browser.view?.page }
  var lines: [Line] { transcript.entries.compactMap(\.parsed) }
  /// The line of the check that does not hold.
  var failedAction: Action? { transcript.entries.last { $0.depth == 0 }?.parsed?.action }

  func attribute(_ name: String, of tag: String, where holds: (Element) -> Bool = { _ in true }) -> String? {
    page?.elements(named: tag).first(where: holds)?[name]
  }

  func dashboard(of browser: Browser, _ headers: [Header] = []) async -> Dashboard? {
    var browser = browser
    _ = await browser.send(Browser.Order(target: "/dashboard", headers: headers))
    return browser.view.map(Dashboard.init)
  }

  func somebody(but name: String?) -> Person? { people.first { $0.name != name && !newcomers.contains($0.role) } }
}

extension Transcript.Entry {
  /// nil for what cannot be typed.
  var parsed: Line? { try? LineParser.parse(line) }
}
