/// What came of one check.
struct CheckResult: Sendable {
  let check: Check
  var outcome: Outcome
  /// Else it can only advise, at the step that the app is judged at.
  var isRequired = true
  var diagnosis: Diagnosis?
  /// Which of the mistakes that lead to the diagnosis it is, where that can be told.
  var cause: Cause?
  /// The line of the script that did not hold.
  var failedLine: Line?
  /// The checks that it needs and that did not pass.
  var blockedBy: [String] = []
  var transcript = Transcript()
  /// What the app of its own printed; nil where it ran on the one for all.
  var output: String?
  var seconds = 0.0
}
