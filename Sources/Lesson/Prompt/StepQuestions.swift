/// Questions about a step: asked when the learner wants one, and never in the way.
struct StepQuestions {
  var workspace: Workspace
  let screen: PromptScreen

  private var style: Style { screen.style }

  /// `question`
  func ask() {
    guard let (number, question) = openQuestion else {
      let hasAny = !workspace.step.questions.isEmpty
      return screen.say(hasAny ? "You have answered all questions of this step." : "This step has no question.")
    }
    let count = workspace.step.questions.count
    var lines = [style.ink("Question \(number) of \(count): \(question.title)", .strong)]
    let text = BlockText(style: style, indent: "  ")
    if !question.text.isEmpty { lines += [text.text(question.text), ""] }
    for (index, choice) in question.choices.enumerated() {
      lines += screen.choice(index + 1, choice.text.map(\.plain).joined())
    }
    screen.say((lines + ["", "  Type `answer` and the number, for example `answer 1`."]).joined(separator: "\n"))
  }

  /// `answer N`: the workspace knows of it then.
  mutating func answer(_ number: Int) {
    guard let (_, question) = openQuestion else { return ask() }
    guard question.choices.indices.contains(number - 1) else {
      return screen.say("There is no answer \(number). Type a number from 1 to \(question.choices.count).")
    }
    let verdict =
      number == question.right
      ? style.ink("Right.", .good) : style.ink("Not quite.", .bad) + " The answer is \(question.right)."
    var trouble: String?
    do { try workspace.keep(answered: question, isRight: number == question.right) } catch {
      trouble = "The answer could not be recorded. \(Trouble.words(error))"
    }
    let more = openQuestion == nil ? "" : "\n\n  `question` asks the next one."
    screen.say("\(verdict)\n" + BlockText(style: style, indent: "  ").text(question.explanation) + more)
    if let trouble { screen.say(trouble) }
  }

  /// The first that was not answered, and its number.
  private var openQuestion: (number: Int, question: Question)? {
    for (index, question) in workspace.step.questions.enumerated()
    where !workspace.hasAnswered(question) {
      return (index + 1, question)
    }
    return nil
  }

  /// What is said of it once a step is passed.
  var note: String? { openQuestion == nil ? nil : "`question` asks something about this step, if you like." }
}
