import Foundation

/// What was checked earlier: of an attempt before the last one, and before the lesson was opened, the verdict is kept and not
/// the requests.
struct EarlierVerdict {
  let workspace: Workspace
  let screen: PromptScreen

  private var earlier: ProgressStore.Entry? { try? workspace.store?.last(step: workspace.step.id) }

  /// Why nothing can be shown of the last attempt at this step.
  var nothingToShow: String {
    guard let entry = earlier else { return "Nothing was checked yet at this step. Type `check`, or save a file." }
    return "\(verdict(entry)) Its requests are not kept. Type `check` to run it again."
  }

  /// What the last attempt failed for, as far as it is kept: in one word and in advice; nil where it did not fail.
  var failure: (id: String, text: String)? {
    guard let entry = earlier, let diagnosis = entry.diagnosis, entry.verdict != Verdict.passed.rawValue else {
      return nil
    }
    let check = workspace.course.checks(at: workspace.step.id).first { $0.id == entry.check }
    let title = check.map { screen.title($0) + "\n" } ?? ""
    let parts = [verdict(entry), check?.remedy, "`check` runs it again and says more."].compactMap(\.self)
    return (
      "\(entry.check ?? "") \(diagnosis)", title + screen.wrapped(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
    )
  }

  /// `When it was last checked, on 2026-11-25 10:12:40, this step was not passed yet: login.wrong failed (…).`
  private func verdict(_ entry: ProgressStore.Entry) -> String {
    let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: .current)
    let time = entry.began.formatted(style.year().month().day().time(includingFractionalSeconds: false))
    let reason = entry.diagnosis.map { " (\($0))" } ?? ""
    let came =
      switch Verdict(rawValue: entry.verdict) {
      case .passed: "this step was passed."
      case .failed: "this step was not passed yet: \(entry.check ?? "a check") failed\(reason)."
      case .appFailed: "the app failed\(reason)."
      case .error, nil: "this step could not be judged."
      }
    return "When it was last checked, on \(time), \(came)"
  }
}
