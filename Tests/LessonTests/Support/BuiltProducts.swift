import Foundation

/// The programs that were built along with these tests.
enum BuiltProducts {
  /// Their folder: the nearest one above the test program that holds the supervisor, or that of `LESSON_SUPERVISOR`.
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["LESSON_SUPERVISOR"] {
      return URL(filePath: path).deletingLastPathComponent()
    }
    let starts = [URL(filePath: CommandLine.arguments[0]), Bundle.main.bundleURL] + Bundle.allBundles.map(\.bundleURL)
    for start in starts {
      var folder = start.absoluteURL
      while folder.pathComponents.count > 1 {
        folder.deleteLastPathComponent()
        if FileManager.default.isExecutableFile(atPath: folder.appending(path: "lesson-supervisor").path) {
          return folder
        }
      }
    }
    return starts[0].deletingLastPathComponent()
  }()

  static var supervisor: String { folder.appending(path: "lesson-supervisor").path }
  static var lesson: String { folder.appending(path: "lesson").path }
}
