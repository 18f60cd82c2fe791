/// What came of one check.
struct CheckResult: Sendable {
  let check: Check
  var outcome: Outcome
  /// Else it can only advise, at the step that the app is judged at.
  var isRequired = true
  var diagnosis: Diagnosis?
  /// The line of the script that did not hold.
  var failedLine: Line?
  /// The checks that it needs and that did not pass.
  var blockedBy: [String] = []
  var transcript = Transcript()
  var seconds = 0.0
}
