import ArgumentParser
import Foundation

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a folder with the starter of the first step.")

  @Argument(help: "The folder to make.")
  var folder: String

  @Option(help: "swift or flask.")
  var track = "swift"

  func run() throws {
    let setup = try CommandSetup()
    do {
      let starter = StarterFolder(url: URL(filePath: folder), home: setup.home)
      try starter.create(track: try StarterFolder.track(track), step: setup.course.steps[0].id)
      print(starter.welcome(track: track, isAtPrompt: false))
    } catch let error as StarterError {
      throw ValidationError(error.words)
    }
  }
}
