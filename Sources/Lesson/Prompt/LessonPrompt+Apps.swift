/// Starting the two apps that the learner talks to.
extension LessonPrompt {
  func startExample() async {
    gone = nil
    do {
      try await apps.start(
        .example, .example(step: workspace.step.id), step: workspace.step.id, build: workspace.home.products
      ) { [screen] in screen.say($0) }
    } catch {
      screen.say("The example could not be started: \(AppLog.reason(error, on: screen))")
    }
  }

  /// - Parameter replayed: whose requests are to be the same as in the attempt, and the check's id.
  func start(_ folder: AppFolder, as replayed: (attempt: Attempt, check: String)? = nil) async throws {
    do {
      try await apps.start(
        .mine, .folder(folder), step: workspace.step.id, build: folder.build,
        seed: replayed?.attempt.seed ?? Attempt.randomSeed(), check: replayed?.check
      ) { [screen] in screen.say($0) }
      gone = nil
    } catch let start as FailedStart {
      gone = GoneApp(when: "when it was started", output: start.output, failure: start.failure)
      throw start
    }
  }

  /// The learner's folder, with `app.yml` as it is now; nil where there is none or that file is wrong, which is said.
  func ownFolder() -> AppFolder? {
    do {
      if let folder = try workspace.rereadFolder() { return folder }
      screen.say(texts.noFolder)
    } catch {
      screen.say(screen.wrapped(error.words))
    }
    return nil
  }

  /// `use mine`
  func useMine() async {
    guard let folder = ownFolder() else { return }
    do {
      try await start(folder)
      whose = .mine
      screen.say("You now talk to your own app. After a change, type `use mine` again.")
    } catch {
      screen.say("Your app could not be started. \(AppLog.reason(error, on: screen))")
    }
  }

  /// `reset`: what is done with each is said.
  func reset() async {
    if let folder = workspace.folder {
      // The starter was not saved by the learner, so nobody waits for a verdict on it.
      await saves.rest()
      StarterReset(workspace: workspace, screen: screen).write(into: folder)
      saves.watch(folder.url)
    }
    var restarted = ["the example"]
    await startExample()
    // An app that never ran keeps nothing.
    if let folder = workspace.folder, await apps.output(.mine) != nil {
      do {
        try await start(folder)
        restarted.append("your app")
      } catch {
        screen.say("Your app could not be started afresh. \(AppLog.reason(error, on: screen))")
      }
    }
    let names = restarted.joined(separator: " and ")
    screen.say(screen.wrapped("Started afresh, with empty data: \(names). Every browser is new, without a cookie."))
  }

  /// `replay`: starts the learner's app afresh and types a check's lines up to the one that failed.
  func replay(_ id: String?) async {
    guard let folder = ownFolder() else { return }
    guard let result = review.result(of: id), let attempt = lastAttempt else {
      return screen.say(review.refusal(id))
    }
    do {
      try await start(folder, as: (attempt, result.check.id))
    } catch {
      return screen.say("Your app could not be started. \(AppLog.reason(error, on: screen))")
    }
    whose = .mine
    screen.say(screen.title(result.check))
    let done = result.failedLine == nil ? result.check.lines : result.linesBeforeFailure
    for line in done {
      screen.show(promptText.plain + line.text)
      if await !type(line) {
        return screen.say("This line passed before. Has a file changed since? Then type `check`.")
      }
    }
    guard let failed = result.failedLine else { return screen.say("All lines of this check hold.") }
    screen.say("The next line is the one that failed. Type it:\n    " + screen.style.ink(failed.text, .code))
  }

  /// `log`: of the app that ran last.
  func showLog() async {
    let log = AppLog(whose: whose, screen: screen)
    if let gone { return log.show(gone) }
    let output = await apps.output(whose)
    // The last attempt's app is gone, and its output is kept.
    if output == nil, whose == .mine, let lastAttempt { return log.show(GoneApp(lastAttempt)) }
    log.show(output)
  }
}
