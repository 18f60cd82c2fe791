import Testing

@testable import Lesson

@Suite(.inTurn) struct PromptCommandTests {
  /// Each form of a command as it is typed.
  private static let commands: [(text: String, command: PromptCommand)] = [
    ("read", .read), ("tour", .tour), ("check", .check), ("hint", .hint), ("question", .question),
    ("answer 2", .answer(2)),
    ("solution", .solution), ("reset", .reset),
    ("next", .next), ("previous", .previous), ("steps", .steps), ("go login", .go(step: "login")),
    ("new my-app", .new(folder: "my-app", track: "swift")),
    ("new my-app flask", .new(folder: "my-app", track: "flask")),
    ("replay", .replay(check: nil)), ("why login.right", .why(check: "login.right")), ("curl", .curl(check: nil)),
    ("use example", .useExample), ("use mine", .useMine), ("open", .open), ("doctor", .doctor),
    ("log", .log), ("log on", .liveLog(true)), ("log off", .liveLog(false)),
    ("edit", .edit(file: nil)), ("edit templates/home.html", .edit(file: "templates/home.html")),
    ("help", .help(nil)), ("help visit", .help("visit")), ("quit", .quit),
  ]

  @Test(arguments: commands) func aCommandIsUnderstood(_ example: (text: String, command: PromptCommand)) {
    for text in [example.text, "  \(example.text) ", example.text.replacing(" ", with: "   ")] {
      guard case .command(let command) = PromptInput(text) else {
        Issue.record("\(text) is no command")
        continue
      }
      #expect(command == example.command)
    }
  }

  @Test func theTableHoldsEveryForm() {
    for form in PromptCommand.forms {
      let isHeld = Self.commands.contains { $0.text.split(separator: " ").map(String.init).starts(with: form.fixed) }
      #expect(isHeld, "\(form.pattern)")
      #expect(form.summary.hasSuffix("."), "\(form.pattern)")
    }
  }

  @Test func noLineIsACommand() {
    for form in SignInCourse.vocabulary.forms {
      guard case .line(let line) = PromptInput(form.example) else {
        Issue.record("\(form.example) is no line")
        continue
      }
      #expect(line.text == form.example)
    }
  }

  @Test func noCommandIsALine() {
    for command in Self.commands.map(\.text) {
      #expect(throws: LineError.self) { try SignInCourse.vocabulary.line(command) }
    }
  }

  @Test func theCaseOfACommandDoesNotMatterAndThatOfItsValueDoes() {
    guard case .command(let command) = PromptInput("GO Login") else {
      Issue.record("no command")
      return
    }
    #expect(command == .go(step: "Login"))
  }

  @Test(arguments: [
    "go", "go a b", "new", "new a b c", "use", "use yours", "read it", "quit now", "help a b", "log in", "edit a b",
    "answer", "answer two", "question 1",
  ])
  func aCommandWithTheWrongRestShowsItsForms(_ text: String) {
    guard case .incomplete(let forms) = PromptInput(text) else {
      Issue.record("\(text) is not incomplete")
      return
    }
    #expect(forms.map(\.fixed.first) == forms.map { _ in text.split(separator: " ").first.map(String.init) })
    #expect(!forms.isEmpty)
  }

  @Test(arguments: [
    ("chekc", "check"), ("hnit", "hint"), ("nxet", "next"), ("stpes", "steps"), ("hepl visit", "help visit"),
    ("solutoin", "solution"), ("qiut", "quit"), ("usee mine", "use mine"), ("previuos", "previous"),
  ]) func aMisspeltCommandIsSuggested(_ typed: String, _ meant: String) {
    guard case .unknown(let error) = PromptInput(typed) else {
      Issue.record("\(typed) is understood")
      return
    }
    #expect(error.words == "column 1: expected a command or a line (type `help`). Did you mean: \(meant)")
  }

  @Test func aMisspeltLineIsSuggestedAsALine() {
    guard case .unknown(let error) = PromptInput("vist /login") else {
      Issue.record("it is understood")
      return
    }
    #expect(error.nearest == "visit /login")
  }

  @Test func whatIsLikeNothingGetsNoSuggestion() {
    guard case .unknown(let error) = PromptInput("xyzzyxyzzy") else {
      Issue.record("it is understood")
      return
    }
    #expect(error.nearest == nil)
  }

  @Test func aLineIsALineAndAnEmptyOneNothing() {
    guard case .line(let line) = PromptInput(" visit /login ") else {
      Issue.record("it is no line")
      return
    }
    #expect(line.command.isEqual(to: BrowseLine.visit("/login")))
    guard case .nothing = PromptInput(" \t ") else {
      Issue.record("it is something")
      return
    }
  }
}
