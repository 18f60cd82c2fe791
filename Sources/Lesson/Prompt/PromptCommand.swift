/// What can be typed at the prompt besides the lines of the vocabulary. No line is a command; a test holds that.
enum PromptCommand: Sendable, Equatable {
  case read
  case tour
  case check
  case hint
  case replay(check: String?)
  case why(check: String?)
  case curl(check: String?)
  case question
  case answer(Int)
  case solution
  case reset
  case next
  case previous
  case steps
  case go(step: String)
  case new(folder: String, track: String)
  case useExample
  case useMine
  case open
  case log
  /// What the apps print is shown as they print it, or not.
  case liveLog(Bool)
  case edit(file: String?)
  case doctor
  case help(String?)
  case quit

  /// One row of the table that the parser, `help` and completion come from.
  struct Form: Sendable {
    /// Lower case stands as it is, upper case is a value; a part in brackets may be missing.
    let pattern: String
    let summary: String
    let make: @Sendable ([String]) -> PromptCommand?

    var words: [String] { pattern.split(separator: " ").map(String.init) }
    /// The words that must stand there.
    var fixed: [String] { words.prefix { $0.first?.isLowercase == true } }
  }

  static let forms: [Form] = [
    Form(pattern: "read", summary: "Read the step's text.") { $0.isEmpty ? .read : nil },
    Form(pattern: "tour", summary: "Show the goals of the step's tour.") { $0.isEmpty ? .tour : nil },
    Form(pattern: "new DIR [TRACK]", summary: "Make a folder for your app; TRACK is swift, flask or any.") { values in
      switch values.count {
      case 1: .new(folder: values[0], track: "swift")
      case 2: .new(folder: values[0], track: values[1])
      // As in a shell.
      case 3 where values[1] == "--track": .new(folder: values[0], track: values[2])
      default: nil
      }
    },
    Form(pattern: "edit [FILE]", summary: "Open a file of your app in your editor; without FILE the main one.") {
      $0.count < 2 ? .edit(file: $0.first) : nil
    },
    Form(pattern: "check", summary: "Build your app and judge it.") { $0.isEmpty ? .check : nil },
    Form(pattern: "replay [CHECK]", summary: "Start your app afresh and stop one line before the failure.") {
      $0.count < 2 ? .replay(check: $0.first) : nil
    },
    Form(pattern: "why [CHECK]", summary: "Show the request that decided and its answer, in full.") {
      $0.count < 2 ? .why(check: $0.first) : nil
    },
    Form(pattern: "curl [CHECK]", summary: "Show the requests as commands for curl.") {
      $0.count < 2 ? .curl(check: $0.first) : nil
    },
    Form(pattern: "hint", summary: "Say what fits the last failure, then the step's hints one by one.") {
      $0.isEmpty ? .hint : nil
    },
    Form(pattern: "question", summary: "Ask something about the step.") { $0.isEmpty ? .question : nil },
    Form(pattern: "answer N", summary: "Answer the question with the number of a choice.") {
      $0.count == 1 ? Int($0[0]).map(PromptCommand.answer) : nil
    },
    Form(pattern: "solution", summary: "Show the step's solution.") { $0.isEmpty ? .solution : nil },
    Form(
      pattern: "reset",
      summary: "Begin the step anew: its starter, empty data, no cookies; your files are kept as a copy."
    ) {
      $0.isEmpty ? .reset : nil
    },
    Form(pattern: "next", summary: "Go to the next step.") { $0.isEmpty ? .next : nil },
    Form(pattern: "previous", summary: "Go to the step before.") { $0.isEmpty ? .previous : nil },
    Form(pattern: "steps", summary: "Show all steps and how far you are.") { $0.isEmpty ? .steps : nil },
    Form(pattern: "go STEP", summary: "Go to a step.") { $0.count == 1 ? .go(step: $0[0]) : nil },
    Form(pattern: "use example", summary: "Talk to the step's example app.") { $0.isEmpty ? .useExample : nil },
    Form(pattern: "use mine", summary: "Build and start your own app, and talk to it.") { $0.isEmpty ? .useMine : nil },
    Form(pattern: "open", summary: "Show the app's address, for your own web browser.") { $0.isEmpty ? .open : nil },
    Form(pattern: "log", summary: "Show the last lines that the app printed.") { $0.isEmpty ? .log : nil },
    Form(pattern: "log on", summary: "Show what the app prints at once, as it prints it.") {
      $0.isEmpty ? .liveLog(true) : nil
    },
    Form(pattern: "log off", summary: "Show what the app prints only when asked (the default).") {
      $0.isEmpty ? .liveLog(false) : nil
    },
    Form(pattern: "doctor", summary: "Look at what the lesson needs, and say what to mend.") {
      $0.isEmpty ? .doctor : nil
    },
    Form(pattern: "help [WORD]", summary: "Show what can be typed.") { $0.count < 2 ? .help($0.first) : nil },
    Form(pattern: "quit", summary: "Leave. Everything is kept.") { $0.isEmpty ? .quit : nil },
  ]

  /// nil for what is not a command.
  static func parse(_ words: [String]) -> PromptCommand? {
    for form in forms {
      let typed = words.prefix(form.fixed.count).map { $0.lowercased() }
      if typed == form.fixed, let command = form.make(Array(words.dropFirst(form.fixed.count))) { return command }
    }
    return nil
  }

  /// The forms that begin with this word.
  static func forms(beginningWith word: String) -> [Form] { forms.filter { $0.fixed.first == word.lowercased() } }
}
