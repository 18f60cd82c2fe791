import ArgumentParser
import Foundation

/// The learner's folder that a subcommand works on.
struct AppOptions: ParsableArguments {
  @Option(
    name: .customLong("app"),
    help: ArgumentHelp("The app's folder; else the nearest one with app.yml.", valueName: "dir"))
  var folder: String?

  @Option(help: ArgumentHelp("A command that starts the app, such as \"node server.js\".", valueName: "command"))
  var run: String?

  @Option(help: ArgumentHelp("How long the app may take to listen, and then for each answer.", valueName: "seconds"))
  var patience: Double?

  /// - Throws: `ValidationError`.
  func appFolder() throws -> AppFolder {
    do throws(AppFolderError) {
      if let folder { return try AppFolder(URL(filePath: folder), run: run) }
      let here = URL(filePath: FileManager.default.currentDirectoryPath)
      if let run { return try AppFolder(here, run: run) }
      if let nearest = try AppFolder.nearest(from: here) { return nearest }
      throw .nothingToRun(here.path)
    } catch {
      throw ValidationError(error.words)
    }
  }

  var limits: Patience { Patience(seconds: patience) }

  func validate() throws {
    if let patience, !(patience > 0 && patience <= 3600) {
      throw ValidationError("--patience takes a number of seconds above 0, and 3600 at most.")
    }
  }
}
