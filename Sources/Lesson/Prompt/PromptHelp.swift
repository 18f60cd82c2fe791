/// `help`: everything that can be typed.
struct PromptHelp: Sendable {
  let screen: PromptScreen

  var text: String {
    let style = screen.style
    var lines = [style.ink("Commands", .strong)]
    lines += PromptCommand.forms.map { screen.row($0.pattern, $0.summary) }
    for group in SignInCourse.vocabulary.groups {
      lines += ["", style.ink(group.title, .strong)]
      lines += SignInCourse.vocabulary.forms(in: group).map { screen.row($0.pattern, $0.summary) }
    }
    lines += ["", "help WORD shows the lines that begin with a word, with examples. Tab completes."]
    return lines.joined(separator: "\n")
  }

  /// What begins with a word.
  func text(about word: String) -> String {
    let commands = PromptCommand.forms(beginningWith: word).map { screen.row($0.pattern, $0.summary) }
    let lines = SignInCourse.vocabulary.forms(beginningWith: word).map {
      screen.row($0.pattern, "\($0.summary) Example: \($0.example)")
    }
    return commands.isEmpty && lines.isEmpty
      ? "Nothing begins with \"\(word)\". Type `help` for everything."
      : (commands + lines).joined(separator: "\n")
  }
}
