import ArgumentParser
import Foundation

struct GradeCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case json, junit }

  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Judge several submissions.",
    discussion: "Not sandboxed: for trusted code only. Each submission is built and run as you.")

  @Argument(help: "The submissions' folders.")
  var folders: [String]

  @Option(help: "The step to judge at; else the last one.")
  var step: String?

  @Option(help: "The format of the result files.")
  var format = Format.json

  @Option(help: ArgumentHelp("Where to write one result for each submission.", valueName: "dir"))
  var output: String?

  @OptionGroup var judging: JudgeOptions

  @Flag(help: "Exit with 0 whatever the verdicts are.")
  var reportOnly = false

  @Flag(help: "Let a submission's own app.yml say which command starts it.")
  var allowRun = false

  func run() async throws {
    let setup = try CommandSetup()
    let step = try setup.step(step ?? setup.course.steps[setup.course.steps.count - 1].id).id
    let folders = folders.map { URL(typed: $0) }
    let ids = try submissionIDs(folders)
    // With no folder at all it is a typing error; one that is missing among others must not keep those from being judged.
    if !folders.contains(where: \.isFolder) { throw AppFolderError.missing(folders[0].path) }
    let output = output.map { URL(typed: $0) }
    if let output { try Self.prepare(output) }
    StandardError.write("not sandboxed: trusted code only")
    guard let builds = try? TemporaryFolder() else {
      throw CommandFailure.cannotBuild(folder: FileManager.default.temporaryDirectory.path)
    }
    defer { builds.remove() }
    let (judge, seed) = (judging.judge(setup), judging.chosenSeed())

    var grades: [Grade] = []
    var unwritten: CommandFailure?
    for (id, folder) in zip(ids, folders) {
      let build = builds.url.appending(path: id)
      let grade = Grade(submission: id, attempt: await attempt(judge, folder, step, seed, build: build))
      grades.append(grade)
      guard let output else { continue }
      do {
        try grade.write(to: output, format: format == .json ? .json : .junit, version: LessonCommand.version)
      } catch {
        unwritten = .cannotWriteResults(folder: output.path, reason: error.reason)
      }
    }
    print(GradeTable(grades: grades, style: .standardOutput).text)
    if let unwritten { throw unwritten }
    let worst = grades.map(\.attempt.verdict.exitCode).max() ?? 2
    if worst != 0, !reportOnly { throw ExitCode(worst) }
  }

  /// Makes the folder for results and tries to write there, for judging takes long.
  ///
  /// - Throws: ``CommandFailure``.
  private static func prepare(_ output: URL) throws(CommandFailure) {
    let trial = output.appending(path: ".lesson-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
      try Data().write(to: trial)
      try FileManager.default.removeItem(at: trial)
    } catch {
      throw .cannotWriteResults(folder: output.path, reason: error.reason)
    }
  }

  /// A submission that cannot even be started is a result like any other.
  private func attempt(_ judge: Judge, _ url: URL, _ step: String, _ seed: String, build: URL) async -> Attempt {
    func unjudged(_ verdict: Verdict, _ failure: AppFailure) -> Attempt {
      Attempt(
        course: judge.course, step: step, track: "any", seed: seed, verdict: verdict, app: AppRecord(failure: failure),
        checks: [], began: Date(), seconds: 0)
    }
    do throws(AppFolderError) {
      let folder = try AppFolder(url)
      if case .any = folder.track, !allowRun { return unjudged(.error, .runNotAllowed) }
      return await judge.attempt(step: step, source: .folder(folder), build: build, seed: seed)
    } catch .missing(let path) {
      // Whoever names the folders names what is there; the learner has no part in it.
      return unjudged(.error, .notFound(.missing(path)))
    } catch {
      return unjudged(.appFailed, .notFound(error))
    }
  }

  /// The folders' names, which name the result files too.
  ///
  /// - Throws: `ValidationError` where two are alike.
  private func submissionIDs(_ folders: [URL]) throws -> [String] {
    let ids = folders.map(\.standardizedFileURL.lastPathComponent)
    if let twice = Dictionary(grouping: ids, by: \.self).first(where: { $0.value.count > 1 })?.key {
      throw ValidationError("Two folders are named \"\(twice)\"; their results would overwrite each other.")
    }
    return ids
  }
}
