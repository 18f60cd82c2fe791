import CPTY
import Dispatch
import Foundation

/// The person's side of a terminal: types, reads the screen's bytes, waits for what should appear.
///
/// Has a queue of its own, for waiting in poll(2) must not hold up the tests that run beside it.
actor PseudoTerminal {
  enum Failure: Error, CustomStringConvertible {
    case noTerminal
    case notSeen(pattern: String, unread: String)

    var description: String {
      switch self {
      case .noTerminal: "no pseudo-terminal to be had"
      case .notSeen(let pattern, let unread): "waited for \(pattern), saw only \(unread.debugDescription)"
      }
    }
  }

  /// Where the program under test reads and writes, if it runs in this process; else -1.
  nonisolated let device: Int32

  /// The program started on the terminal; 0 if it runs in this process.
  nonisolated let child: pid_t

  private nonisolated let controller: Int32
  private nonisolated let executor = QueueExecutor()
  private var bytes: [UInt8] = []
  private var unread = ""
  private var exitStatus: Int32?
  /// Whether the program has sent an escape sequence: a color, or a movement of the cursor.
  private(set) var hasSeenEscapes = false

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// A terminal for code of this process.
  init(columns: Int = 80, rows: Int = 24) throws {
    var controller: Int32 = -1
    var device: Int32 = -1
    guard pty_open(Int32(columns), Int32(rows), &controller, &device) else { throw Failure.noTerminal }
    self.controller = controller
    self.device = device
    child = 0
  }

  /// A terminal with a program on it.
  init(
    running path: String, _ arguments: [String] = [], environment: [String: String], columns: Int = 80, rows: Int = 24
  ) throws {
    var argv = ([path] + arguments).map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var child: pid_t = 0
    controller = pty_spawn(path, &argv, &envp, Int32(columns), Int32(rows), &child)
    device = -1
    self.child = child
    guard controller >= 0 else { throw Failure.noTerminal }
  }

  deinit {
    let isRunning = exitStatus == nil
    if child > 0 && isRunning {
      kill(child, SIGKILL)
      waitpid(child, nil, 0)
    }
    close(controller)
    if device >= 0 { close(device) }
  }

  /// Whether line editing by the kernel is off.
  nonisolated var isRaw: Bool {
    !pty_is_canonical(controller)
  }

  nonisolated func type(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// A program of this process has no controlling terminal and must be sent SIGWINCH by hand.
  nonisolated func resize(columns: Int, rows: Int = 24) {
    _ = pty_resize(controller, Int32(columns), Int32(rows))
  }

  /// Waits until a regular expression matches what was printed since the last match, and returns the text up to
  /// the end of this one. Escape sequences and carriage returns are left out.
  @discardableResult
  func wait(for pattern: String, within seconds: Double = 10) throws -> String {
    let end = Date(timeIntervalSinceNow: seconds)
    while true {
      if let match = unread.range(of: pattern, options: .regularExpression) {
        let seen = String(unread[..<match.upperBound])
        unread.removeSubrange(..<match.upperBound)
        return seen
      }
      guard receive(within: end.timeIntervalSinceNow) else {
        throw Failure.notSeen(pattern: pattern, unread: unread)
      }
    }
  }

  /// The status that waitpid(2) gives, or nil if the program still runs after that time.
  func waitForExit(within seconds: Double = 10) -> Int32? {
    let end = Date(timeIntervalSinceNow: seconds)
    var status: Int32 = 0
    while exitStatus == nil && end.timeIntervalSinceNow > 0 {
      // A child that is blocked on a full terminal never ends, so go on reading.
      _ = receive(within: 0.02)
      if waitpid(child, &status, WNOHANG) == child { exitStatus = status }
    }
    return exitStatus
  }

  /// Takes what was printed. False if nothing came in that time or nothing can come any more.
  private func receive(within seconds: Double) -> Bool {
    var source = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, Int32(max(0, seconds * 1000))) > 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 65536)
    let count = read(controller, &chunk, chunk.count)
    guard count > 0 else { return false }
    bytes += chunk[..<count]
    hasSeenEscapes = hasSeenEscapes || chunk[..<count].contains(0x1B)
    takeText()
    return true
  }

  /// Moves whole characters and whole escape sequences from `bytes` to `unread`.
  private func takeText() {
    guard let text = String(bytes: bytes, encoding: .utf8) else { return }
    let plain = text.replacingOccurrences(
      of: #"\u001b(\[[0-9;?]*[A-Za-z]|[78=>])|\r|\u0007"#, with: "", options: .regularExpression)
    // The rest of a sequence is still on its way.
    if let escape = plain.firstIndex(of: "\u{1b}"), plain[escape...].count < 16 { return }
    unread += plain
    bytes = []
  }

  private final class QueueExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "pseudo-terminal")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async {
        job.runSynchronously(on: self.asUnownedSerialExecutor())
      }
    }
  }
}
