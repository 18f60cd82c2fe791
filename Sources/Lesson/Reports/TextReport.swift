/// An attempt for somebody in front of a terminal.
struct TextReport: Sendable {
  let style: Style

  func text(_ attempt: Attempt) -> String {
    var parts: [String] = []
    if attempt.app.failure != nil, attempt.checks.isEmpty { parts.append(failureText(attempt)) }
    if let trouble = attempt.app.trouble { parts.append(trouble) }
    let failed = attempt.checks.filter { $0.outcome == .failed }
    if let first = failed.first {
      parts.append(text(first))
      if let output = first.output, !output.isEmpty {
        parts.append(lines(of: output, attempt.app, "What the app printed then:"))
      }
    }
    let blocked = attempt.checks.filter { $0.outcome == .blocked }
    let others = failed.dropFirst().map(short) + text(blocked: blocked)
    if !others.isEmpty { parts.append(others.joined(separator: "\n")) }
    if attempt.app.failure != nil, !attempt.checks.isEmpty { parts.append(failureText(attempt)) }
    let advice = attempt.checks.filter { $0.outcome == .advice }
    if !advice.isEmpty, attempt.verdict == .passed { parts.append(text(advice: advice)) }
    if let note = timeNote(attempt) { parts.append(note) }
    parts.append(summary(attempt))
    return parts.joined(separator: "\n\n")
  }

  // MARK: Parts

  /// The first failure in full: what was tried, what was expected and what came, the likely cause, the next thing to
  /// try, and the lines to see it again.
  private func text(_ result: CheckResult) -> String {
    let head = style.ink(result.check.title, .strong) + " (\(result.check.id))"
    var lines = TextWrap.lines(head, width: style.columns, first: style.ink("FAILED", .bad) + "  ")
    if let tried = result.tried { lines += [""] + wrap(tried) }
    if let words = result.explanation { lines += [""] + text(words) }
    if !result.check.remedy.isEmpty { lines += [""] + wrap(result.check.remedy) }
    if !result.check.why.isEmpty { lines += [""] + wrap("Why it matters: " + result.check.why) }
    lines += ["", "  To see it yourself, type:"]
    lines += TranscriptText(style: style).lines(result.transcript).map { "    " + $0 }
    return lines.joined(separator: "\n")
  }

  private func text(_ words: Explanation) -> [String] {
    let seen = [words.expected.map { ("Expected:", $0) }, ("Came:", words.happened)]
    let advice = [words.cause.map { ("Likely cause:", $0) }, ("Try next:", words.next)]
    return seen.compactMap(\.self).flatMap { part($0.0, $0.1) } + [""]
      + advice.compactMap(\.self).flatMap { part($0.0, $0.1) }
  }

  /// A label, and beside it what it is for.
  private func part(_ label: String, _ text: String) -> [String] {
    TextWrap.lines(text, width: width, first: "  " + style.ink(label, .strong).padding(to: 14))
  }

  /// What became of the app, with its last words where nothing above shows them.
  private func failureText(_ attempt: Attempt) -> String {
    let app = attempt.app
    guard let words = app.failure?.explanation(printed: app.output) else { return "" }
    var lines = [style.ink("APP FAILED", .bad), ""]
    lines += wrap(words.happened) + wrap(words.advice)
    let failed = attempt.checks.filter { $0.outcome == .failed }
    let telling = failed.last { $0.output?.isEmpty == false }
    if let output = telling?.output {
      if telling?.check.id != failed.first?.check.id {
        lines += ["", self.lines(of: output, app, "What the app printed at \(telling?.check.id ?? ""):")]
      }
    } else if !app.output.isEmpty {
      lines += ["", self.lines(of: app.output, app, "The last lines that the app printed:")]
    }
    return lines.joined(separator: "\n")
  }

  private func lines(of output: String, _ app: AppRecord, _ title: String) -> String {
    let shown = Redaction(people: [], secretKey: app.secretKey).apply(output)
    let lines = AppLines(shown, prefix: "    | ").telling(12).text(columns: style.columns)
    return (wrap(title) + [lines]).joined(separator: "\n")
  }

  private func short(_ result: CheckResult) -> String {
    let line = "\(result.check.id): " + (result.explanation?.happened ?? result.check.title)
    return TextWrap.lines(line, width: style.columns, first: style.ink("failed", .bad) + "  ").joined(separator: "\n")
  }

  /// One line for all that wait for the same checks: who mends those gets the others.
  private func text(blocked results: [CheckResult]) -> [String] {
    var needs: [[String]] = []
    for result in results where !needs.contains(result.blockedBy) { needs.append(result.blockedBy) }
    return needs.flatMap { need -> [String] in
      let ids = results.filter { $0.blockedBy == need }.map(\.check.id)
      let count = ids.count == 1 ? "1 check" : "\(ids.count) checks"
      let names = ids.prefix(3).joined(separator: ", ") + (ids.count > 3 ? ", …" : "")
      let line = "until \(need.joined(separator: " and ")) \(need.count == 1 ? "passes" : "pass"): \(count) (\(names))"
      return TextWrap.lines(line, width: style.columns, first: style.ink("blocked", .note) + "  ")
    }
  }

  /// What was done otherwise for an app whose clock stands.
  private func timeNote(_ attempt: Attempt) -> String? {
    let count = attempt.checks.count { $0.passing != nil && $0.passing != .moved }
    guard count > 0 else { return nil }
    let checks = count == 1 ? "1 check" : "\(count) checks"
    let note =
      "The app does not follow when its clock is moved. So \(checks) gave it lifetimes of a few seconds, and waited."
    return TextWrap.lines(note, width: style.columns).joined(separator: "\n")
  }

  private func text(advice: [CheckResult]) -> String {
    let lines = advice.flatMap { result in
      TextWrap.lines(
        "\(result.check.id): \(result.explanation?.happened ?? result.check.title)", width: style.columns,
        first: "  - ")
    }
    return (["Good apps go further (advice; the verdict does not depend on it):"] + lines).joined(separator: "\n")
  }

  func summary(_ attempt: Attempt) -> String {
    let counts = Dictionary(grouping: attempt.checks, by: \.outcome).mapValues(\.count)
    let word =
      switch attempt.verdict {
      case .passed: style.ink("PASSED", .good)
      case .failed: style.ink("NOT YET", .bad)
      case .appFailed: style.ink("APP FAILED", .bad)
      case .error: style.ink("COULD NOT JUDGE", .note)
      }
    let told = Outcome.allCases.compactMap { outcome in counts[outcome].map { "\($0) \(outcome.words)" } }
    let seconds = String(Int((attempt.seconds * 10).rounded())).leftPadded(to: 2)
    let time = "\(seconds.dropLast()).\(seconds.suffix(1)) s"
    let scope =
      switch attempt.scope {
      case .whole: ""
      case .own: " with its own checks"
      case .only(let check): " with \(check) alone"
      }
    let line = "step \(attempt.step)\(scope): \(told.isEmpty ? "no check ran" : told.joined(separator: ", "))"
    return TextWrap.lines("\(line) (\(time))", width: style.columns, first: word + "  ").joined(separator: "\n")
  }

  /// `303, to /dashboard`
  static func outline(_ exchange: Exchange) -> String {
    switch exchange.result {
    case .success(let response):
      let location = response.isRedirect ? response.headers["location"].map { ", to \($0.harmless)" } ?? "" : ""
      return "\(response.status)\(location)"
    case .failure: return "no answer"
    }
  }

  private func wrap(_ text: String) -> [String] { TextWrap.lines(text, width: width, first: "  ") }

  /// Of a paragraph; longer lines are hard to read.
  private var width: Int { min(style.columns, 88) }
}

extension Outcome {
  /// For people.
  var words: String {
    switch self {
    case .passed, .failed, .blocked, .skipped, .advice: rawValue
    case .appFailed: "not run"
    case .error: "could not be judged"
    }
  }
}
