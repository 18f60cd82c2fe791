import Foundation
import Yams

/// A learner's folder: the app's files, `app.yml`, and the state in `.lesson`.
struct AppFolder: Sendable, Equatable {
  let url: URL
  let track: Track

  /// Kept out of git and out of grading.
  var state: URL { url.appending(path: ".lesson") }

  private struct Settings: Codable {
    var track: String?
    var run: String?
  }

  /// - Parameter run: a command that starts the app; it takes precedence over the folder's own settings.
  /// - Throws: ``AppFolderError``.
  init(_ url: URL, run: String? = nil) throws(AppFolderError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw .missing(url.path)
    }
    self.url = url
    track = if let run { .any(run: run) } else { try Self.track(of: url) }
  }

  private static func track(of url: URL) throws(AppFolderError) -> Track {
    let settings = try settings(of: url)
    switch settings?.track {
    case "swift": return .swift
    case "flask": return .flask
    case "any", nil: break
    case let odd?: throw .unknownTrack(odd, file: url.appending(path: "app.yml").path)
    }
    if let run = settings?.run { return .any(run: run) }
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: url.appending(path: name).path) }
    if has("App.swift") { return .swift }
    if has("app.py") { return .flask }
    throw .nothingToRun(url.path)
  }

  private static func settings(of url: URL) throws(AppFolderError) -> Settings? {
    let file = url.appending(path: "app.yml")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    do {
      return try YAMLDecoder().decode(Settings.self, from: text)
    } catch DecodingError.dataCorrupted(let context) {
      throw .badSettings(file.path, context.underlyingError.map { "\($0)" } ?? context.debugDescription)
    } catch {
      throw .badSettings(file.path, "it holds lines such as `track: swift` or `run: node server.js`, and nothing else")
    }
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
