/// Help for somebody who is stuck: what fits the last failure, then the step's hints, from a first idea to nearly the code.
extension LessonPrompt {
  /// `hint`
  func hint() {
    if let (id, text) = lastFailure, id != hintedFailure {
      hintedFailure = id
      let next = workspace.step.hints.isEmpty ? "" : "\nType `hint` again for the step's own hints."
      return say(text + next)
    }
    if lastAttempt?.verdict == .passed, lastAttempt?.step == workspace.step.id { return say(whatToDo) }
    say(nextHint())
  }

  /// What the last attempt at this step failed for, in one word and in advice; nil where it did not fail.
  private var lastFailure: (id: String, text: String)? {
    guard let attempt = lastAttempt, attempt.step == workspace.step.id else { return earlierFailure }
    let again = isReportInSight ? "The report above says why it failed." : nil
    if let failed = attempt.checks.first(where: { $0.outcome == .failed }), let words = failed.explanation {
      let parts = [again ?? "\(words.happened)\n\(words.advice)", failed.check.remedy].filter { !$0.isEmpty }
      let title = style.ink(failed.check.title, .strong) + "  (\(failed.check.id))"
      let commands = "`why` shows the request and its answer, `replay` leads there."
      return (
        [failed.check.id, failed.diagnosis?.id, failed.cause?.id].compactMap(\.self).joined(separator: " "),
        "\(title)\n\(wrapped(parts.joined(separator: "\n")))\n\(wrapped(commands))"
      )
    }
    guard let failure = attempt.app.failure else { return nil }
    let words = failure.explanation(printed: attempt.app.output)
    let parts = [words.happened, words.advice, again ?? logNote(attempt)].filter { !$0.isEmpty }
    return (failure.id, wrapped(parts.joined(separator: "\n")))
  }

  private func nextHint() -> String {
    let hints = workspace.step.hints
    guard !hints.isEmpty else { return wrapped("This step has no hints.") }
    let index = min(hintsShown, hints.count - 1)
    hintsShown = min(hintsShown + 1, hints.count)
    let rest = hints.count - index - 1
    let more = rest > 0 ? "Type `hint` again for the next one." : "That was the last hint. `solution` shows the code."
    return "Hint \(index + 1) of \(hints.count)\n"
      + BlockText(style: style).text(hints[index].forTrack(workspace.folder?.track.taught)) + "\n" + more
  }
}

extension [Block] {
  /// Without the code of other tracks; all of it where the track is none of those that are taught.
  fileprivate func forTrack(_ track: TaughtTrack?) -> [Block] {
    guard let track else { return self }
    let others = TaughtTrack.allCases.filter { $0 != track }.map(\.language)
    return filter { block in
      if case .code(let language, _) = block { !others.contains(language) } else { true }
    }
  }
}
