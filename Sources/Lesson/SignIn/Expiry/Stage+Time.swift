import Foundation

/// Time that passes, and sessions that end by it.
extension Stage {
  /// What a person would sit through in front of the screen.
  private static let patience = Duration.seconds(60)

  /// Moves the clocks of the app and of all browsers, or waits where that of the app cannot be moved.
  func wait(_ time: Duration) async throws(Diagnosis) {
    if await setting.moveClock?(time) != true {
      guard time <= Self.patience else { throw .expiry(.clockStands) }
      do {
        try await Task.sleep(for: time)
      } catch {
        throw .app(.noAnswer(.cancelled, request: "wait \(time.typed)"))
      }
      delay.noteWait(of: time)
    }
    noteWaiting()
    try change { browser throws(BrowserFailure) in browser.forgetExpired() }
  }

  func visit(_ address: String, every pause: Duration, for time: Duration) async throws(Diagnosis) {
    let count = Int(time / pause)
    guard pause > .zero, count > 0, count <= 200 else { throw .expiry(.tooManyVisits) }
    for _ in 0..<count {
      try await type("wait \(pause.typed)")
      try await type("visit \(Line.quoted(expand(address)))")
    }
  }

  /// What a session has behind it.
  struct Past {
    /// In seconds, since the last request and since the sign-in.
    let idle: Double
    let age: Double
    let hasWaited: Bool
  }

  /// Of the current browser.
  var past: Past {
    let now = setting.now()
    func seconds(since time: Date?) -> Double { time.map { now.timeIntervalSince($0) } ?? 0 }
    return Past(
      idle: seconds(since: visitor.lastRequestAt), age: seconds(since: visitor.attemptedAt),
      hasWaited: visitor.hasWaited)
  }

  /// Somebody is signed in who should not be any more; nil where time is not to blame.
  func whyNotOver(_ past: Past) -> Diagnosis? {
    guard past.hasWaited else { return nil }
    if visitor.isThief, visitors.values.contains(where: \.sawEnd) { return .expiry(.onlyForgotten) }
    guard let attempt = visitor.attempt, attempt.kind == nil else { return nil }
    if past.idle >= lifetimes.idle {
      return .expiry(.outlivesIdle(person: attempt.name, idle: past.idle, limit: lifetimes.idle))
    }
    guard past.age >= lifetimes.age else { return nil }
    return .expiry(.outlivesAge(person: attempt.name, age: past.age, limit: lifetimes.age))
  }

  /// Somebody is not signed in who should be; nil where time is not to blame.
  func whyOver(_ past: Past, for person: String) -> Diagnosis? {
    guard visitor.attempt?.kind == nil else { return nil }
    guard past.hasWaited else {
      return visitors.values.contains(where: \.sawEnd) ? .expiry(.locksOut(person: person)) : nil
    }
    guard past.idle < lifetimes.idle, past.age < lifetimes.age else { return nil }
    return .expiry(.endsEarly(person: person, idle: past.idle, age: past.age, limits: lifetimes))
  }

  func copyCookies(to name: String, sessionOnly: Bool = false) {
    var thief = visitor
    thief.browser = stranger()
    let jar = sessionOnly ? browser.jar.withoutEndDate : browser.jar.writtenDown(at: browser.now())
    thief.browser.take(jar)
    thief.disturbance = nil
    show("\(jar.cookies.isEmpty ? "There is none." : "The browser of \(name) has them now.")")
    thief.isThief = true
    thief.hasSessionOnly = sessionOnly
    place(thief, in: name)
  }
}
