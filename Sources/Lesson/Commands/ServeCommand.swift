import ArgumentParser
import Exercises
import Foundation
import SignInKit

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve a step's solved app, to look at in a web browser.")

  @Argument(help: "The step.")
  var step: String

  @Option(help: "The port on 127.0.0.1; else the environment variable PORT, else any that is free.")
  var port: Int?

  func run() async throws {
    let home = try CommandSetup().home
    let steps = await Exercises.steps
    guard steps.contains(step) else {
      throw ValidationError("There is no step \"\(step)\". The steps are: \(steps.joined(separator: ", ")).")
    }
    let port = port ?? ProcessInfo.processInfo.environment["PORT"].flatMap(Int.init) ?? 0
    guard (0...65535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
    let folder = home.solutions.appending(path: step.prefix(1).uppercased() + step.dropFirst())
    try await serve(step, port, folder.path)
  }

  @MainActor private func serve(_ step: String, _ port: Int, _ folder: String) async throws {
    guard let solution = Exercises.solution(step) else { return }
    try await SignInKit.serve(solution, port: port, folder: folder)
  }
}
