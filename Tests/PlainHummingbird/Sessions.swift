import Foundation

/// Who is signed in, by the random id that the browser holds. Nobody is any more after a restart.
actor Sessions {
  static let cookie = "visit"

  private struct Visit {
    let person: String
    /// By a clock that only measures: nobody sets it.
    let began = ContinuousClock.now
    var seen = ContinuousClock.now
    /// Whoever asked for this is not asked again.
    let stays: Bool
  }

  private var visits: [String: Visit] = [:]
  private let idle = limit("SESSION_IDLE_SECONDS", usual: 1800)
  private let age = limit("SESSION_MAX_SECONDS", usual: 43_200)

  private static func limit(_ name: String, usual: Int) -> Duration {
    .seconds(ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? usual)
  }

  func begin(_ person: String, stays: Bool) -> String {
    let id = (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined(separator: "-")
    visits[id] = Visit(person: person, stays: stays)
    return id
  }

  /// Each question is a use.
  func person(_ id: String?) -> String? {
    guard let id, let visit = visits[id] else { return nil }
    let now = ContinuousClock.now
    if !visit.stays, visit.seen.duration(to: now) >= idle || visit.began.duration(to: now) >= age {
      visits[id] = nil
      return nil
    }
    visits[id]?.seen = now
    return visit.person
  }

  func end(_ id: String?) {
    if let id { visits[id] = nil }
  }
}
