/// What the apps print.
extension LessonPrompt {
  /// How many lines are shown: where they were asked for, and where they were not.
  static let (many, few) = (20, 8)

  private var owner: String { whose == .mine ? "your app" : "the example" }

  /// `log`: of the app that ran last.
  func showLog() async {
    if let gone { return showLog(of: gone) }
    guard let output = await apps.output(whose) else {
      // The last attempt's app is gone, and its output is kept.
      if whose == .mine, let lastAttempt { return showLog(of: GoneApp(lastAttempt)) }
      return say(wrapped("\(owner.firstUppercased) is not running. Type `use \(whose.rawValue)` to start it."))
    }
    showLines(of: output, by: owner, "so far")
  }

  private func showLog(of gone: GoneApp) {
    if let failure = gone.failure, gone.output.allSatisfy(\.isWhitespace) {
      return say(wrapped("Your app printed nothing \(gone.when). \(failure.explanation.happened)"))
    }
    if let (check, output) = gone.atFailure {
      say(wrapped("What your app printed when \(check) failed:"))
      say(AppLines(output).telling(Self.many).text(columns: source.columns))
    }
    showLines(of: gone.output, by: "your app", gone.when)
  }

  private func showLines(of output: String, by owner: String, _ when: String) {
    let log = AppLines(output)
    let count = log.lines.count
    guard count > 0 else { return say(wrapped("\(owner.firstUppercased) has printed nothing \(when).")) }
    say(
      wrapped(
        count > Self.many
          ? "The last \(Self.many) of \(count) lines that \(owner) printed \(when):"
          : "All that \(owner) printed \(when) (lines: \(count)):"))
    say(log.text(last: Self.many, columns: source.columns))
  }

  /// Where the last words of a judged app are; empty where it has none.
  func logNote(_ attempt: Attempt) -> String {
    attempt.app.output.allSatisfy(\.isWhitespace) ? "" : "`log` shows what it printed."
  }

  /// `log on` and `log off`
  func setLive(_ isOn: Bool) {
    live.isOn = isOn
    say(
      wrapped(
        isOn
          ? "What the app prints is shown at once now, behind \"app |\". `log off` ends that."
          : "What the app prints is not shown any more. `log` shows its last lines."))
  }

  /// An app that failed has most likely said why: its few last lines, without being asked.
  ///
  /// - Parameter before: what it had printed before the line was typed.
  func explainFailure(_ entries: [Transcript.Entry], printedBefore before: String) async {
    let last = entries.last { $0.exchange != nil }?.exchange
    let isUnanswered = last != nil && last?.response == nil
    if let (exit, output) = await apps.ended(whose, within: isUnanswered ? .milliseconds(500) : .zero) {
      say(wrapped("\(owner.firstUppercased) has ended: \(exit.words). Type `use \(whose.rawValue)` to start it again."))
      showLastLines(of: output)
    } else if let status = last?.response?.status, status >= 500, status != 501, !live.isOn {
      // 501 is what a route answers that is not written yet: nothing failed.
      showLastLines(of: await apps.output(whose, after: before))
    }
  }

  private func showLastLines(of output: String) {
    let log = AppLines(output)
    guard !log.lines.isEmpty else { return }
    say(wrapped("The last lines that \(owner) printed (`log` shows more):"))
    say(log.telling(Self.few).text(columns: source.columns))
  }
}

extension String {
  fileprivate var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}
