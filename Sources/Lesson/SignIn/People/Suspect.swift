/// What is known of a browser in which somebody should be signed in, and is not.
struct MissingSignIn {
  let name: String
  let past: SessionPast
  /// The page before, in the same browser, still greeted them, and what happened since; nil where it did not.
  let forgotten: Diagnosis?
  /// Before /dashboard was opened.
  let hadCookie: Bool
  /// A cookie that the answer to the form set, and that browsers refuse.
  let refusal: CookieRefusal?
}

/// What is known of a browser in which nobody should be signed in, and somebody is.
struct LastingSignIn {
  let past: SessionPast
  /// Of the page that is open.
  let status: Int
}

/// A subject that may be to blame for a doubt, with the reason for its place among the others.
struct Suspect<Doubt>: Sendable {
  /// Why it is asked before those that follow it.
  let reason: String
  /// Its diagnosis; nil where it is not to blame.
  let diagnosis: @Sendable (isolated Stage, Doubt) -> Diagnosis?

  init(_ reason: String, _ diagnosis: @escaping @Sendable (isolated Stage, Doubt) -> Diagnosis?) {
    (self.reason, self.diagnosis) = (reason, diagnosis)
  }
}

extension Stage {
  /// The diagnosis of the first suspect that is to blame; nil where none is.
  func blame<Doubt>(_ suspects: [Suspect<Doubt>], for doubt: Doubt) -> Diagnosis? {
    for suspect in suspects {
      if let diagnosis = suspect.diagnosis(self, doubt) { return diagnosis }
    }
    return nil
  }
}
