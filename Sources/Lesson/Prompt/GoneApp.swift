/// An app of the learner's that is gone, with what it printed.
struct GoneApp: Sendable {
  /// When it printed that, to go on after "printed".
  let when: String
  let output: String
  /// Why it did not run, or not to the end; nil where it did.
  var failure: AppFailure?
  /// What it printed while it answered the request that failed, and the check's id.
  var atFailure: (check: String, output: String)?
}

extension GoneApp {
  /// The one that was judged, without its secret.
  init(_ attempt: Attempt) {
    let redaction = Redaction(people: [], secretKey: attempt.app.secretKey)
    let failed = attempt.checks.first { $0.outcome == .failed && $0.output?.isEmpty == false }
    self.init(
      when: "while it was checked", output: redaction.apply(attempt.app.output), failure: attempt.app.failure,
      atFailure: failed.map { ($0.check.id, redaction.apply($0.output ?? "")) })
  }
}
