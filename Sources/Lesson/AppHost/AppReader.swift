import Foundation

/// Reads what a supervisor reports and what its app prints until both end. It works on a thread of its own.
struct AppReader {
  let watch: AppWatch
  let control: Int32
  let output: Int32
  /// Gets the app's lines. While it works nothing is read, and an app that prints much waits.
  let onOutput: @Sendable (String) -> Void

  private var isOutputOpen = true
  private var unfinishedReport: [UInt8] = []
  private var end: AppEnd?
  private var lines = OutputLines()
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)

  /// Starts the thread.
  static func start(_ spawned: SpawnedSupervisor, watch: AppWatch, onOutput: @escaping @Sendable (String) -> Void) {
    let thread = Thread {
      var reader = AppReader(
        watch: watch, control: spawned.control, output: spawned.output, onOutput: onOutput)
      reader.run()
    }
    thread.name = "app \(spawned.pid)"
    thread.stackSize = 512 << 10
    thread.start()
  }

  private init(
    watch: AppWatch, control: Int32, output: Int32, onOutput: @escaping @Sendable (String) -> Void
  ) {
    (self.watch, self.control, self.output, self.onOutput) = (watch, control, output, onOutput)
  }

  private mutating func run() {
    var isControlOpen = true
    while isControlOpen {
      var waits = [
        pollfd(fd: control, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isOutputOpen ? output : -1, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&waits, 2, timeout) >= 0 || errno == EINTR else { break }
      if waits[1].revents != 0 { _ = readOutput() }
      if waits[0].revents != 0 { isControlOpen = readReports() }
      show(lines.summary(at: .now))
    }
    finish()
  }

  /// In milliseconds, as poll(2) takes it.
  private var timeout: Int32 {
    guard let time = lines.summaryTime else { return -1 }
    return max(0, Int32((time - .now) / .milliseconds(1)) + 1)
  }

  private mutating func finish() {
    readWhatIsThere()
    show(lines.finish())
    watch.closePipe()
    watch.close()
    buffer.deallocate()
    watch.started.set(nil)
    // A supervisor that was killed takes the main process along.
    watch.report(end?.exit ?? .signal(SIGKILL))
    watch.ended.set(end)
  }

  // MARK: The app's output

  /// Reads once. Returns false when there is nothing to read now.
  private mutating func readOutput() -> Bool {
    let (count, code) = watch.read(output, into: buffer)
    guard count > 0 else {
      if count == 0 { isOutputOpen = false }
      return count < 0 && code == EINTR
    }
    let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
    show(lines.append(bytes, at: .now))
    return true
  }

  /// Reads what a process that has ended left in the pipe. A pipe holds 1 MiB at most (pipe(7)), and another
  /// process may go on filling it.
  private mutating func readWhatIsThere() {
    for _ in 0..<16 where isOutputOpen {
      guard readOutput() else { return }
    }
  }

  private func show(_ lines: [String]) {
    for line in lines { onOutput(line) }
  }

  // MARK: The supervisor's reports

  /// Reads once. Returns false at the end.
  private mutating func readReports() -> Bool {
    let count = read(control, buffer.baseAddress, 4 << 10)
    guard count > 0 else { return count < 0 && errno == EINTR }
    unfinishedReport.append(contentsOf: buffer[..<count])
    while let newline = unfinishedReport.firstIndex(of: UInt8(ascii: "\n")) {
      let line = String(decoding: unfinishedReport[..<newline], as: UTF8.self)
      unfinishedReport.removeSubrange(...newline)
      if let report = SupervisorReport(line: line) { take(report) }
    }
    return true
  }

  private mutating func take(_ report: SupervisorReport) {
    switch report {
    case .started, .failed:
      watch.started.set(report)
    case .exited(let exit):
      readWhatIsThere()  // so that an app's last words are there when its end is known
      watch.report(exit)
    case .final(let end):
      self.end = end
    }
  }
}
