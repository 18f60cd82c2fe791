/// Which checks run next to which.
///
/// One that has an app for itself disturbs no other. Of those on the app that all share, such as change nothing run side by
/// side, and so do those of earlier steps, which the app is expected to pass. What may have failed for the others runs again by
/// itself, on a fresh app. They begin in their order, and none before those that it needs have ended.
struct CheckSchedule {
  private var waiting: [Check]
  private var running: [Check] = []
  /// The step that is judged.
  private let step: String
  /// Checks that need an app for themselves have one.
  private let hasOwnApps: Bool
  /// The check that says whether people can register: what needs people is blocked where they cannot.
  private let registration: String?
  /// Those that others ran beside.
  private var accompanied: Set<String> = []
  /// Those that run once more.
  private var repeated: Set<String> = []

  init(_ checks: [Check], at step: String, hasOwnApps: Bool, registration: String? = nil) {
    (waiting, self.step, self.hasOwnApps, self.registration) = (checks, step, hasOwnApps, registration)
  }

  /// The check to begin now; nil where none can, until one of those that run has ended.
  mutating func next() -> Check? {
    guard running.count < SideBySide.width else { return nil }
    // Where all wait for each other, the first one does not.
    guard let index = waiting.firstIndex(where: canBegin) ?? (running.isEmpty ? waiting.indices.first : nil) else {
      return nil
    }
    let check = waiting.remove(at: index)
    running.append(check)
    if running.count > 1 { accompanied.formUnion(running.map(\.id)) }
    return check
  }

  mutating func end(_ check: Check) { running.removeAll { $0.id == check.id } }

  /// Whether a check that has ended is to run once more, so that this result does not count.
  mutating func repeats(_ result: CheckResult) -> Bool {
    let check = result.check
    guard result.outcome == .failed, !result.isTimeout, accompanied.contains(check.id),
      // Copies of an app that all write to one file are in each other's way.
      isEarlier(check) || hasOwnApp(check) && (result.isAppsOwnFailure || result.isFailedStart),
      repeated.insert(check.id).inserted
    else { return false }
    waiting.insert(check, at: 0)
    return true
  }

  func isRepeated(_ check: Check) -> Bool { repeated.contains(check.id) }

  private func canBegin(_ check: Check) -> Bool {
    guard (waiting + running).allSatisfy({ !check.needs.contains($0.id) }) else { return false }
    if isRepeated(check) { return running.isEmpty }
    guard !(waiting + running).contains(where: isRepeated) else { return false }
    if hasOwnApp(check) {
      return check.id == registration || !(waiting + running).contains { $0.id == registration }
    }
    // None overtakes one that it may not run beside.
    let others = running + waiting.prefix { $0.id != check.id }
    return others.allSatisfy { hasOwnApp($0) || mayAccompany($0, check) }
  }

  private func mayAccompany(_ one: Check, _ other: Check) -> Bool {
    guard [one, other].allSatisfy({ !$0.isAlone && $0.id != registration }) else { return false }
    return one.isReadOnly && other.isReadOnly || isEarlier(one) && isEarlier(other)
  }

  private func isEarlier(_ check: Check) -> Bool { hasOwnApps && check.step != step }

  private func hasOwnApp(_ check: Check) -> Bool { hasOwnApps && check.needsOwnApp }
}
