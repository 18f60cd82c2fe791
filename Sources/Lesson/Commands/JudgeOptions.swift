import ArgumentParser

/// How apps are judged.
struct JudgeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How long an app may take to listen, and then for each answer. All checks together get 24 times that, and 300 seconds at least.",
      valueName: "seconds"))
  var patience: Double?

  @Option(help: "What the random texts of requests are made from, as in a result; else a new one.")
  var seed: String?

  func validate() throws {
    if let patience, !(patience > 0 && patience <= 3600) {
      throw ValidationError("--patience takes a number of seconds above 0, and 3600 at most.")
    }
    if seed == "" { throw ValidationError("--seed needs a text.") }
  }

  /// The seed for all that one run of the command judges.
  func chosenSeed() -> String { seed ?? Attempt.randomSeed() }

  func judge(_ setup: CommandSetup) -> Judge {
    Judge(
      home: setup.home, course: setup.course, knowledge: SignInCourse.knowledge,
      patience: Patience(seconds: patience), say: { StandardError.write($0) })
  }
}
