import Foundation

/// What the session in a browser has behind it.
struct SessionPast {
  /// In seconds, since the last request and since the sign-in.
  let idle: Double
  let age: Double
  let hasWaited: Bool

  /// Of the current browser.
  init(of stage: isolated Stage) {
    let now = stage.setting.now()
    func seconds(since time: Date?) -> Double { time.map { now.timeIntervalSince($0) } ?? 0 }
    idle = seconds(since: stage.visitor.lastRequestAt)
    age = seconds(since: stage.visitor.attemptedAt)
    hasWaited = stage.visitor.hasWaited
  }
}
