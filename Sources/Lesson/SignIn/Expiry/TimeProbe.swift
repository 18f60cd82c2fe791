/// Time that passes, and sessions that end by it.
enum TimeProbe {
  /// Somebody is signed in who should not be any more; nil where time is not to blame.
  static func whyNotOver(_ past: SessionPast, on stage: isolated Stage) -> Diagnosis? {
    guard past.hasWaited else { return nil }
    if stage.visitor.copied != nil, stage.visitors.values.contains(where: \.sawEnd) { return .expiry(.onlyForgotten) }
    guard let attempt = stage.visitor.attempt, attempt.kind == nil else { return nil }
    if past.idle >= Lifetimes(stage.run).idle {
      return .expiry(.outlivesIdle(person: attempt.name, idle: past.idle, limit: Lifetimes(stage.run).idle))
    }
    guard past.age >= Lifetimes(stage.run).age else { return nil }
    return .expiry(.outlivesAge(person: attempt.name, age: past.age, limit: Lifetimes(stage.run).age))
  }

  /// Somebody is not signed in who should be; nil where time is not to blame.
  static func whyOver(_ past: SessionPast, for person: String, on stage: isolated Stage) -> Diagnosis? {
    guard stage.visitor.attempt?.kind == nil else { return nil }
    guard past.hasWaited else {
      return stage.visitors.values.contains(where: \.sawEnd) ? .expiry(.locksOut(person: person)) : nil
    }
    guard past.idle < Lifetimes(stage.run).idle, past.age < Lifetimes(stage.run).age else { return nil }
    return .expiry(.endsEarly(person: person, idle: past.idle, age: past.age, limits: Lifetimes(stage.run)))
  }
}
