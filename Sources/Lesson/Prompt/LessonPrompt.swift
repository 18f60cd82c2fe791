import Foundation

/// The lesson at a prompt: one loop that reads a line, does it, and says what came.
actor LessonPrompt {
  let source: any LineSource
  var workspace: Workspace
  let apps: PromptApps
  let live: LiveOutput
  /// Shows an app's line at once where that is wanted.
  let onOutput: @Sendable (String) -> Void
  let patience: Patience
  let environment: [String: String]
  let interruption: Interruption
  /// Tells when a check takes so long that it is to be said.
  let clock: any Clock<Duration>
  private let completion: PromptCompletion?
  var whose = PromptApps.Whose.example
  var tour: TourState
  var hintsShown = 0
  /// The failure that `hint` spoke of last, so that it speaks of each once.
  var hintedFailure: String?
  /// Nothing but hints was asked for since the last report.
  var isReportInSight = false
  /// The newest one; nil until something was checked.
  var lastAttempt: Attempt?
  /// The app that ran last, where that is gone; nil once another one is talked to.
  var gone: GoneApp?
  /// The saves that no report has named: newer ones took the place of their judgement.
  var untold = FolderChange()
  /// What the last line did.
  var recent = Transcript()
  /// Checking, and watching the folder: of each one at a time.
  let runs = LatestRun()
  let watching = LatestRun()
  /// Says that the check of a save takes long, unless its verdict comes first.
  var notice: Task<Void, Never>?
  /// The saves in the learner's folders, as the folders come.
  let saves = AsyncStream.makeStream(of: FolderSaves.self)
  private var solutionAsked = false
  private var isDone = false

  init(
    source: any LineSource, workspace: Workspace, patience: Patience = .init(),
    interruption: Interruption = .init(), completion: PromptCompletion? = nil,
    clock: any Clock<Duration> = ContinuousClock(),
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    let live = LiveOutput()
    self.live = live
    self.source = source
    self.environment = environment
    self.workspace = workspace
    self.patience = patience
    self.interruption = interruption
    self.completion = completion
    self.clock = clock
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
      noteChecks()
      completion?.see(await apps.stage(whose)?.browser, folder: workspace.folder?.url)
      switch await source.next(prompt: promptText) {
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

  var style: Style { Style(hasColor: source.hasColor, columns: source.columns) }

  func say(_ text: String) { source.say(text) }

  /// What was typed, and what stands in files and messages, as it is.
  func show(_ text: String) { source.emit(text) }

  var promptText: PromptText {
    PromptText().adding(workspace.step.id, .boldCyan).adding(" \(whose.rawValue)> ")
  }

  private func receive(_ text: String) async {
    guard !isDone else { return }
    // In a transcript made from a pipe it must be seen what was typed.
    if !source.isInteractive { show(promptText.plain + text) }
    if !text.allSatisfy(\.isWhitespace) { source.remember(text) }
    let input = PromptInput(text)
    if case .command(.hint) = input {} else { isReportInSight = false }
    switch input {
    case .nothing: say(whatToDo)
    case .comment: break
    case .command(let command): await interruption.stopping { await self.perform(command) }
    case .line(let line): await interruption.stopping { await self.type(line) }
    case .incomplete(let forms):
      say((["It is written:"] + forms.map { row($0.pattern, $0.summary) }).joined(separator: "\n"))
    case .unknown(let error):
      show(error.picture)
      say(error.words)
      if error.nearest == nil, error.column == 1 { say("Type `help` for all that can be typed.") }
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
    gone = nil
    let printed = await apps.output(whose) ?? ""
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
      let words = diagnosis.explanation
      // The example is right, so advice on how to mend it would mislead.
      let advice = whose == .mine || diagnosis.isAboutTheLine ? "\n" + words.advice : ""
      say(wrapped("\(style.ink("no:", .bad)) \(words.happened)\(advice)"))
    } else if line.isExpectation {
      say("  " + style.ink("yes", .good))
    } else if let notice = line.command.notice {
      say(wrapped(notice))
    }
    if !Task.isCancelled { await explainFailure(entries, printedBefore: printed) }
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
      say(wrapped("The example of this step has no such page yet. Type `go \(later.id)`: there it has one."))
    }
    guard let (_, goal) = tour.next, tour.isDone else { return }
    if await goal.isReached(on: stage) {
      tour.reach()
      say(reached(goal))
    }
  }

  // MARK: Commands

  private func perform(_ command: PromptCommand) async {
    switch command {
    case .read: say(reading)
    case .tour: say(tourText)
    case .check: await check()
    case .hint: hint()
    case .replay(let check): await replay(check)
    case .why(let check): await why(check)
    case .curl(let check): await curl(check)
    case .question: ask()
    case .answer(let number): answer(number)
    case .solution: showSolution()
    case .reset: await reset()
    case .next: await go(to: workspace.nextStep, or: "This is the last step.")
    case .previous: await go(to: workspace.previousStep, or: "This is the first step.")
    case .steps: say(overview)
    case .go(let id):
      let known = workspace.course.steps.map(\.id).joined(separator: ", ")
      await go(to: workspace.course.step(id), or: "There is no step \"\(id)\". The steps are: \(known).")
    case .new(let folder, let track): makeFolder(folder, track)
    case .useExample:
      if await apps.isGone(.example) { await startExample() }
      (whose, gone) = (.example, nil)
      say("You now talk to the example of this step.")
    case .useMine: await useMine()
    case .open: await open()
    case .log: await showLog()
    case .liveLog(let isOn): setLive(isOn)
    case .edit(let file): await edit(file)
    case .doctor: await examine()
    case .help(let word): say(help(word))
    case .quit: isDone = true
    }
  }

  private func go(to step: Step?, or refusal: String) async {
    guard let step else { return say(refusal) }
    do { try workspace.go(to: step) } catch { say("The step could not be recorded. \(Trouble.words(error))") }
    tour = TourState(step.tour)
    (hintsShown, hintedFailure, solutionAsked) = (0, nil, false)
    whose = .example
    await startExample()
    greet()
  }

  private func makeFolder(_ path: String, _ name: String) {
    guard let track = StarterTrack(rawValue: name) else {
      let rest = "Choose swift, flask or any. A folder's name with spaces stands in quotes: new \"my app\""
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
        show(
          style.ink(name, .strong) + "\n"
            + text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n"))
      }
    } catch {
      say("The solution cannot be read: \(Trouble.words(error))")
    }
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
