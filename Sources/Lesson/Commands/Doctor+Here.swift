import Foundation

extension Doctor {
  /// For this process, where it was started.
  init(home: Home) {
    let here = URL(filePath: FileManager.default.currentDirectoryPath)
    let surroundings = Surroundings(
      isTerminal: isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1, columns: Style.standardOutput.columns)
    self.init(
      home: home, surroundings: surroundings,
      folder: Result { () throws(AppFolderError) in try AppFolder.nearest(from: here) })
  }
}
