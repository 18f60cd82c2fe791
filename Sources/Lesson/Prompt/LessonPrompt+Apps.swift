/// Starting the two apps that the learner talks to.
extension LessonPrompt {
  func startExample() async {
    gone = nil
    do {
      try await apps.start(
        .example, .example(step: workspace.step.id), step: workspace.step.id, build: workspace.home.products
      ) { [source] in source.say($0) }
    } catch {
      say("The example could not be started: \(failureWords(error))")
    }
  }

  /// - Parameter replayed: whose requests are to be the same as in the attempt, and the check's id.
  func start(_ folder: AppFolder, as replayed: (attempt: Attempt, check: String)? = nil) async throws {
    do {
      try await apps.start(
        .mine, .folder(folder), step: workspace.step.id, build: folder.build,
        seed: replayed?.attempt.seed ?? Attempt.randomSeed(), check: replayed?.check
      ) { [source] in source.say($0) }
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
      say(noFolder)
    } catch {
      say(wrapped(error.words))
    }
    return nil
  }

  /// `use mine`
  func useMine() async {
    guard let folder = ownFolder() else { return }
    do {
      try await start(folder)
      whose = .mine
      say("You now talk to your own app. After a change, type `use mine` again.")
    } catch {
      say("Your app could not be started. \(failureWords(error))")
    }
  }

  func failureWords(_ error: any Error) -> String {
    switch error {
    case let failure as AppFailure: return "\(failure.explanation.happened)\n\(failure.explanation.advice)"
    case let start as FailedStart:
      let words = start.failure.explanation(printed: start.output)
      let lines = AppLines(start.output).telling(Self.few).text(columns: source.columns)
      return [words.happened, words.advice, lines].filter { !$0.isEmpty }.joined(separator: "\n")
    default: return Trouble.words(error)
    }
  }

  /// `open`
  func open() async {
    guard let endpoint = await apps.endpoint(whose) else {
      return say("Nothing is running. Type `use \(whose.rawValue)`.")
    }
    say("  \(endpoint.origin)/")
    say(
      wrapped(
        """
        Open it in a web browser on this machine. A real browser keeps one set of cookies for 127.0.0.1, whatever the \
        port, so the example and your own app share them there. Here they do not.
        """))
  }
}
