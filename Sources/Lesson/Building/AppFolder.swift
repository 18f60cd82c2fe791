import Foundation

/// A learner's folder: the app's files, `app.yml`, and the state in `.lesson`.
struct AppFolder: Sendable, Equatable {
  let url: URL
  let track: Track

  /// Kept out of git and out of grading.
  var state: URL { url.appending(path: ".lesson") }

  /// Where a Swift program is kept between builds.
  var build: URL { state.appending(path: "build") }

  /// Makes the folder for builds.
  ///
  /// - Returns: false where that cannot be written, as in a folder that is only lent.
  func keepsBuilds() -> Bool {
    try? FileManager.default.createDirectory(at: build, withIntermediateDirectories: true)
    return FileManager.default.isWritableFile(atPath: build.path)
  }

  /// - Parameter run: a command that starts the app; it takes precedence over the folder's own settings.
  /// - Throws: ``AppFolderError``.
  init(_ url: URL, run: String? = nil) throws(AppFolderError) {
    guard url.isFolder else { throw .missing(url.path) }
    self.url = url
    track = if let run { .any(run: run) } else { try Self.track(of: url) }
  }

  private static func track(of url: URL) throws(AppFolderError) -> Track {
    do throws(AppSettingsError) {
      if let track = try AppSettingsReader(file: url.appending(path: "app.yml")).track() { return track }
    } catch {
      throw .badSettings(error)
    }
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: url.appending(path: name).path) }
    if has("App.swift") { return .swift }
    if has("app.py") { return .flask }
    throw .nothingToRun(url.path)
  }

  /// The nearest folder at or above `start` that holds `app.yml`; nil where none does.
  static func nearest(from start: URL) throws(AppFolderError) -> AppFolder? {
    var folder = start.standardizedFileURL
    while true {
      if FileManager.default.fileExists(atPath: folder.appending(path: "app.yml").path) { return try AppFolder(folder) }
      let parent = folder.deletingLastPathComponent()
      if parent.path == folder.path { return nil }
      folder = parent
    }
  }
}
