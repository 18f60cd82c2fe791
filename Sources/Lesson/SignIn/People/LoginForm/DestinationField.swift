/// The field that tells the login page where to go afterwards.
enum DestinationField {
  private static let guardedPages = ["/profile", "/settings", "/dashboard"]
  private static let usualNames = ["next", "return_to", "url", "redirect", "continue"]

  /// The names under which the app's login page is told where to go: those that it uses itself, and the usual ones.
  static func names(on stage: isolated Stage) async -> [String] {
    var found: [String] = []
    func add(_ entries: [FormEntry], for page: String) {
      for entry in entries where entry.value.contains(page) && !found.contains(entry.name) { found.append(entry.name) }
    }
    for page in Self.guardedPages {
      var visitor = stage.stranger()
      _ = await visitor.send(Browser.Order(target: page))
      for _ in 0..<Browser.mostRedirects {
        guard let target = visitor.redirectTarget, visitor.isHere(target) else { break }
        add(target.queryEntries, for: page)
        _ = await visitor.send(Browser.Order(target: target.target))
      }
      guard let submission = visitor.view?.page.loginForm?.submission(filling: []) else { continue }
      add(submission.entries + (submission.address?.queryEntries ?? []), for: page)
    }
    return found + Self.usualNames.filter { !found.contains($0) }
  }
}
