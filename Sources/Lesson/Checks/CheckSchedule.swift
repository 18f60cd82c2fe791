/// Which checks run next to which. One that has an app for itself disturbs no other; of those on the app that all share, only
/// such as change nothing run side by side, and they begin in their order. None begins before those that it needs have ended.
struct CheckSchedule {
  private var waiting: [Check]
  private var running: [Check] = []
  /// Checks that need an app for themselves have one.
  private let hasOwnApps: Bool
  /// The check that says whether people can register: what needs people is blocked where they cannot.
  private let registration: String?

  init(_ checks: [Check], hasOwnApps: Bool, registration: String? = nil) {
    (waiting, self.hasOwnApps, self.registration) = (checks, hasOwnApps, registration)
  }

  /// The check to begin now; nil where none can, until one of those that run has ended.
  mutating func next() -> Check? {
    guard running.count < SideBySide.width else { return nil }
    // Where all wait for each other, the first one does not.
    guard let index = waiting.firstIndex(where: canBegin) ?? (running.isEmpty ? waiting.indices.first : nil) else {
      return nil
    }
    running.append(waiting[index])
    return waiting.remove(at: index)
  }

  mutating func end(_ check: Check) { running.removeAll { $0.id == check.id } }

  private func canBegin(_ check: Check) -> Bool {
    guard (waiting + running).allSatisfy({ !check.needs.contains($0.id) }) else { return false }
    if isApart(check) {
      return check.id == registration || !(waiting + running).contains { $0.id == registration }
    }
    let shared = running.filter { !isApart($0) }
    return waiting.first { !isApart($0) }?.id == check.id
      && (shared.isEmpty || check.isReadOnly && shared.allSatisfy(\.isReadOnly))
  }

  private func isApart(_ check: Check) -> Bool { check.needsOwnApp && hasOwnApps }
}
