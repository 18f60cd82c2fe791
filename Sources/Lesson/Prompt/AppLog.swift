/// What an app printed.
struct AppLog {
  /// How many lines are shown: where they were asked for, and where they were not.
  private static let (many, few) = (20, 8)

  let whose: PromptApps.Whose
  let screen: PromptScreen

  private var owner: String { whose == .mine ? "your app" : "the example" }
  private var columns: Int { screen.style.columns }

  /// All that an app printed that runs; nil where it does not.
  func show(_ output: String?) {
    guard let output else {
      return screen.say(
        screen.wrapped("\(owner.firstUppercased) is not running. Type `use \(whose.rawValue)` to start it."))
    }
    showLines(of: output, by: owner, "so far")
  }

  func show(_ gone: GoneApp) {
    if let failure = gone.failure, gone.output.allSatisfy(\.isWhitespace) {
      return screen.say(screen.wrapped("Your app printed nothing \(gone.when). \(failure.explanation.happened)"))
    }
    if let (check, output) = gone.atFailure {
      screen.say(screen.wrapped("What your app printed when \(check) failed:"))
      screen.say(AppLines(output).telling(Self.many).text(columns: columns))
    }
    showLines(of: gone.output, by: "your app", gone.when)
  }

  private func showLines(of output: String, by owner: String, _ when: String) {
    let log = AppLines(output)
    let count = log.lines.count
    guard count > 0 else {
      return screen.say(screen.wrapped("\(owner.firstUppercased) has printed nothing \(when)."))
    }
    screen.say(
      screen.wrapped(
        count > Self.many
          ? "The last \(Self.many) of \(count) lines that \(owner) printed \(when):"
          : "All that \(owner) printed \(when) (lines: \(count)):"))
    screen.say(log.text(last: Self.many, columns: columns))
  }

  /// An app that failed has most likely said why: its few last lines, without being asked.
  ///
  /// - Parameters:
  ///   - before: what it had printed before the line was typed.
  ///   - isLive: what it prints is shown anyway.
  func explainFailure(
    _ entries: [Transcript.Entry], _ apps: PromptApps, printedBefore before: String, isLive: Bool
  ) async {
    let last = entries.last { $0.exchange != nil }?.exchange
    let isUnanswered = last != nil && last?.response == nil
    if let (exit, output) = await apps.ended(whose, within: isUnanswered ? .milliseconds(500) : .zero) {
      let advice = "Type `use \(whose.rawValue)` to start it again."
      screen.say(screen.wrapped("\(owner.firstUppercased) has ended: \(exit.words). \(advice)"))
      showLastLines(of: output)
    } else if let status = last?.response?.status, status >= 500, status != 501, !isLive {
      // 501 is what a route answers that is not written yet: nothing failed.
      showLastLines(of: await apps.output(whose, after: before))
    }
  }

  private func showLastLines(of output: String) {
    let log = AppLines(output)
    guard !log.lines.isEmpty else { return }
    screen.say(screen.wrapped("The last lines that \(owner) printed (`log` shows more):"))
    screen.say(lastLines(of: log))
  }

  /// Why an app could not be started.
  static func reason(_ error: any Error, on screen: PromptScreen) -> String {
    switch error {
    case let failure as AppFailure: return "\(failure.explanation.happened)\n\(failure.explanation.advice)"
    case let start as FailedStart:
      let words = start.failure.explanation(printed: start.output)
      let lines = AppLog(whose: .mine, screen: screen).lastLines(of: AppLines(start.output))
      return [words.happened, words.advice, lines].filter { !$0.isEmpty }.joined(separator: "\n")
    default: return Trouble.words(error)
    }
  }

  /// What is said once it is shown at once, or no longer.
  static func note(isLive: Bool) -> String {
    isLive
      ? "What the app prints is shown at once now, behind \"app |\". `log off` ends that."
      : "What the app prints is not shown any more. `log` shows its last lines."
  }

  /// A few of its last lines, as they are shown.
  private func lastLines(of log: AppLines) -> String { log.telling(Self.few).text(columns: columns) }
}

extension String {
  fileprivate var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}
