import Foundation

/// The lesson at a prompt: one loop that reads a line, does it, and says what came.
actor LessonPrompt {
  let source: any LineSource
  var workspace: Workspace
  let apps: PromptApps
  let patience: Patience
  private let interruption: Interruption
  private let completion: PromptCompletion?
  var whose = PromptApps.Whose.example
  var tour: TourState
  var hintsShown = 0
  /// The newest one; nil until something was checked.
  var lastAttempt: Attempt?
  /// What the last line did.
  var recent = Transcript()
  /// Checking, and watching the folder: of each one at a time.
  let runs = LatestRun()
  let watching = LatestRun()
  /// The saves in the learner's folders, as the folders come.
  let saves = AsyncStream.makeStream(of: FolderSaves.self)
  private var solutionAsked = false
  private var isDone = false

  init(
    source: any LineSource, workspace: Workspace, patience: Patience = .init(),
    interruption: Interruption = .init(), completion: PromptCompletion? = nil
  ) {
    self.source = source
    self.workspace = workspace
    self.patience = patience
    self.interruption = interruption
    self.completion = completion
    tour = TourState(workspace.step.tour)
    apps = PromptApps(home: workspace.home, course: workspace.course, patience: patience) { line in
      source.emit("  app | \(line)")
    }
  }

  /// Runs until the learner leaves; no app is left behind.
  func run() async {
    // The example is ready before the prompt shows: then the first line typed has somebody to talk to.
    await startExample()
    watch()
    greet(isWelcome: true)
    await withDiscardingTaskGroup { group in
      group.addTask { await self.judgeSaves() }
      await readLines()
      group.cancelAll()
    }
    await apps.stopAll()
  }

  private func readLines() async {
    while !isDone {
      completion?.see(await apps.stage(whose)?.browser)
      switch await source.next(prompt: promptText) {
      case .line(let text):
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { await receive(String(line)) }
      case .interrupt: break
      case .end: isDone = true
      }
    }
  }

  var style: Style { Style(hasColor: source.hasColor, columns: source.columns) }

  func say(_ text: String) { source.emit(text) }

  var promptText: PromptText {
    PromptText().adding(workspace.step.id, .boldCyan).adding(" \(whose.rawValue)> ")
  }

  private func receive(_ text: String) async {
    guard !isDone else { return }
    // In a transcript made from a pipe it must be seen what was typed.
    if !source.isInteractive { say(promptText.plain + text) }
    if !text.allSatisfy(\.isWhitespace) { source.remember(text) }
    switch PromptInput(text) {
    case .nothing: say(whatToDo)
    case .comment: break
    case .command(let command): await interruption.stopping { await self.perform(command) }
    case .line(let line): await interruption.stopping { await self.type(line) }
    case .incomplete(let forms):
      say(forms.map { "It is written: \($0.pattern)   \($0.summary)" }.joined(separator: "\n"))
    case .unknown(let error): say(error.picture)
    }
  }

  // MARK: Lines

  /// Performs a line on the app that the learner talks to, and says what came.
  ///
  /// - Returns: whether it held.
  @discardableResult
  func type(_ line: Line) async -> Bool {
    guard let stage = await apps.stage(whose) else {
      say("The \(whose == .mine ? "app" : "example") is not running. Type `use \(whose.rawValue)` to start it.")
      return false
    }
    var diagnosis: Diagnosis?
    do throws(Diagnosis) { try await stage.perform(line) } catch { diagnosis = error }
    recent = await stage.takeTranscript()
    let entries = recent.entries
    let browser = await stage.browser
    let echo = LineEcho(style: style).text(entries, page: browser.view?.page, at: browser.now())
    if !echo.isEmpty { say(echo) }
    if Task.isCancelled {
      say("  Stopped.")
    } else if let diagnosis {
      let words = diagnosis.words
      // The example is right, so advice on how to mend it would mislead.
      let advice = whose == .mine || diagnosis.isAboutTheLine ? "\n" + words.advice : ""
      say(wrapped("\(style.ink("no:", .bad)) \(words.happened)\(advice)"))
      if let (exit, output) = await apps.ended(whose) { say(ended(exit, output)) }
    } else if line.isExpectation {
      say("  " + style.ink("yes", .good))
    } else if case .useBrowser(let name) = line.action {
      say("  This is the browser of \(name). It has cookies of its own.")
    } else if case .closeBrowser = line.action {
      say("  The browser was closed and opened again.")
    }
    if whose == .example { await guide(stage, entries) }
    return diagnosis == nil
  }

  /// What the example of this step lacks, or the goal that was reached.
  private func guide(_ stage: Stage, _ entries: [Transcript.Entry]) async {
    if let missing = entries.last(where: { $0.exchange != nil })?.exchange, missing.response?.status == 404,
      let later = workspace.course.step(after: workspace.step.id, visiting: missing.request.target)
    {
      say(wrapped("The example of this step has no such page yet. Type `go \(later.id)`: there it has one."))
    }
    guard let (_, goal) = tour.next else { return }
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
    case .replay(let check): await replay(check)
    case .why(let check): why(check)
    case .curl(let check): await curl(check)
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
      try await apps.start(.mine, .folder(folder), step: workspace.step.id, build: folder.build) { [source] in
        source.emit($0)
      }
      whose = .mine
      say("You now talk to your own app. After a change, type `use mine` again.")
    } catch {
      say("Your app could not be started. \(failureWords(error))")
    }
  }

  func failureWords(_ error: any Error) -> String {
    if let failure = error as? AppFailure { return "\(failure.words.happened)\n\(failure.words.advice)" }
    return Trouble.words(error)
  }

  private func go(to step: Step?, or refusal: String) async {
    guard let step else { return say(refusal) }
    do { try workspace.go(to: step) } catch { say("The step could not be recorded. \(Trouble.words(error))") }
    tour = TourState(step.tour)
    (hintsShown, solutionAsked) = (0, false)
    whose = .example
    await startExample()
    greet()
  }

  private func makeFolder(_ path: String, _ name: String) {
    guard let track = TaughtTrack(rawValue: name) else {
      let rest = "Choose swift or flask. A folder's name with spaces stands in quotes: new \"my app\""
      return say(wrapped("There is no track \"\(name)\". \(rest)"))
    }
    do {
      let starter = StarterFolder(url: URL(typed: path), home: workspace.home)
      try starter.create(track: track, step: workspace.step.id)
      try workspace.open(try AppFolder(starter.url))
      watch()
      say(starter.welcome(track: track, isAtPrompt: true))
    } catch {
      say(wrapped(Trouble.words(error)))
    }
  }

  private func reset() {
    guard let folder = workspace.folder else { return say(noFolder) }
    guard let track = folder.track.taught else {
      return say("There is no starter for a stack of your own; your files are untouched.")
    }
    do {
      let starter = StarterFolder(url: folder.url, home: workspace.home)
      let backup = try starter.reset(track: track, step: workspace.step.id, now: Date())
      say("Your folder holds the starter of \(workspace.step.id) now.")
      if let backup { say("Your own files are kept in \(backup.path).") }
    } catch {
      say("The starter could not be written, and nothing was lost. \(Trouble.words(error))")
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
    let own = workspace.folder?.track ?? .swift
    if own.taught == nil { say("There is no solution for a stack of your own. This is the one in Swift.") }
    let exercise = Exercise(step: workspace.step.id, track: own.taught ?? .swift, home: workspace.home)
    do {
      let files = try exercise.files(.solution)
      for (name, text) in files.sorted(by: { $0.key < $1.key }) where name != "requirements.txt" {
        say(
          style.ink(name, .strong) + "\n"
            + text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n"))
      }
    } catch {
      say("The solution cannot be read: \(Trouble.words(error))")
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
