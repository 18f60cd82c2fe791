/// What a probe has to go by that looks for the cause of a failure.
struct Evidence {
  let entries: [Transcript.Entry]
  /// The one that is open in the current browser.
  let page: Page?
  private let vocabulary: Vocabulary

  init(_ stage: isolated Stage) {
    (entries, page) = (stage.transcript.entries, stage.browser.view?.page)
    vocabulary = stage.setting.knowledge.vocabulary
  }

  var exchanges: [Exchange] { entries.compactMap(\.exchange) }
  var response: Response? { exchanges.last?.response }
  var lines: [Line] { entries.compactMap(line) }
  /// What the line of the check means that does not hold.
  var failedCommand: (any Command)? { entries.last { $0.depth == 0 }.flatMap(line)?.command }

  /// The line of an entry, with the values that tokens stood for; nil for what cannot be typed.
  func line(_ entry: Transcript.Entry) -> Line? { try? vocabulary.line(entry.line) }

  /// An attribute of the first element of a tag on the page.
  func attribute(_ name: String, of tag: String, where holds: (Element) -> Bool = { _ in true }) -> String? {
    page?.elements(named: tag).first(where: holds)?[name]
  }
}
