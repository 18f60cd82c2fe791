import Synchronization

@testable import Lesson

/// A prompt's lines written down in a test; what is emitted is kept.
final class ScriptedLineSource: LineSource {
  private struct State {
    var events: [LineEvent]
    var output = ""
    var prompts: [String] = []
    var remembered: [String] = []
  }

  let isInteractive: Bool
  let hasColor = false
  let columns: Int
  private let state: Mutex<State>

  init(_ events: [LineEvent], isInteractive: Bool = false, columns: Int = 80) {
    self.isInteractive = isInteractive
    self.columns = columns
    state = Mutex(State(events: events))
  }

  convenience init(_ lines: String...) {
    self.init(lines.map(LineEvent.line))
  }

  var output: String {
    state.withLock(\.output)
  }

  var prompts: [String] {
    state.withLock(\.prompts)
  }

  var remembered: [String] {
    state.withLock(\.remembered)
  }

  func next(prompt: PromptText) async -> LineEvent {
    state.withLock { state in
      state.prompts.append(prompt.plain)
      return state.events.isEmpty ? .end : state.events.removeFirst()
    }
  }

  func emit(_ text: String) {
    state.withLock { $0.output += Self.wholeLines(text) }
  }

  func lendTerminal<Result: Sendable>(_ body: @Sendable () async -> Result) async -> Result { await body() }

  func remember(_ line: String) {
    state.withLock { $0.remembered.append(line) }
  }
}
