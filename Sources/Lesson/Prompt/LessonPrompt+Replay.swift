/// A failure seen again: its lines, its requests in full, and as commands for curl.
extension LessonPrompt {
  /// What `replay`, `why` and `curl` are about: the check of this name, else the first that failed last time.
  private func result(of id: String?) -> CheckResult? {
    guard let attempt = lastAttempt, attempt.step == workspace.step.id else { return nil }
    if let id { return attempt.checks.first { $0.check.id == id } }
    return attempt.checks.first { $0.outcome == .failed }
  }

  private func refusal(_ id: String?) -> String {
    let known = workspace.course.checks(at: workspace.step.id).map(\.id)
    if let id, !known.contains(id) {
      return wrapped("There is no check \"\(id)\" at this step. The checks are: \(known.joined(separator: ", ")).")
    }
    guard let attempt = lastAttempt, attempt.step == workspace.step.id else { return wrapped(nothingToShow) }
    if let failure = attempt.app.failure {
      let words = failure.explanation(printed: attempt.app.output)
      let head = "\(id.map { "\($0) did not run" } ?? "There is no check to show"), for the app failed:"
      let parts = [head, words.happened, words.advice, logNote(attempt)].filter { !$0.isEmpty }
      return wrapped(parts.joined(separator: "\n"))
    }
    if let trouble = attempt.app.trouble { return wrapped(trouble) }
    if let id { return wrapped("\(id) has not run yet. Type `check`, or save a file.") }
    let example = attempt.checks.first?.check.id ?? known.first ?? ""
    return wrapped("No check failed. Name one to see it all the same, such as `why \(example)`.")
  }

  /// Starts the learner's app afresh and types a check's lines up to the one that failed.
  func replay(_ id: String?) async {
    guard let folder = ownFolder() else { return }
    guard let result = result(of: id), let attempt = lastAttempt else { return say(refusal(id)) }
    do {
      try await start(folder, as: (attempt, result.check.id))
    } catch {
      return say("Your app could not be started. \(failureWords(error))")
    }
    whose = .mine
    say(style.ink(result.check.title, .strong) + "  (\(result.check.id))")
    let done = result.failedLine == nil ? result.check.lines : result.linesBeforeFailure
    for line in done {
      show(promptText.plain + line.text)
      if await !type(line) { return say("This line passed before. Has a file changed since? Then type `check`.") }
    }
    guard let failed = result.failedLine else { return say("All lines of this check hold.") }
    say("The next line is the one that failed. Type it:\n    " + style.ink(failed.text, .code))
  }

  /// The exchange that decided, in full; without a failed check the last one that was typed.
  func why(_ id: String?) async {
    if id == nil, result(of: nil) == nil, let exchange = recent.entries.last(where: { $0.exchange != nil })?.exchange {
      let registered = await apps.stage(whose)?.people ?? []
      return show(text(exchange, Redaction(people: workspace.course.people + registered)))
    }
    guard let result = result(of: id), let attempt = lastAttempt else { return say(refusal(id)) }
    say(style.ink(result.check.title, .strong) + "  (\(result.check.id))")
    if let words = result.explanation { say("\n" + wrapped("\(words.happened)\n\(words.advice)")) }
    if let exchange = result.transcript.entries.last(where: { $0.exchange != nil })?.exchange {
      show("\n" + text(exchange, Redaction(attempt)))
    }
  }

  private func text(_ exchange: Exchange, _ redaction: Redaction) -> String {
    ExchangeText(redaction: redaction).lines(exchange).map { "  " + $0 }.joined(separator: "\n")
  }

  /// The requests of a failed check, else of the last line, as commands that can be run. They hold passwords as they are.
  func curl(_ id: String?) async {
    let transcript: Transcript
    if id == nil, result(of: nil) == nil, recent.entries.contains(where: { $0.exchange != nil }) {
      transcript = recent
    } else if let result = result(of: id) {
      transcript = result.transcript
    } else {
      return say(refusal(id))
    }
    let endpoint = await apps.endpoint(result(of: id) == nil ? whose : .mine)
    let note =
      endpoint == nil ? "# Your app is not running. Type `use mine`, and write the port that `open` shows.\n" : ""
    show(
      note + CurlCommands(origin: endpoint?.origin ?? "http://127.0.0.1:PORT").lines(transcript).joined(separator: "\n")
    )
  }
}

extension CheckResult {
  /// The lines of the script that held.
  fileprivate var linesBeforeFailure: [Line] {
    let performed = transcript.entries.count { $0.depth == 0 }
    return Array(check.lines.prefix(max(performed - 1, 0)))
  }
}
