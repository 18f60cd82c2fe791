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

  @Option(help: ArgumentHelp("How long an app may take to listen, and then for each answer.", valueName: "seconds"))
  var patience: Double?

  @Flag(help: "Exit with 0 whatever the verdicts are.")
  var reportOnly = false

  @Flag(help: "Let a submission's own app.yml say which command starts it.")
  var allowRun = false

  func validate() throws {
    if let patience, !(patience > 0 && patience <= 3600) {
      throw ValidationError("--patience takes a number of seconds above 0, and 3600 at most.")
    }
  }

  func run() async throws {
    let setup = try CommandSetup()
    let step = try setup.step(step ?? setup.course.steps[setup.course.steps.count - 1].id).id
    let ids = try submissionIDs()
    StandardError.write("not sandboxed: trusted code only")
    let output = output.map { URL(filePath: $0) }
    if let output { try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true) }
    guard let builds = try? TemporaryFolder() else {
      let parent = FileManager.default.temporaryDirectory.path
      StandardError.write("No folder can be made in \(parent), where the apps are built. Is the disk full?")
      throw ExitCode(2)
    }
    defer { builds.remove() }
    let judge = Judge(
      home: setup.home, course: setup.course, patience: Patience(seconds: patience), say: { StandardError.write($0) })

    var grades: [Grade] = []
    for (id, path) in zip(ids, folders) {
      let attempt = await attempt(judge, URL(filePath: path), step, build: builds.url.appending(path: id))
      let grade = Grade(submission: id, attempt: attempt)
      grades.append(grade)
      if let output {
        try grade.write(to: output, format: format == .json ? .json : .junit, version: LessonCommand.version)
      }
    }
    print(GradeTable(grades: grades, style: .standardOutput).text)
    let worst = grades.map(\.attempt.verdict.exitCode).max() ?? 2
    if worst != 0, !reportOnly { throw ExitCode(worst) }
  }

  /// A submission that cannot even be found is a result like any other.
  private func attempt(_ judge: Judge, _ url: URL, _ step: String, build: URL) async -> Attempt {
    do throws(AppFolderError) {
      let folder = try AppFolder(url)
      if case .any = folder.track, !allowRun { throw .runNotAllowed(url.path) }
      return await judge.attempt(step: step, source: .folder(folder), build: build)
    } catch {
      return Attempt(
        course: judge.course, step: step, track: "any", seed: "", verdict: .appFailed,
        app: AppRecord(failure: .notFound(error)), checks: [], began: Date(), seconds: 0)
    }
  }

  /// The folders' names, which name the result files too.
  ///
  /// - Throws: `ValidationError` where two are alike.
  private func submissionIDs() throws -> [String] {
    let ids = folders.map { URL(filePath: $0).standardizedFileURL.lastPathComponent }
    if let twice = Dictionary(grouping: ids, by: \.self).first(where: { $0.value.count > 1 })?.key {
      throw ValidationError("Two folders are named \"\(twice)\"; their results would overwrite each other.")
    }
    return ids
  }
}
