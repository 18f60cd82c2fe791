import Synchronization

/// Whether the learner wants to see what the apps print as they print it. Asked from the threads that read it.
final class LiveOutput: Sendable {
  private let wanted = Atomic(false)

  var isOn: Bool {
    get { wanted.load(ordering: .relaxed) }
    set { wanted.store(newValue, ordering: .relaxed) }
  }
}
