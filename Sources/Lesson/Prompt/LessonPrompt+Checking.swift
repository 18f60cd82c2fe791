/// Judging the learner's app, and telling what came of it.
extension LessonPrompt {
  /// - Parameter change: what was saved; nil where the learner asked.
  func judge(after change: FolderChange?) async {
    guard let folder = ownFolder() else {
      // What is wrong was said, and that was the answer to these saves.
      _ = await saves.answer(change, isVerdict: false)
      return
    }
    let judge = Judge(
      home: workspace.home, course: workspace.course, knowledge: SignInCourse.knowledge, patience: patience,
      say: { [screen] in screen.say($0) }, onOutput: onOutput)
    let attempt = await judge.attempt(
      step: workspace.step.id, source: .folder(folder), build: folder.build,
      tell: { await self.tell($0, after: change) })
    // Whoever saw a verdict finds it in the record.
    guard lastAttempt?.seed == attempt.seed else { return }
    // Afterwards, for a disk may take longer to keep it than an app to be judged.
    do { try workspace.record(attempt) } catch {
      screen.say("The attempt could not be recorded. \(Trouble.words(error))")
    }
  }

  private func tell(_ attempt: Attempt, after change: FolderChange?) async {
    guard !Task.isCancelled else {
      // A newer save says itself what comes of it.
      return change == nil ? screen.say(SaveWatch.stopped) : ()
    }
    let saved = await saves.answer(change, isVerdict: true)
    lastAttempt = attempt
    gone = GoneApp(attempt)
    noteChecks()
    hints.isReportInSight = true
    let style = screen.style
    var parts: [String] = []
    if change != nil { parts.append(style.ink("Saved \(saved).", .strong)) }
    parts.append(TextReport(style: style).text(attempt))
    if attempt.verdict == .passed {
      let next = workspace.nextStep.map { "Type `next` to go on to \($0.id): \($0.title)." }
      parts.append(next ?? "That was the last step.")
      parts.append("`solution` shows another way to write it.")
      if let note = StepQuestions(workspace: workspace, screen: screen).note { parts.append(note) }
    }
    if change != nil, whose == .mine { parts.append("Type `use mine` to talk to this version of your app.") }
    screen.say(parts.joined(separator: "\n"))
  }
}
