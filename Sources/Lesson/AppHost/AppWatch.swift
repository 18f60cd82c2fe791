import Foundation
import Synchronization

/// What one app's supervisor has told so far, and the way to give it orders.
///
/// The thread that reads from the supervisor fills it; tasks wait on its latches.
final class AppWatch: Sendable {
  /// The first word: that the app runs or why it does not; `nil` when the supervisor ended without one.
  let started = Latch<SupervisorReport?>()
  /// The end of the app's main process.
  let exited = Latch<AppExit>()
  /// The end of everything; `nil` when the supervisor ended without saying that the app's processes are gone.
  let ended = Latch<AppEnd?>()

  let supervisorPID: Int32

  private struct Control {
    /// `nil` once the supervisor is gone.
    var socket: Int32?
    var isStopping = false
  }

  private let control: Mutex<Control>
  private let printed = Mutex(AppOutput())
  /// Our end of the pipe that the app prints into; `nil` once it is closed.
  private let pipe: Mutex<Int32?>

  /// Takes over the control socket, and looks at the pipe until ``closePipe()``.
  init(supervisorPID: Int32, control: Int32, pipe: Int32) {
    self.supervisorPID = supervisorPID
    self.control = Mutex(Control(socket: control))
    self.pipe = Mutex(pipe)
  }

  /// Whether the app has printed something that was not read yet.
  var hasUnreadOutput: Bool { unreadCount > 0 }

  /// In bytes.
  private var unreadCount: Int {
    pipe.withLock { pipe in
      var count: Int32 = 0
      return pipe.map { ioctl($0, UInt(FIONREAD), &count) == 0 ? Int(count) : 0 } ?? 0
    }
  }

  func closePipe() {
    pipe.withLock { pipe in
      if let number = pipe { _ = Foundation.close(number) }
      pipe = nil
    }
  }

  /// Made outside the lock, so that reading goes on.
  var output: String { printed.withLock { $0 }.text }

  /// How much the app has printed, in bytes, also what was not read yet.
  var outputCount: Int { printed.withLock { $0.total + unreadCount } }

  func output(after count: Int) -> String { printed.withLock { $0 }.text(after: count) }

  /// Reads once from the app's output. Nobody counts meanwhile, or what is on its way would be missing.
  ///
  /// - Returns: what read(2) returns, and errno.
  func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> (count: Int, code: Int32) {
    printed.withLock { printed in
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      let code = errno
      if count > 0 { printed.append(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
      return (count, code)
    }
  }

  // MARK: Orders

  /// A byte that the supervisor obeys.
  private enum Order: UInt8 {
    case terminate = 0x54  // T
    case kill = 0x4B  // K
  }

  /// Asks the app to end, and kills what is left of it when its main process has ended.
  func terminate() {
    control.withLock { $0.isStopping = true }
    send(.terminate)
    // Either this sees the exit, or whoever reports it sees that we are stopping.
    if exited.value != nil { send(.kill) }
  }

  /// Kills the whole process tree.
  func killTree() { send(.kill) }

  /// Tells that the main process has ended.
  func report(_ exit: AppExit) {
    exited.set(exit)
    if control.withLock({ $0.isStopping }) { send(.kill) }
  }

  /// Kills a supervisor that does not answer, which takes the main process along. It obeys within ten seconds
  /// unless the app keeps it from running.
  func giveUp() {
    control.withLock { control in
      if control.socket != nil { _ = kill(supervisorPID, SIGKILL) }
    }
  }

  private func send(_ order: Order) {
    control.withLock { control in
      guard let socket = control.socket else { return }
      // The app may have stopped its supervisor.
      if order == .kill { _ = kill(supervisorPID, SIGCONT) }
      var byte = order.rawValue
      #if canImport(Glibc)
        _ = Glibc.send(socket, &byte, 1, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
      #else
        _ = Darwin.send(socket, &byte, 1, MSG_DONTWAIT)
      #endif
    }
  }

  /// Gives no orders any more, which makes the supervisor kill the tree. What it reports is still read.
  func hangUp() {
    control.withLock { control in
      if let socket = control.socket { _ = shutdown(socket, Int32(SHUT_WR)) }
    }
  }

  /// Closes the socket and reaps the supervisor, which has closed its end.
  func close() {
    control.withLock { control in
      guard let socket = control.socket else { return }
      _ = Foundation.close(socket)
      control.socket = nil
      var status: Int32 = 0
      while waitpid(supervisorPID, &status, 0) < 0 && errno == EINTR {}
    }
  }
}
