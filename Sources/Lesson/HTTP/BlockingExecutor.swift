import Foundation
import Synchronization

/// Runs tasks on threads of its own, which may block: Swift's own threads are as few as the machine has cores, and must not.
///
/// A task that talks with an app stays on one thread from request to request, for a change of threads costs about as much
/// as a small answer takes.
final class BlockingExecutor: TaskExecutor {
  static let shared = BlockingExecutor()

  private struct State {
    var jobs: [UnownedJob] = []
    var threads = 0
    /// Those that wait for a job, and those that were woken for one and have not taken it yet.
    var idle = 0
  }

  /// With more tasks than this that block at once, the rest waits for one of them to go on.
  private static let threadLimit = 64

  private let state = Mutex(State())
  /// Counts the jobs that wait.
  private let waiting = DispatchSemaphore(value: 0)

  /// What the job that runs on this thread brought up. The thread goes on with that itself, which costs no wake-up.
  private final class Followers {
    var jobs: [UnownedJob] = []
  }

  private let followers = ThreadLocal<Followers>()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if let followers = followers.value { followers.jobs.append(job) } else { publish(job) }
  }

  /// To be called before this thread blocks: what it would have gone on with, another one does.
  func willBlock() {
    guard let followers = followers.value else { return }
    for job in followers.jobs { publish(job) }
    followers.jobs = []
  }

  /// Hands a job to a thread that waits, or to a new one.
  private func publish(_ job: UnownedJob) {
    let needsThread = state.withLock { state in
      state.jobs.append(job)
      guard state.jobs.count > state.idle, state.threads < Self.threadLimit else { return false }
      state.threads += 1
      state.idle += 1
      return true
    }
    if needsThread { startThread() }
    waiting.signal()
  }

  private func startThread() {
    let thread = Thread { [self] in
      let followers = Followers()
      self.followers.value = followers
      while true {
        waiting.wait()
        var next =
          state.withLock { state in
            state.idle -= 1
            return state.jobs.removeFirst()
          } as UnownedJob?
        while let job = next {
          job.runSynchronously(on: asUnownedTaskExecutor())
          next = followers.jobs.isEmpty ? nil : followers.jobs.removeFirst()
          willBlock()
        }
        state.withLock { $0.idle += 1 }
      }
    }
    thread.name = "exchanges"
    thread.stackSize = 1 << 20
    thread.start()
  }
}
