import ArgumentParser
import Foundation

struct CheckCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Build, start and judge your app.",
    discussion: "It runs the checks of the step and those of earlier steps that still hold.")

  @Argument(help: "The step; else the one you are at.")
  var step: String?

  @OptionGroup var app: AppOptions

  @Option(
    help: ArgumentHelp(
      "A command that starts the app, such as 'node server.js --port $PORT'; $PORT becomes the port to listen at.",
      valueName: "command"))
  var run: String?

  @OptionGroup var judging: JudgeOptions

  @Flag(help: "Judge the app at every step of the course, one after the other.")
  var all = false

  @Flag(help: "Leave out the checks of earlier steps that the step's own do not need. Nothing is recorded.")
  var own = false

  @Option(
    help: ArgumentHelp(
      "Run this check of the step or an earlier one, such as login.right, and those that it needs. Nothing is recorded.",
      valueName: "check"))
  var only: String?

  @Option(help: "text for people, json for programs: one document, or with --all an array of them.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "Write every request and answer here, below the lines that caused them; as commands for curl where the name ends in .sh.",
      valueName: "file"))
  var transcript: String?

  @Flag(help: "Leave passwords and cookies in the transcript, so that its commands can be run.")
  var showSecrets = false

  func validate() throws {
    if showSecrets, transcript == nil { throw ValidationError("--show-secrets is for --transcript.") }
    if all, step != nil { throw ValidationError("Give a step or --all, not both.") }
    if only != nil, all || own { throw ValidationError("--only is for one step, and without --own.") }
    if let run, ShellCommand.words(run).isEmpty {
      throw ValidationError("--run needs a command, such as \"node server.js\".")
    }
  }

  func run() async throws {
    let setup = try CommandSetup()
    let folder = try app.appFolder(run: run)
    let store = progress(in: folder)
    let steps = all ? setup.course.steps : [try chosenStep(setup, store)]
    var judge = judging.judge(setup)
    judge.scope = try scope(setup.course, steps)
    let seed = judging.chosenSeed()
    let scratch = folder.keepsBuilds() ? nil : try TemporaryFolder()
    defer { scratch?.remove() }
    let build = scratch?.url ?? folder.build

    var attempts: [Attempt] = []
    for step in steps {
      let attempt = await judge.attempt(step: step.id, source: .folder(folder), build: build, seed: seed)
      attempts.append(attempt)
      if attempt.scope == .whole { record(attempt, store) }
      if format == .text { print(TextReport(style: .standardOutput).text(attempt)) }
    }
    if format == .json { print(try json(attempts)) }
    if let transcript { try write(attempts, to: URL(typed: transcript)) }
    let worst = attempts.map(\.verdict.exitCode).max() ?? 2
    if worst != 0 { throw ExitCode(worst) }
  }

  /// - Throws: `ValidationError` where the step does not have the check of `--only`.
  private func scope(_ course: Course, _ steps: [Step]) throws -> Course.Scope {
    guard let only else { return own ? .own : .whole }
    guard course.checks(at: steps[0].id).contains(where: { $0.id == only }) else {
      throw ValidationError(
        "The step \(steps[0].id) has no check \"\(only)\". `\(ProgramName.current) check \(steps[0].id)` names those that fail."
      )
    }
    return .only(only)
  }

  private func record(_ attempt: Attempt, _ store: ProgressStore?) {
    do { try store?.add(attempt) } catch { StandardError.write("The attempt was not recorded. \(error.words)") }
  }

  private func chosenStep(_ setup: CommandSetup, _ store: ProgressStore?) throws -> Step {
    if let step { return try setup.step(step) }
    let first = setup.course.steps[0]
    do {
      guard let store else { return taking(first, because: "Where you are cannot be read.") }
      guard let kept = try store.currentStep() else { return first }
      return setup.course.step(kept) ?? taking(first, because: "This course has no step \"\(kept)\".")
    } catch {
      return taking(first, because: "Where you are cannot be read: \(error.words)")
    }
  }

  /// A step that nobody chose is not judged in silence.
  private func taking(_ step: Step, because reason: String) -> Step {
    let taken = "The first step, \(step.id), is judged. Name another one: \(ProgramName.current) check STEP"
    StandardError.write("\(reason) \(taken)")
    return step
  }

  /// The verdict stands whether or not it can be written down.
  private func progress(in folder: AppFolder) -> ProgressStore? {
    do { return try ProgressStore(folder: folder.state) } catch {
      StandardError.write("Nothing will be recorded. \(error.words)")
      return nil
    }
  }

  /// - Throws: ``CommandFailure``.
  private func write(_ attempts: [Attempt], to file: URL) throws(CommandFailure) {
    let documents = attempts.map { attempt in
      TranscriptDocument(attempt: attempt, redaction: showSecrets ? .none : Redaction(attempt))
        .text(.init(file: file.path))
    }
    do { try Data(documents.joined(separator: "\n").utf8).write(to: file, options: .atomic) } catch {
      throw .cannotWriteTranscript(file: file.path, reason: error.reason)
    }
  }

  private func json(_ attempts: [Attempt]) throws -> String {
    let documents = try attempts.map {
      String(decoding: try ResultDocument($0, version: LessonCommand.version).json(), as: UTF8.self)
    }
    return all ? "[\(documents.joined(separator: ",\n"))]" : documents.joined()
  }
}
