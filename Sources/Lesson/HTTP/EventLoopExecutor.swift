import NIOCore
import NIOPosix

/// Runs tasks on one of the threads that speak with apps, so that an answer need not change threads to be looked at.
///
/// For work between requests that takes no longer than looking at a page. ``HTTPClient`` stays on the thread it is called on.
final class EventLoopExecutor: TaskExecutor {
  private let loop = MultiThreadedEventLoopGroup.singleton.next()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
