import ArgumentParser
import Foundation

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a folder with the starter of the first step.")

  @Argument(help: "The folder to make.")
  var folder: String

  @Option(help: "What you write in; any is a stack of your own.")
  var track = StarterTrack.swift

  @Option(help: "The step whose starter it holds; else the first.")
  var step: String?

  @Flag(help: "Write the step's solution instead of its starter, for authors and teachers.")
  var solved = false

  func run() throws {
    let setup = try CommandSetup()
    let step = try setup.step(step ?? setup.course.steps[0].id).id
    let starter = StarterFolder(url: URL(typed: folder), home: setup.home)
    try starter.create(track: track, step: step, part: solved ? .solution : .starter)
    try ProgressStore(folder: starter.url.appending(path: ".lesson")).setCurrentStep(step)
    print(starter.welcome(track: track, isAtPrompt: false))
  }
}

extension StarterTrack: ExpressibleByArgument {}
