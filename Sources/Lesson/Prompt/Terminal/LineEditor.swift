import CLineEdit
import Foundation
import Synchronization

/// Lines typed on a terminal, with editing, history and completion by libedit.
///
/// A read has a thread of its own, which waits in poll(2). While it does, only that thread touches libedit:
/// `emit` puts its text into a mailbox and wakes it. There is one editor a program, as there is one terminal.
final class LineEditor: LineSource {
  private struct State {
    var isReading = false
    /// Whether the reading thread owns the handle.
    var isEditing = false
    /// Whether another program has the terminal.
    var isLent = false
    var isCancelled = false
    var mailbox = ""
    var toRemember: [String] = []
  }

  let isInteractive = true
  let hasColor: Bool

  // Not Sendable by itself. While `isEditing` it belongs to the reading thread, else to the holder of the
  // lock on `state`; only `line_editor_wake` is called from elsewhere, which is made for that.
  private nonisolated(unsafe) let handle: OpaquePointer
  private let output: Int32
  private let history: HistoryFile?
  private let completer: Completer
  private let state = Mutex(State())

  /// Nil where no line can be edited: a pipe, a file, a dumb terminal. Then read from `StandardInputLineSource`.
  ///
  /// Set up before other threads run: it sets the process's LC_CTYPE and its handlers for signals that end it.
  init?(
    program: String,
    history: HistoryFile?,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    input: Int32 = STDIN_FILENO,
    output: Int32 = STDOUT_FILENO,
    completer: @escaping Completer
  ) {
    guard let handle = line_editor_open(program, environment["TERM", default: ""], input, output) else { return nil }
    self.handle = handle
    self.output = output
    self.history = history
    self.completer = completer
    // https://no-color.org
    hasColor = environment["NO_COLOR", default: ""].isEmpty
    for line in history?.load() ?? [] {
      line_editor_remember(handle, line)
    }
  }

  deinit {
    line_editor_close(handle)
  }

  var columns: Int {
    Int(line_editor_columns(output))
  }

  func next(prompt: PromptText) async -> LineEvent {
    state.withLock { state in
      precondition(!state.isReading, "one read at a time")
      state.isReading = true
      state.isCancelled = false
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // Not the cooperative pool: the thread waits for as long as the learner thinks. Unowned, for this call
        // keeps the editor alive; the thread must not be the one that lets go of it last, at a later time.
        Thread.detachNewThread { [unowned self] in
          let event = read(prompt)
          continuation.resume(returning: event)
        }
      }
    } onCancel: {
      state.withLock { $0.isCancelled = true }
      line_editor_wake(handle)
    }
  }

  func emit(_ text: String) {
    let lines = Self.wholeLines(text)
    let isPosted = state.withLock { state in
      if state.isEditing || state.isLent {
        state.mailbox += lines
      } else {
        line_editor_print(handle, lines)
      }
      return state.isEditing
    }
    if isPosted {
      line_editor_wake(handle)
    }
  }

  func lendTerminal<Result: Sendable>(_ body: @Sendable () async -> Result) async -> Result {
    state.withLock { state in
      precondition(!state.isReading, "the terminal is in use")
      state.isLent = true
      line_editor_lend(handle)
    }
    let result = await body()
    state.withLock { state in
      state.isLent = false
      line_editor_take_back(handle)
      line_editor_print(handle, state.mailbox)
      state.mailbox = ""
    }
    return result
  }

  func remember(_ line: String) {
    state.withLock { $0.toRemember.append(line) }
    history?.append(line)
  }
}

// MARK: - On the reading thread

extension LineEditor {
  private func read(_ prompt: PromptText) -> LineEvent {
    state.withLock { state in
      state.isEditing = true
      for line in state.toRemember {
        line_editor_remember(handle, line)
      }
      state.toRemember = []
    }
    var text: UnsafePointer<CChar>?
    let result = line_editor_read(
      handle, escaped(prompt), Unmanaged.passUnretained(self).toOpaque(),
      { context, event in
        // Never nil: it is the pointer given above, to `self`, which is alive until the read returns.
        guard let context else { return false }
        return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().respond(to: event)
      }, &text)
    state.withLock { state in
      line_editor_print(handle, state.mailbox)
      state.mailbox = ""
      state.isEditing = false
      state.isReading = false
    }
    if let text { return .line(String(cString: text)) }
    return result == LINE_EDITOR_INTERRUPT ? .interrupt : .end
  }

  private func escaped(_ prompt: PromptText) -> String {
    #if canImport(Darwin)
      // Apple's libedit sends all the styles first and then the text.
      prompt.plain
    #else
      hasColor ? prompt.escaped : prompt.plain
    #endif
  }

  /// Returns whether to go on reading.
  private func respond(to event: line_editor_event) -> Bool {
    if event == LINE_EDITOR_COMPLETE {
      complete()
    } else {
      deliverMail()
    }
    return !state.withLock { $0.isCancelled }
  }

  /// Prints without the lock: a stopped terminal must not hold up those who only post.
  private func deliverMail() {
    let text = state.withLock { state in
      defer { state.mailbox = "" }
      return state.mailbox
    }
    line_editor_print(handle, text)
  }

  private func complete() {
    var cursor: Int32 = 0
    var length: Int32 = 0
    let buffer = UnsafeRawBufferPointer(start: line_editor_line(handle, &cursor, &length), count: Int(length))
    let line = String(decoding: buffer, as: UTF8.self)
    guard let completion = completer(line, Int(cursor)), (0...Int(cursor)).contains(completion.start) else { return }
    let typed = String(decoding: buffer[completion.start..<Int(cursor)], as: UTF8.self)
    if let replacement = completion.replacement(for: typed) {
      line_editor_replace(handle, Int32(typed.unicodeScalars.count), replacement)
    } else if !completion.candidates.isEmpty {
      line_editor_print(handle, Self.wholeLines(completion.listing(columns: columns)))
    }
  }
}
