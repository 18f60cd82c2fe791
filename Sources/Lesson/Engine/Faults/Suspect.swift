/// A subject that may be to blame for a doubt, with the reason for its place among the others.
struct Suspect<Doubt>: Sendable {
  /// Why it is asked before those that follow it.
  let reason: String
  /// Its diagnosis; nil where it is not to blame.
  let diagnosis: @Sendable (isolated Stage, Doubt) -> Diagnosis?

  init(_ reason: String, _ diagnosis: @escaping @Sendable (isolated Stage, Doubt) -> Diagnosis?) {
    (self.reason, self.diagnosis) = (reason, diagnosis)
  }

  /// The same suspect for a wider doubt that this one is a part of.
  func inDoubt<Other>(_ part: @escaping @Sendable (Other) -> Doubt) -> Suspect<Other> {
    Suspect<Other>(reason) { diagnosis($0, part($1)) }
  }
}

/// Whom a course asks about each kind of doubt, the most particular suspect first.
struct Suspects: Sendable {
  private var lists: [ObjectIdentifier: any Sendable] = [:]

  subscript<Doubt>(_ doubt: Doubt.Type) -> [Suspect<Doubt>] {
    get { lists[ObjectIdentifier(doubt)] as? [Suspect<Doubt>] ?? [] }
    set { lists[ObjectIdentifier(doubt)] = newValue }
  }
}

extension Stage {
  /// The diagnosis of the first suspect of the course that is to blame; nil where none is.
  func blame<Doubt>(for doubt: Doubt) -> Diagnosis? {
    for suspect in setting.knowledge.suspects[Doubt.self] {
      if let diagnosis = suspect.diagnosis(self, doubt) { return diagnosis }
    }
    return nil
  }
}
