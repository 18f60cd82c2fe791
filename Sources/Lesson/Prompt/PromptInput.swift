/// Everything that can arrive at the prompt.
enum PromptInput: Sendable {
  case nothing
  case comment
  case command(PromptCommand)
  case line(Line)
  /// A command's first word with the wrong rest.
  case incomplete([PromptCommand.Form])
  case unknown(LineError)

  init(_ text: String) {
    guard !Line.isComment(text) else {
      self = .comment
      return
    }
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first else {
      self = .nothing
      return
    }
    if let command = PromptCommand.parse(ShellCommand.words(text)) {
      self = .command(command)
      return
    }
    do throws(LineError) { self = .line(try SignInCourse.vocabulary.line(text)) } catch {
      let forms = PromptCommand.forms(beginningWith: first)
      self = forms.isEmpty ? .unknown(PromptInput.nearest(error, first, words)) : .incomplete(forms)
    }
  }

  /// A misspelt command is closer than any line.
  private static func nearest(_ error: LineError, _ first: String, _ words: [String]) -> LineError {
    guard error.nearest == nil else { return error }
    let close = PromptCommand.forms.compactMap(\.fixed.first).min {
      first.lowercased().editDistance(to: $0) < first.lowercased().editDistance(to: $1)
    }
    guard let close, first.lowercased().editDistance(to: close) <= max(1, close.count / 3) else { return error }
    let corrected = ([close] + words.dropFirst()).joined(separator: " ")
    return LineError(line: error.line, column: 1, expected: ["a command or a line (type `help`)"], nearest: corrected)
  }
}
