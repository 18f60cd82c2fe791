/// What came of one check.
struct CheckResult: Sendable {
  let check: Check
  var outcome: Outcome
  /// Else it can only advise, at the step that the app is judged at.
  var isRequired = true
  var diagnosis: Diagnosis?
  /// Which of the mistakes that lead to the diagnosis it is, where that can be told.
  var cause: (any Cause)?
  /// The line of the script that did not hold.
  var failedLine: Line?
  /// The checks that it needs and that did not pass.
  var blockedBy: [String] = []
  var transcript = Transcript()
  /// What the app printed during the line that failed; nil where the app itself did not fail.
  var output: String?
  var seconds = 0.0
  /// How time passed in it; nil where it did not matter.
  var passing: TimePassing?
  /// By how much real waiting was longer than it should be.
  var delay = Duration.zero

  /// It ended because no answer came in time.
  var isTimeout: Bool { diagnosis?.isTimeout == true }

  /// It ended because the app did not start.
  var isFailedStart: Bool { if case .doesNotRestart = diagnosis?.fault as? ControlFault { true } else { false } }

  /// The app itself failed, so what it printed then says why.
  var isAppsOwnFailure: Bool {
    guard let diagnosis else { return false }
    if diagnosis.isAppsOwnFailure { return true }
    // Many a line says what is missing on the page of an error.
    let status = transcript.entries.last { $0.exchange != nil }?.exchange?.response?.status ?? 0
    return status >= 500 && status != 501
  }
}
