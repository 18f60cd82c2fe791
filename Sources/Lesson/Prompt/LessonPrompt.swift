import Foundation

/// The lesson at a prompt: one loop that reads a line, does it, and says what came.
actor LessonPrompt {
  let screen: PromptScreen
  var workspace: Workspace
  let apps: PromptApps
  private let live: LiveOutput
  /// Shows an app's line at once where that is wanted.
  let onOutput: @Sendable (String) -> Void
  let patience: Patience
  private let environment: [String: String]
  private let interruption: Interruption
  private let completion: PromptCompletion?
  let saves: SaveWatch
  var whose = PromptApps.Whose.example
  private var tour: TourState
  var hints = StepHints()
  /// The newest one; nil until something was checked.
  var lastAttempt: Attempt?
  /// The app that ran last, where that is gone; nil once another one is talked to.
  var gone: GoneApp?
  /// What the last line did.
  private var recent = Transcript()
  private var isDone = false

  /// - Parameter clock: tells when a check takes so long that it is to be said.
  init(
    source: any LineSource, workspace: Workspace, patience: Patience = .init(),
    interruption: Interruption = .init(), completion: PromptCompletion? = nil,
    clock: any Clock<Duration> = ContinuousClock(),
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    let live = LiveOutput()
    let screen = PromptScreen(source: source)
    (self.live, self.screen, self.workspace, self.environment) = (live, screen, workspace, environment)
    (self.patience, self.interruption, self.completion) = (patience, interruption, completion)
    saves = SaveWatch(screen: screen, interruption: interruption, clock: clock)
    tour = TourState(workspace.step.tour)
    onOutput = { line in
      if live.isOn { source.emit(AppLines(line).text(columns: source.columns)) }
    }
    apps = PromptApps(home: workspace.home, course: workspace.course, patience: patience, onOutput: onOutput)
  }

  /// Runs until the learner leaves; no app is left behind.
  func run() async {
    // The example is ready before the prompt shows: then the first line typed has somebody to talk to.
    await startExample()
    saves.watch(workspace.folder?.url)
    screen.say(texts.greeting(isWelcome: true))
    await withDiscardingTaskGroup { group in
      group.addTask { await self.saves.run { await self.judge(after: $0) } }
      await readLines()
      group.cancelAll()
    }
    await apps.stopAll()
  }

  private func readLines() async {
    while !isDone {
      noteChecks()
      completion?.see(await apps.stage(whose)?.browser, folder: workspace.folder?.url)
      switch await screen.source.next(prompt: promptText) {
      case .line(let text):
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { await receive(String(line)) }
      case .interrupt: interruption.fire()
      case .end: isDone = true
      }
    }
  }

  /// For Tab.
  func noteChecks() {
    let failed = lastAttempt?.checks.filter { $0.outcome == .failed }.map(\.check.id) ?? []
    let checks = workspace.course.checks(at: workspace.step.id).map(\.id)
    completion?.see(checks: checks, failed: failed.filter(checks.contains))
  }

  var texts: StepTexts { StepTexts(workspace: workspace, tour: tour, screen: screen) }
  var review: FailureReview { FailureReview(workspace, screen, last: lastAttempt, recent: recent) }

  var promptText: PromptText {
    PromptText().adding(workspace.step.id, .boldCyan).adding(" \(whose.rawValue)> ")
  }

  private func receive(_ text: String) async {
    guard !isDone else { return }
    // In a transcript made from a pipe it must be seen what was typed.
    if !screen.source.isInteractive { screen.show(promptText.plain + text) }
    if !text.allSatisfy(\.isWhitespace) { screen.source.remember(text) }
    let input = PromptInput(text)
    if case .command(.hint) = input {} else { hints.isReportInSight = false }
    switch input {
    case .nothing: screen.say(texts.whatToDo)
    case .comment: break
    case .command(let command): await interruption.stopping { await self.perform(command) }
    case .line(let line): await interruption.stopping { await self.type(line) }
    case .incomplete(let forms):
      screen.say((["It is written:"] + forms.map { screen.row($0.pattern, $0.summary) }).joined(separator: "\n"))
    case .unknown(let error):
      screen.show(error.picture)
      screen.say(error.words)
      if error.nearest == nil, error.column == 1 { screen.say("Type `help` for all that can be typed.") }
    }
  }

  // MARK: Lines

  /// Performs a line on the app that the learner talks to, and says what came.
  ///
  /// - Returns: whether it held.
  @discardableResult
  func type(_ line: Line) async -> Bool {
    guard let stage = await apps.stage(whose) else {
      screen.say("The \(whose == .mine ? "app" : "example") is not running. Type `use \(whose.rawValue)` to start it.")
      return false
    }
    gone = nil
    let printed = await apps.output(whose) ?? ""
    var diagnosis: Diagnosis?
    do throws(Diagnosis) { try await stage.perform(line) } catch { diagnosis = error }
    recent = await stage.takeTranscript()
    let entries = recent.entries
    let browser = await stage.browser
    let echo = LineEcho(style: screen.style).text(entries, page: browser.view?.page, at: browser.now())
    if !echo.isEmpty { screen.say(echo) }
    if Task.isCancelled {
      screen.say("  Stopped.")
    } else if let diagnosis {
      let words = diagnosis.explanation
      // The example is right, so advice on how to mend it would mislead.
      let advice = whose == .mine || diagnosis.isAboutTheLine ? "\n" + words.advice : ""
      screen.say(screen.wrapped("\(screen.style.ink("no:", .bad)) \(words.happened)\(advice)"))
    } else if line.isExpectation {
      screen.say("  " + screen.style.ink("yes", .good))
    } else if let notice = line.command.notice {
      screen.say(screen.wrapped(notice))
    }
    if !Task.isCancelled {
      await AppLog(whose: whose, screen: screen).explainFailure(
        entries, apps, printedBefore: printed, isLive: live.isOn)
    }
    if whose == .example {
      if diagnosis == nil { tour.note(line) }
      await guide(stage, entries)
    }
    return diagnosis == nil
  }

  /// What the example of this step lacks, or the goal that was reached.
  private func guide(_ stage: Stage, _ entries: [Transcript.Entry]) async {
    if let missing = entries.last(where: { $0.exchange != nil })?.exchange, missing.response?.status == 404,
      let later = workspace.course.step(after: workspace.step.id, visiting: missing.request.target)
    {
      screen.say(
        screen.wrapped("The example of this step has no such page yet. Type `go \(later.id)`: there it has one."))
    }
    guard let (_, goal) = tour.next, tour.isDone else { return }
    if await goal.isReached(on: stage) {
      tour.reach()
      screen.say(texts.reached(goal))
    }
  }

  // MARK: Commands

  private func perform(_ command: PromptCommand) async {
    switch command {
    case .read: screen.say(texts.reading)
    case .tour: screen.say(texts.tourText)
    case .check: await saves.check { await self.judge(after: $0) }
    case .hint: screen.say(hints.text(review, whenPassed: texts.whatToDo))
    case .replay(let check): await replay(check)
    case .why(let check): review.why(check, registered: await apps.stage(whose)?.people ?? [])
    case .curl(let check): await review.curl(check, apps, whose: whose)
    case .question: StepQuestions(workspace: workspace, screen: screen).ask()
    case .answer(let number):
      var questions = StepQuestions(workspace: workspace, screen: screen)
      questions.answer(number)
      workspace = questions.workspace
    case .solution: showSolution()
    case .reset: await reset()
    case .next: await go(to: workspace.nextStep, or: "This is the last step.")
    case .previous: await go(to: workspace.previousStep, or: "This is the first step.")
    case .steps: screen.say(texts.overview)
    case .go(let id):
      let known = workspace.course.steps.map(\.id).joined(separator: ", ")
      await go(to: workspace.course.step(id), or: "There is no step \"\(id)\". The steps are: \(known).")
    case .new(let folder, let track): makeFolder(folder, track)
    case .useExample:
      if await apps.isGone(.example) { await startExample() }
      (whose, gone) = (.example, nil)
      screen.say("You now talk to the example of this step.")
    case .useMine: await useMine()
    case .open: screen.say(texts.address(await apps.endpoint(whose), of: whose))
    case .log: await showLog()
    case .liveLog(let isOn):
      live.isOn = isOn
      screen.say(screen.wrapped(AppLog.note(isLive: isOn)))
    case .edit(let file):
      guard let folder = workspace.folder else { return screen.say(texts.noFolder) }
      await EditorOpening(screen: screen, environment: environment).edit(file, in: folder)
    case .doctor:
      screen.say("Looking at what the lesson needs: some seconds …")
      let surroundings = Surroundings(isTerminal: screen.source.isInteractive, columns: screen.style.columns)
      let doctor = Doctor(home: workspace.home, surroundings: surroundings, folder: .success(workspace.folder))
      screen.say(DoctorReport(findings: await doctor.examine(), style: screen.style).text)
    case .help(nil): screen.say(PromptHelp(screen: screen).text)
    case .help(let word?): screen.say(PromptHelp(screen: screen).text(about: word))
    case .quit: isDone = true
    }
  }

  private func go(to step: Step?, or refusal: String) async {
    guard let step else { return screen.say(refusal) }
    do { try workspace.go(to: step) } catch {
      screen.say("The step could not be recorded. \(Trouble.words(error))")
    }
    tour = TourState(step.tour)
    hints = StepHints()
    whose = .example
    await startExample()
    screen.say(texts.greeting())
  }

  private func makeFolder(_ path: String, _ name: String) {
    guard let track = StarterTrack(rawValue: name) else {
      let rest = "Choose swift, flask or any. A folder's name with spaces stands in quotes: new \"my app\""
      return screen.say(screen.wrapped("There is no track \"\(name)\". \(rest)"))
    }
    do {
      let starter = StarterFolder(url: URL(typed: path), home: workspace.home)
      try starter.create(track: track, step: workspace.step.id)
      try workspace.open(try AppFolder(starter.url))
      saves.watch(workspace.folder?.url)
      screen.say(starter.welcome(track: track, isAtPrompt: true))
    } catch {
      screen.say(screen.wrapped(Trouble.words(error)))
    }
  }

  private func showSolution() {
    guard workspace.passed.contains(workspace.step.id) || hints.isSolutionAsked else {
      hints.isSolutionAsked = true
      return screen.say(
        "You learn more by finding it. `hint` helps; type `solution` once more to see it all the same.")
    }
    SolutionListing(workspace: workspace, screen: screen).show()
  }
}
