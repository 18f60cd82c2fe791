import ArgumentParser
import Foundation

/// The learner's folder that a subcommand works on.
struct AppOptions: ParsableArguments {
  @Option(
    name: .customLong("app"),
    help: ArgumentHelp("The app's folder; else the nearest one with app.yml.", valueName: "dir"))
  var folder: String?

  /// - Parameter run: a command that starts the app; it takes precedence over the folder's own settings.
  /// - Throws: ``AppFolderError``.
  func appFolder(run: String? = nil) throws(AppFolderError) -> AppFolder {
    if let folder { return try AppFolder(URL(typed: folder), run: run) }
    let here = URL(filePath: FileManager.default.currentDirectoryPath)
    if let run { return try AppFolder(here, run: run) }
    if let nearest = try AppFolder.nearest(from: here) { return nearest }
    throw .nothingToRun(here.path)
  }
}
