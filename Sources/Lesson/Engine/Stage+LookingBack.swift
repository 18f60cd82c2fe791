/// What a probe needs that looks for the cause of a failure.
extension Stage {
  /// Which mistake a diagnosis comes from; nil where it is plain, or cannot be told.
  func cause(of diagnosis: Diagnosis) async -> (any Cause)? {
    await (diagnosis.fault as? any ProbedFault)?.cause(on: self)
  }

  var exchanges: [Exchange] { transcript.entries.compactMap(\.exchange) }
  var response: Response? { exchanges.last?.response }
  var page: Page? { browser.view?.page }
  var lines: [Line] { transcript.entries.compactMap(line) }
  /// What the line of the check means that does not hold.
  var failedCommand: (any Command)? { transcript.entries.last { $0.depth == 0 }.flatMap(line)?.command }

  /// The line of an entry, with the values that tokens stood for; nil for what cannot be typed.
  func line(_ entry: Transcript.Entry) -> Line? { try? setting.vocabulary.line(entry.line) }

  func attribute(_ name: String, of tag: String, where holds: (Element) -> Bool = { _ in true }) -> String? {
    page?.elements(named: tag).first(where: holds)?[name]
  }
}
