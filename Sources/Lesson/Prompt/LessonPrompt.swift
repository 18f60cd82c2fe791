import Foundation

/// The lesson at a prompt: one loop that reads a line, does it, and says what came.
actor LessonPrompt {
  let source: any LineSource
  var workspace: Workspace
  let apps: PromptApps
  private let patience: RunningApp.Patience
  private let interruption: Interruption
  var whose = PromptApps.Whose.example
  var tour: TourState
  var hintsShown = 0
  private var solutionAsked = false
  private var isDone = false

  init(
    source: any LineSource, workspace: Workspace, patience: RunningApp.Patience = .init(),
    interruption: Interruption = .init()
  ) {
    self.source = source
    self.workspace = workspace
    self.patience = patience
    self.interruption = interruption
    tour = TourState(workspace.step.tour)
    apps = PromptApps(home: workspace.home, course: workspace.course, patience: patience) { line in
      source.emit("  app | \(line)")
    }
  }

  /// Runs until the learner leaves; no app is left behind.
  func run() async {
    // The example is ready before the prompt shows: then the first line typed has somebody to talk to.
    await startExample()
    greet(isWelcome: true)
    while !isDone {
      switch await source.next(prompt: promptText) {
      case .line(let text):
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { await receive(String(line)) }
      case .interrupt: break
      case .end: isDone = true
      }
    }
    await apps.stopAll()
  }

  var style: Style { Style(hasColor: source.hasColor, columns: source.columns) }

  func say(_ text: String) { source.emit(text) }

  private var promptText: PromptText {
    PromptText().adding(workspace.step.id, .boldCyan).adding(" \(whose.rawValue)> ")
  }

  private func receive(_ text: String) async {
    guard !isDone else { return }
    // In a transcript made from a pipe it must be seen what was typed.
    if !source.isInteractive { say(promptText.plain + text) }
    if !text.allSatisfy(\.isWhitespace) { source.remember(text) }
    switch PromptInput(text) {
    case .nothing: say(whatToDo)
    case .command(let command): await interruption.stopping { await self.perform(command) }
    case .line(let line): await interruption.stopping { await self.perform(line) }
    case .incomplete(let forms):
      say(forms.map { "It is written: \($0.pattern)   \($0.summary)" }.joined(separator: "\n"))
    case .unknown(let error): say(error.picture)
    }
  }

  // MARK: Lines

  private func perform(_ line: Line) async {
    guard let stage = await apps.stage(whose) else {
      return say("The \(whose == .mine ? "app" : "example") is not running. Type `use \(whose.rawValue)` to start it.")
    }
    let before = await stage.transcript.entries.count
    var diagnosis: Diagnosis?
    do throws(Diagnosis) { try await stage.perform(line) } catch { diagnosis = error }
    let entries = await Array(stage.transcript.entries.dropFirst(before))
    let echo = LineEcho(style: style).text(entries, page: await stage.browser.view?.page)
    if !echo.isEmpty { say(echo) }
    if Task.isCancelled {
      say("  Stopped.")
    } else if let diagnosis {
      let words = diagnosis.words
      say(wrapped("\(style.ink("no:", .bad)) \(words.happened)\n\(words.advice)"))
      if let (exit, output) = await apps.ended(whose) { say(ended(exit, output)) }
    } else if line.isExpectation {
      say("  " + style.ink("yes", .good))
    } else if case .useBrowser(let name) = line.action {
      say("  This is the browser of \(name). It has cookies of its own.")
    } else if case .closeBrowser = line.action {
      say("  The browser was closed and opened again.")
    }
    guard whose == .example, let (_, goal) = tour.next else { return }
    if await stage.holds(all: goal.conditions) {
      tour.reach()
      say(reached(goal))
    }
  }

  private func ended(_ exit: AppExit, _ output: String) -> String {
    let last = output.split(separator: "\n").suffix(8).map { "  app | \($0)" }.joined(separator: "\n")
    return "The app has ended: \(exit.words). Type `use \(whose.rawValue)` to start it again.\n\(last)"
  }

  // MARK: Commands

  private func perform(_ command: PromptCommand) async {
    switch command {
    case .read: say(reading)
    case .tour: say(tourText)
    case .check: await check()
    case .hint: say(nextHint())
    case .solution: showSolution()
    case .reset: reset()
    case .next: await go(to: workspace.nextStep, or: "This is the last step.")
    case .previous: await go(to: workspace.previousStep, or: "This is the first step.")
    case .steps: say(overview)
    case .go(let id):
      let known = workspace.course.steps.map(\.id).joined(separator: ", ")
      await go(to: workspace.course.step(id), or: "There is no step \"\(id)\". The steps are: \(known).")
    case .new(let folder, let track): makeFolder(folder, track)
    case .useExample:
      if await apps.isGone(.example) { await startExample() }
      whose = .example
      say("You now talk to the example of this step.")
    case .useMine: await useMine()
    case .open: await open()
    case .doctor: await examine()
    case .help(let word): say(help(word))
    case .quit: isDone = true
    }
  }

  private func startExample() async {
    do {
      try await apps.start(
        .example, .example(step: workspace.step.id), step: workspace.step.id, build: workspace.home.products
      ) { [source] in source.emit($0) }
    } catch {
      say("The example could not be started: \(failureWords(error))")
    }
  }

  private func useMine() async {
    guard let folder = workspace.folder else { return say(noFolder) }
    do {
      let build = folder.state.appending(path: "build")
      try await apps.start(.mine, .folder(folder), step: workspace.step.id, build: build) { [source] in source.emit($0)
      }
      whose = .mine
      say("You now talk to your own app. After a change, type `use mine` again.")
    } catch {
      say("Your app could not be started. \(failureWords(error))")
    }
  }

  private func failureWords(_ error: any Error) -> String {
    if let failure = error as? AppFailure { return "\(failure.words.happened)\n\(failure.words.advice)" }
    return Trouble.words(error)
  }

  private func check() async {
    guard let folder = workspace.folder else { return say(noFolder) }
    let judge = Judge(
      home: workspace.home, course: workspace.course, patience: patience, say: { [source] in source.emit($0) })
    let attempt = await judge.attempt(
      step: workspace.step.id, source: .folder(folder), build: folder.state.appending(path: "build"))
    guard !Task.isCancelled else { return say("The check was stopped. Nothing was recorded.") }
    do { try workspace.record(attempt) } catch { say("The attempt could not be recorded: \(error)") }
    say(TextReport(style: style).text(attempt))
    if attempt.verdict == .passed {
      let next = workspace.nextStep.map { "Type `next` to go on to \($0.id): \($0.title)." }
      say(next ?? "That was the last step.")
    }
  }

  private func go(to step: Step?, or refusal: String) async {
    guard let step else { return say(refusal) }
    do { try workspace.go(to: step) } catch { say("The step could not be recorded: \(error)") }
    tour = TourState(step.tour)
    (hintsShown, solutionAsked) = (0, false)
    whose = .example
    await startExample()
    greet()
  }

  private func makeFolder(_ path: String, _ track: String) {
    do {
      let url = URL(filePath: (path as NSString).expandingTildeInPath)
      let starter = StarterFolder(url: url, home: workspace.home)
      try starter.create(track: try StarterFolder.track(track), step: workspace.step.id)
      try workspace.open(try AppFolder(url))
      say(starter.welcome(track: track, isAtPrompt: true))
    } catch let error as StarterError {
      say(error.words)
    } catch {
      say("The folder could not be made: \(error)")
    }
  }

  private func reset() {
    guard let folder = workspace.folder else { return say(noFolder) }
    if case .any = folder.track { return say("There is no starter for a stack of your own; your files are untouched.") }
    do {
      let starter = StarterFolder(url: folder.url, home: workspace.home)
      let backup = try starter.reset(track: folder.track, step: workspace.step.id, now: Date())
      say("Your folder holds the starter of \(workspace.step.id) now.")
      if let backup { say("Your own files are kept in \(backup.path).") }
    } catch {
      say("The starter could not be written, and nothing was lost: \(error)")
    }
  }

  private func nextHint() -> String {
    let hints = workspace.step.hints
    guard !hints.isEmpty else { return "This step has no hints." }
    let index = min(hintsShown, hints.count - 1)
    hintsShown = min(hintsShown + 1, hints.count)
    let rest = hints.count - index - 1
    let more = rest > 0 ? "Type `hint` again for the next one." : "That was the last hint. `solution` shows the code."
    return "Hint \(index + 1) of \(hints.count)\n" + BlockText(style: style).text(hints[index]) + "\n" + more
  }

  private func showSolution() {
    guard workspace.passed.contains(workspace.step.id) || solutionAsked else {
      solutionAsked = true
      return say("You learn more by finding it. `hint` helps; type `solution` once more to see it all the same.")
    }
    let track = workspace.folder?.track ?? .swift
    do {
      let files = try Exercise(step: workspace.step.id, track: track, home: workspace.home).files(.solution)
      for (name, text) in files.sorted(by: { $0.key < $1.key }) where name != "requirements.txt" {
        say(
          style.ink(name, .strong) + "\n"
            + text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n"))
      }
    } catch {
      say("The solution cannot be read: \(error)")
    }
  }

  private func open() async {
    guard let endpoint = await apps.endpoint(whose) else {
      return say("Nothing is running. Type `use \(whose.rawValue)`.")
    }
    say(
      """
        \(endpoint.origin)/
        Open it in a web browser on this machine. A real browser keeps one set of cookies for 127.0.0.1, whatever the
        port, so the example and your own app share them there. Here they do not.
      """)
  }

  private func examine() async {
    say("Looking at what the lesson needs: some seconds …")
    let surroundings = Surroundings(isTerminal: source.isInteractive, columns: source.columns)
    let doctor = Doctor(home: workspace.home, surroundings: surroundings, folder: .success(workspace.folder))
    say(DoctorReport(findings: await doctor.examine(), style: style).text)
  }

  func wrapped(_ text: String) -> String {
    TextWrap.lines(text, width: min(style.columns, 88), first: "  ").joined(separator: "\n")
  }
}
