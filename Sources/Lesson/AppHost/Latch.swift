import Synchronization

/// A value that is set once and that any number of tasks can wait for.
final class Latch<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    var waiters: [CheckedContinuation<Value, Never>] = []
    var cancellable: [Int: CheckedContinuation<Value?, Never>] = [:]
    var nextID = 0
  }

  private let state = Mutex(State())

  /// The value, or `nil` while it is not set.
  var value: Value? { state.withLock { $0.value } }

  /// Sets the value and wakes those who wait. Only the first call counts.
  func set(_ value: Value) {
    let (waiters, cancellable) = state.withLock { state in
      guard state.value == nil else { return (state.waiters, state.cancellable) }
      state.value = value
      defer { (state.waiters, state.cancellable) = ([], [:]) }
      return (state.waiters, state.cancellable)
    }
    for waiter in waiters { waiter.resume(returning: value) }
    for waiter in cancellable.values { waiter.resume(returning: value) }
  }

  /// Waits for the value, in a cancelled task too.
  func wait() async -> Value {
    await withCheckedContinuation { waiter in
      let value = state.withLock { state in
        if state.value == nil { state.waiters.append(waiter) }
        return state.value
      }
      if let value { waiter.resume(returning: value) }
    }
  }

  /// Waits for the value; `nil` when the task is cancelled first.
  func waitUnlessCancelled() async -> Value? {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        let (waits, value) = state.withLock { state -> (Bool, Value?) in
          // Asked under the lock: a task that is cancelled later finds its waiter.
          guard state.value == nil, !Task.isCancelled else { return (false, state.value) }
          state.cancellable[id] = waiter
          return (true, nil)
        }
        if !waits { waiter.resume(returning: value) }
      }
    } onCancel: {
      state.withLock { $0.cancellable.removeValue(forKey: id) }?.resume(returning: nil)
    }
  }
}
