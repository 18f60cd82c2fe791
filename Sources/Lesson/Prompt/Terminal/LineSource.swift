/// Where the prompt's lines come from and where its output goes: a terminal, a pipe, or a test's script.
protocol LineSource: Sendable {
  /// Whether a person sees a prompt and types. If not, the caller echoes the lines it reads.
  var isInteractive: Bool { get }

  /// Whether text given to `emit` may hold colour.
  var hasColor: Bool { get }

  /// The width in character cells at this moment; 80 where there is no terminal.
  var columns: Int { get }

  /// Waits for the next line. Only one call at a time. A cancelled task gets `.end`.
  func next(prompt: PromptText) async -> LineEvent

  /// Prints whole lines, above the line being typed if there is one; an empty text is an empty line.
  ///
  /// From any thread. Between two calls of `next` it writes at once and may wait for a stopped terminal.
  func emit(_ text: String)

  /// Lets another program have the terminal until `body` returns. What is emitted meanwhile appears afterwards.
  ///
  /// Between two calls of `next` only.
  func lendTerminal<Result: Sendable>(_ body: @Sendable () async -> Result) async -> Result

  /// Has the up arrow bring `line` back, in later runs too unless it holds a secret.
  func remember(_ line: String)
}

/// What `next` can bring.
enum LineEvent: Sendable, Equatable {
  /// A line without its newline. After a paste it may hold several, with newlines between them.
  case line(String)

  /// Ctrl-C: the line being typed was given up.
  case interrupt

  /// Ctrl-D, the end of the pipe, or a cancelled task.
  case end
}

extension LineSource {
  /// Prints text that is ours: no line is wider than the screen, unless it is code.
  func say(_ text: String) { emit(TextWrap.fitting(text, columns: columns)) }

  /// `text` ending in a newline.
  static func wholeLines(_ text: String) -> String {
    text.hasSuffix("\n") ? text : text + "\n"
  }
}
