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

  @Flag(help: "Judge the app at every step of the course, one after the other.")
  var all = false

  @Option(help: "text for people, json for programs.")
  var format = Format.text

  func validate() throws {
    if all, step != nil { throw ValidationError("Give a step or --all, not both.") }
  }

  func run() async throws {
    let setup = try CommandSetup()
    let folder = try app.appFolder()
    let store = progress(in: folder)
    let steps =
      all
      ? setup.course.steps.map(\.id)
      : [try setup.step(step ?? (try? store?.currentStep()) ?? setup.course.steps[0].id).id]
    let judge = Judge(
      home: setup.home, course: setup.course, patience: app.limits, say: { StandardError.write($0) })
    var attempts: [Attempt] = []
    for step in steps {
      let attempt = await judge.attempt(
        step: step, source: .folder(folder), build: folder.state.appending(path: "build"))
      attempts.append(attempt)
      do { try store?.add(attempt) } catch { StandardError.write("The attempt could not be recorded: \(error)") }
      try show(attempt)
    }
    let worst = attempts.map(\.verdict.exitCode).max() ?? 2
    if worst != 0 { throw ExitCode(worst) }
  }

  /// The verdict stands whether or not it can be written down.
  private func progress(in folder: AppFolder) -> ProgressStore? {
    do { return try ProgressStore(folder: folder.state) } catch {
      StandardError.write("The attempt will not be recorded in \(folder.state.path): \(error)")
      return nil
    }
  }

  private func show(_ attempt: Attempt) throws {
    switch format {
    case .text: print(TextReport(style: .standardOutput).text(attempt))
    case .json:
      print(String(decoding: try ResultDocument(attempt, version: LessonCommand.version).json(), as: UTF8.self))
    }
  }
}
