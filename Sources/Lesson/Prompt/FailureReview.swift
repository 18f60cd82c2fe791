/// The last attempt at a step, seen again: its failure in words, its requests in full, and as commands for curl.
struct FailureReview {
  let workspace: Workspace
  let screen: PromptScreen
  /// The newest one at this step; nil until something was checked.
  let attempt: Attempt?
  /// What the last typed line did.
  let recent: Transcript

  init(_ workspace: Workspace, _ screen: PromptScreen, last: Attempt?, recent: Transcript) {
    (self.workspace, self.screen, self.recent) = (workspace, screen, recent)
    attempt = last.flatMap { $0.step == workspace.step.id ? $0 : nil }
  }

  private var earlier: EarlierVerdict { EarlierVerdict(workspace: workspace, screen: screen) }

  /// What `replay`, `why` and `curl` are about: the check of this name, else the first that failed last time.
  func result(of id: String?) -> CheckResult? {
    if let id { return attempt?.checks.first { $0.check.id == id } }
    return attempt?.checks.first { $0.outcome == .failed }
  }

  /// Why there is nothing to show of a check.
  func refusal(_ id: String?) -> String {
    let known = workspace.course.checks(at: workspace.step.id).map(\.id)
    if let id, !known.contains(id) {
      return screen.wrapped(
        "There is no check \"\(id)\" at this step. The checks are: \(known.joined(separator: ", ")).")
    }
    guard let attempt else { return screen.wrapped(earlier.nothingToShow) }
    if let failure = attempt.app.failure {
      let words = failure.explanation(printed: attempt.app.output)
      let head = "\(id.map { "\($0) did not run" } ?? "There is no check to show"), for the app failed:"
      let parts = [head, words.happened, words.advice, logNote(attempt)].filter { !$0.isEmpty }
      return screen.wrapped(parts.joined(separator: "\n"))
    }
    if let trouble = attempt.app.trouble { return screen.wrapped(trouble) }
    if let id { return screen.wrapped("\(id) has not run yet. Type `check`, or save a file.") }
    let example = attempt.checks.first?.check.id ?? known.first ?? ""
    return screen.wrapped("No check failed. Name one to see it all the same, such as `why \(example)`.")
  }

  /// Where the last words of a judged app are; empty where it has none.
  private func logNote(_ attempt: Attempt) -> String {
    attempt.app.output.allSatisfy(\.isWhitespace) ? "" : "`log` shows what it printed."
  }

  /// What the last attempt at this step failed for, in one word and in advice; nil where it did not fail.
  ///
  /// - Parameter isInSight: the report that says why is on the screen.
  func lastFailure(isInSight: Bool) -> (id: String, text: String)? {
    guard let attempt else { return earlier.failure }
    let again = isInSight ? "The report above says why it failed." : nil
    if let failed = attempt.checks.first(where: { $0.outcome == .failed }), let words = failed.explanation {
      let parts = [again ?? "\(words.happened)\n\(words.advice)", failed.check.remedy].filter { !$0.isEmpty }
      let title = screen.title(failed.check)
      let commands = "`why` shows the request and its answer, `replay` leads there."
      return (
        [failed.check.id, failed.diagnosis?.id, failed.cause?.id].compactMap(\.self).joined(separator: " "),
        "\(title)\n\(screen.wrapped(parts.joined(separator: "\n")))\n\(screen.wrapped(commands))"
      )
    }
    guard let failure = attempt.app.failure else { return nil }
    let words = failure.explanation(printed: attempt.app.output)
    let parts = [words.happened, words.advice, again ?? logNote(attempt)].filter { !$0.isEmpty }
    return (failure.id, screen.wrapped(parts.joined(separator: "\n")))
  }

  /// The last line that was typed sent something, and no failed check is asked about.
  private func asksAboutLine(_ id: String?) -> Bool {
    id == nil && result(of: nil) == nil && recent.entries.contains { $0.exchange != nil }
  }

  /// `why`: the exchange that decided, in full; without a failed check the last one that was typed.
  ///
  /// - Parameter registered: the people whose passwords stay hidden, besides those of the course.
  func why(_ id: String?, registered: [Person]) {
    if asksAboutLine(id), let exchange = recent.entries.last(where: { $0.exchange != nil })?.exchange {
      return screen.show(text(exchange, Redaction(people: workspace.course.people + registered)))
    }
    guard let result = result(of: id), let attempt else { return screen.say(refusal(id)) }
    screen.say(screen.title(result.check))
    if let words = result.explanation { screen.say("\n" + screen.wrapped("\(words.happened)\n\(words.advice)")) }
    if let exchange = result.transcript.entries.last(where: { $0.exchange != nil })?.exchange {
      screen.show("\n" + text(exchange, Redaction(attempt)))
    }
  }

  private func text(_ exchange: Exchange, _ redaction: Redaction) -> String {
    ExchangeText(redaction: redaction).lines(exchange).map { "  " + $0 }.joined(separator: "\n")
  }

  /// `curl`: the requests of a failed check, else of the last line, as commands that can be run. They hold passwords as they are.
  func curl(_ id: String?, _ apps: PromptApps, whose: PromptApps.Whose) async {
    let transcript: Transcript
    if asksAboutLine(id) {
      transcript = recent
    } else if let result = result(of: id) {
      transcript = result.transcript
    } else {
      return screen.say(refusal(id))
    }
    let endpoint = await apps.endpoint(result(of: id) == nil ? whose : .mine)
    let note =
      endpoint == nil ? "# Your app is not running. Type `use mine`, and write the port that `open` shows.\n" : ""
    let commands = CurlCommands(origin: endpoint?.origin ?? "http://127.0.0.1:PORT").lines(transcript)
    screen.show(note + commands.joined(separator: "\n"))
  }
}

extension CheckResult {
  /// The lines of the script that held.
  var linesBeforeFailure: [Line] {
    let performed = transcript.entries.count { $0.depth == 0 }
    return Array(check.lines.prefix(max(performed - 1, 0)))
  }
}
