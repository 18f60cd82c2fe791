import ArgumentParser
import Exercises
import Foundation
import NIOCore
import SignInKit

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve a step's solved app, to look at in a web browser.")

  @Argument(help: "The step.")
  var step: String

  @Option(help: "The port on 127.0.0.1; else the environment variable PORT, else any that is free.")
  var port: Int?

  func run() async throws {
    // Reading the course takes longer than starting the app, and is needed only to say which steps there are.
    if await !Exercises.steps.contains(step) { _ = try CommandSetup().step(step) }
    let exercise = Exercise(step: step, track: .swift, home: try Home.find())
    let port = try chosenPort()
    // Whoever says where the data is kept says the key as well, or wants to see that nothing starts without one.
    if ProcessInfo.processInfo.environment["DATA_DIR"] != nil { return try await serve(exercise, port) }
    // What is typed into an app that is only looked at need not stay.
    let data = try TemporaryFolder()
    defer { data.remove() }
    setenv("DATA_DIR", data.url.path, 1)
    setenv("SECRET_KEY", AppEnvironment.randomKey(), 0)
    try await serve(exercise, port)
  }

  /// - Throws: `ValidationError`.
  private func chosenPort() throws -> Int {
    let text = ProcessInfo.processInfo.environment["PORT"] ?? "0"
    guard let port = port ?? Int(text), (0...65535).contains(port) else {
      throw ValidationError("A port is a number from 0 to 65535.")
    }
    return port
  }

  @MainActor private func serve(_ exercise: Exercise, _ port: Int) async throws {
    guard let solution = Exercises.solution(exercise.step) else {
      throw CommandFailure.noSolution(step: exercise.step)
    }
    do {
      try await SignInKit.serve(solution, port: port, folder: exercise.folder.path)
    } catch ServerError.portInUse {
      throw CommandFailure.portInUse(port)
    } catch let error as IOError {
      throw CommandFailure.portRefused(port, reason: error.errnoCode.errnoWords)
    }
  }
}
