import Foundation

/// Judging the learner's app: when they ask for it, and whenever they save a file.
extension LessonPrompt {
  /// `check`
  func check() async {
    await runs.run { await self.judge(after: nil) }
  }

  /// Notices every save in the learner's folder from now on.
  func watch() {
    // Where nobody looks on, a verdict between the answers would only confuse.
    guard source.isInteractive, let folder = workspace.folder?.url else { return }
    saves.continuation.yield(FolderSaves(folder: folder, changes: FolderWatch.changes(in: folder)))
  }

  /// Judges after each save, until the task is cancelled. Another folder takes the place of the one before.
  func judgeSaves() async {
    await withDiscardingTaskGroup { group in
      for await saves in saves.stream {
        group.addTask { await self.watching.run { await self.judge(saves) } }
      }
    }
  }

  private func judge(_ saves: FolderSaves) async {
    await withDiscardingTaskGroup { group in
      for await change in saves.changes {
        if let reason = change.polling {
          say(wrapped("\(reason.explanation.happened) \(reason.explanation.advice)"))
        }
        if change.folderIsGone {
          say(wrapped("The folder \(saves.folder.path) is gone, so its files are not watched any more."))
        }
        guard change.callsForCheck else { continue }
        untold = untold.merging(change)
        group.addTask { await self.runs.run { await self.judge(save: change) } }
      }
    }
  }

  /// Nobody asked for it, so it says that it runs where that is not seen soon, and Ctrl-C at the prompt stops it.
  private func judge(save change: FolderChange) async {
    let before = lastAttempt?.seed
    // Ended below, or before that by the verdict.
    let notice = Task { await self.announce() }
    self.notice = notice
    let isStopped = await interruption.stopping { await self.judge(after: change) }
    notice.cancel()
    if isStopped, lastAttempt?.seed == before { say(stopped) }
  }

  private func announce() async {
    do { try await clock.sleep(for: .seconds(1)) } catch { return }
    // The verdict may have come while this waited for its turn.
    if !Task.isCancelled { say("Checking \(untold.filesInWords) … Ctrl-C stops it.") }
  }

  private var stopped: String { "The check was stopped. Nothing was recorded." }

  /// - Parameter change: what was saved; nil where the learner asked.
  private func judge(after change: FolderChange?) async {
    guard let folder = ownFolder() else {
      // What is wrong was said, and that was the answer to these saves.
      untold = FolderChange()
      return
    }
    let judge = Judge(
      home: workspace.home, course: workspace.course, knowledge: SignInCourse.knowledge, patience: patience,
      say: { [source] in source.say($0) },
      onOutput: onOutput)
    let attempt = await judge.attempt(
      step: workspace.step.id, source: .folder(folder), build: folder.build,
      tell: { await self.tell($0, after: change) })
    // Whoever saw a verdict finds it in the record.
    guard lastAttempt?.seed == attempt.seed else { return }
    // Afterwards, for a disk may take longer to keep it than an app to be judged.
    do { try workspace.record(attempt) } catch { say("The attempt could not be recorded. \(Trouble.words(error))") }
  }

  private func tell(_ attempt: Attempt, after change: FolderChange?) {
    guard !Task.isCancelled else {
      // A newer save says itself what comes of it.
      return change == nil ? say(stopped) : ()
    }
    notice?.cancel()
    lastAttempt = attempt
    gone = GoneApp(attempt)
    noteChecks()
    isReportInSight = true
    var parts: [String] = []
    if let change { parts.append(style.ink("Saved \(untold.merging(change).filesInWords).", .strong)) }
    untold = FolderChange()
    parts.append(TextReport(style: style).text(attempt))
    if attempt.verdict == .passed {
      let next = workspace.nextStep.map { "Type `next` to go on to \($0.id): \($0.title)." }
      parts.append(next ?? "That was the last step.")
      parts.append("`solution` shows another way to write it.")
      if let questionNote { parts.append(questionNote) }
    }
    if change != nil, whose == .mine { parts.append("Type `use mine` to talk to this version of your app.") }
    say(parts.joined(separator: "\n"))
  }
}

extension FolderChange {
  /// `App.swift, templates/login.html`
  fileprivate var filesInWords: String {
    let names = files.sorted()
    switch names.count {
    case 0: return "several files"
    case 1...3: return names.joined(separator: ", ")
    default: return "\(names[0]) and \(names.count - 1) more files"
    }
  }
}
