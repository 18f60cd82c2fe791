import ArgumentParser
import Foundation

struct LearnCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Open the lesson at a prompt (the default).")

  @Flag(
    help: ArgumentHelp(
      "For screen readers and simple terminals: no color, no cursor movement, whole lines only.",
      discussion: "So does LESSON_PLAIN=1 in the environment, for every subcommand."))
  var plain = false

  func run() async throws {
    let setup = try CommandSetup()
    // A folder that cannot be used is told below.
    let findings = Doctor(home: setup.home).glance().filter { $0.subject != .folder }
    let problems = DoctorReport(findings: findings, style: .plain).problemText
    if !problems.isEmpty { StandardError.write(problems + "\n`lesson doctor` looks closer.\n") }
    let here = URL(filePath: FileManager.default.currentDirectoryPath)
    let workspace = try Workspace(home: setup.home, course: setup.course, start: here)
    let completion = PromptCompletion(
      steps: setup.course.steps.map(\.id), people: setup.course.people.map(\.name), folder: here)
    let history = workspace.folder?.state.appending(path: "history")
    let isPlain = plain || Style.isPlainWanted
    let editor =
      isPlain
      ? nil
      : LineEditor(program: "lesson", history: history.map { HistoryFile(url: $0) }) {
        completion.complete($0, $1)
      }
    let source: any LineSource = editor ?? StandardInputLineSource()
    let interruption = Interruption()
    // Without a terminal Ctrl-C ends the program, as it does any other.
    let signals = source.isInteractive ? Self.handleInterrupts { interruption.fire() } : nil
    await LessonPrompt(source: source, workspace: workspace, interruption: interruption, completion: completion).run()
    signals?.cancel()
  }

  private static func handleInterrupts(_ handler: @escaping @Sendable () -> Void) -> any DispatchSourceSignal {
    signal(SIGINT, SIG_IGN)
    let signals = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    signals.setEventHandler { @Sendable in handler() }
    signals.resume()
    return signals
  }
}
