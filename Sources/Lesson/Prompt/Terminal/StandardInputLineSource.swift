import CLineEdit
import Foundation
import Synchronization

/// Lines from a pipe, a file or a plain terminal: no escapes, no history, and a prompt only where a person sees it.
///
/// What is printed while a person may be typing begins on a line of its own, and the prompt is printed again after it.
final class StandardInputLineSource: LineSource {
  let isInteractive: Bool
  let hasColor = false

  private let input: Int32
  private let output: Int32
  /// Has a byte in it while the task that waits for a line is cancelled.
  private let cancellation = Pipe()
  /// What was read already and belongs to lines to come.
  private let unread = Mutex<[UInt8]>([])
  private struct Screen {
    /// Stands at the end of what was printed; nil while no line is awaited.
    var prompt: String?
    /// What waits until another program gives the terminal back; nil while it is ours.
    var mailbox: String?
  }

  /// Held while writing, so that lines of two threads do not mix.
  private let screen = Mutex(Screen())

  init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) {
    self.input = input
    self.output = output
    isInteractive = isatty(input) == 1 && isatty(output) == 1
  }

  var columns: Int {
    Int(line_editor_columns(output))
  }

  func next(prompt: PromptText) async -> LineEvent {
    if isInteractive {
      screen.withLock { screen in
        screen.prompt = prompt.plain
        write(prompt.plain)
      }
    }
    defer { screen.withLock { $0.prompt = nil } }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // Not the cooperative pool: the thread waits for as long as nothing comes.
        Thread.detachNewThread {
          continuation.resume(returning: self.read())
        }
      }
    } onCancel: {
      try? cancellation.fileHandleForWriting.write(contentsOf: Data([0]))
    }
  }

  func emit(_ text: String) {
    let lines = Self.wholeLines(text)
    screen.withLock { screen in
      if screen.mailbox != nil {
        screen.mailbox? += lines
      } else {
        write(screen.prompt.map { "\n\(lines)\($0)" } ?? lines)
      }
    }
  }

  func lendTerminal<Result: Sendable>(_ body: @Sendable () async -> Result) async -> Result {
    screen.withLock { $0.mailbox = "" }
    let result = await body()
    screen.withLock { screen in
      write(screen.mailbox ?? "")
      screen.mailbox = nil
    }
    return result
  }

  func remember(_ line: String) {}

  private func write(_ text: String) {
    // An error means that whoever read our output has left.
    try? FileHandle(fileDescriptor: output, closeOnDealloc: false).write(contentsOf: Data(text.utf8))
  }
}

// MARK: - On the reading thread

extension StandardInputLineSource {
  private func read() -> LineEvent {
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      if let line = takeLine() { return .line(line) }
      guard waitForInput() else { return .end }
      let count = Foundation.read(input, &chunk, chunk.count)
      if count > 0 {
        unread.withLock { $0 += chunk[..<count] }
      } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
        return takeLastLine().map(LineEvent.line) ?? .end
      }
    }
  }

  /// False if the task was cancelled meanwhile.
  private func waitForInput() -> Bool {
    let cancelled = cancellation.fileHandleForReading.fileDescriptor
    var sources = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: cancelled, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&sources, nfds_t(sources.count), -1) < 0 {
      guard errno == EINTR else { return false }
    }
    guard sources[1].revents != 0 else { return true }
    var note: UInt8 = 0
    _ = Foundation.read(cancelled, &note, 1)
    return false
  }

  private func takeLine() -> String? {
    unread.withLock { unread in
      guard let end = unread.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      defer { unread.removeSubrange(...end) }
      // A script written on Windows.
      let hasReturn = end > 0 && unread[end - 1] == UInt8(ascii: "\r")
      return String(decoding: unread[..<(hasReturn ? end - 1 : end)], as: UTF8.self)
    }
  }

  /// A last line may lack its newline.
  private func takeLastLine() -> String? {
    unread.withLock { unread in
      defer { unread = [] }
      return unread.isEmpty ? nil : String(decoding: unread, as: UTF8.self)
    }
  }
}
