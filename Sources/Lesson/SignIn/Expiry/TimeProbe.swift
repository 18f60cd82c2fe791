import Foundation

/// Time that passes, and sessions that end by it.
enum TimeProbe {
  /// What a person would sit through in front of the screen.
  private static let patience = Duration.seconds(60)

  /// Moves the clocks of the app and of all browsers, or waits where that of the app cannot be moved.
  static func wait(_ time: Duration, on stage: isolated Stage) async throws(Diagnosis) {
    if await stage.setting.moveClock?(time) != true {
      guard time <= Self.patience else { throw .control(.clockStands) }
      do {
        try await Task.sleep(for: time)
      } catch {
        throw .app(.noAnswer(.cancelled, request: "wait \(time.typed)"))
      }
      stage.delay.noteWait(of: time)
    }
    stage.noteWaiting()
    try stage.change { browser throws(BrowserFailure) in browser.forgetExpired() }
  }

  static func visit(_ address: String, every pause: Duration, for time: Duration, on stage: isolated Stage)
    async throws(Diagnosis)
  {
    let count = Int(time / pause)
    guard pause > .zero, count > 0, count <= 200 else { throw .control(.tooManyVisits) }
    for _ in 0..<count {
      try await stage.type("wait \(pause.typed)")
      try await stage.type("visit \(Line.quoted(stage.expand(address)))")
    }
  }

  /// Of the current browser.
  static func past(on stage: isolated Stage) -> SessionPast {
    let now = stage.setting.now()
    func seconds(since time: Date?) -> Double { time.map { now.timeIntervalSince($0) } ?? 0 }
    return SessionPast(
      idle: seconds(since: stage.visitor.lastRequestAt), age: seconds(since: stage.visitor.attemptedAt),
      hasWaited: stage.visitor.hasWaited)
  }

  /// Somebody is signed in who should not be any more; nil where time is not to blame.
  static func whyNotOver(_ past: SessionPast, on stage: isolated Stage) -> Diagnosis? {
    guard past.hasWaited else { return nil }
    if stage.visitor.isThief, stage.visitors.values.contains(where: \.sawEnd) { return .expiry(.onlyForgotten) }
    guard let attempt = stage.visitor.attempt, attempt.kind == nil else { return nil }
    if past.idle >= stage[Lifetimes.self].idle {
      return .expiry(.outlivesIdle(person: attempt.name, idle: past.idle, limit: stage[Lifetimes.self].idle))
    }
    guard past.age >= stage[Lifetimes.self].age else { return nil }
    return .expiry(.outlivesAge(person: attempt.name, age: past.age, limit: stage[Lifetimes.self].age))
  }

  /// Somebody is not signed in who should be; nil where time is not to blame.
  static func whyOver(_ past: SessionPast, for person: String, on stage: isolated Stage) -> Diagnosis? {
    guard stage.visitor.attempt?.kind == nil else { return nil }
    guard past.hasWaited else {
      return stage.visitors.values.contains(where: \.sawEnd) ? .expiry(.locksOut(person: person)) : nil
    }
    guard past.idle < stage[Lifetimes.self].idle, past.age < stage[Lifetimes.self].age else { return nil }
    return .expiry(.endsEarly(person: person, idle: past.idle, age: past.age, limits: stage[Lifetimes.self]))
  }

  static func copyCookies(to name: String, sessionOnly: Bool = false, on stage: isolated Stage) {
    var thief = stage.visitor
    thief.browser = stage.stranger()
    let jar = sessionOnly ? stage.browser.jar.withoutEndDate : stage.browser.jar.writtenDown(at: stage.browser.now())
    thief.browser.take(jar)
    thief.disturbance = nil
    stage.show("\(jar.cookies.isEmpty ? "There is none." : "The browser of \(name) has them now.")")
    thief.isThief = true
    thief.hasSessionOnly = sessionOnly
    stage.place(thief, in: name)
  }
}

/// What a session has behind it.
struct SessionPast {
  /// In seconds, since the last request and since the sign-in.
  let idle: Double
  let age: Double
  let hasWaited: Bool
}
