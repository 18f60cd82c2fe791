import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct AppFolderTests {
  @Test(arguments: [
    ("track: swift", Track.swift), ("track: flask\n", .flask), ("run: node server.js", .any(run: "node server.js")),
    ("track: any\nrun: \"a b\"", .any(run: "a b")), ("# mine\nrun: 'true'", .any(run: "true")),
    ("\u{FEFF}track: swift\r\n", .swift),
  ])
  func theSettingsNameTheTrack(_ text: String, _ track: Track) throws {
    #expect(try Self.track(Data(text.utf8)) == track)
  }

  @Test(arguments: [
    ("", "app.yml: the file says nothing. \(allowed)"),
    ("# run: node server.js\n", "app.yml: the file says nothing. \(allowed)"),
    ("{}", "app.yml: the file says nothing. \(allowed)"),
    ("node server.js", "app.yml:1: a key with a text is missing. \(allowed)"),
    ("run: x\ntrak: swift", "app.yml:2: there is no key \"trak\". The keys are: track, run. \(allowed)"),
    ("[run]: x", "app.yml:1: there is no key \"\". The keys are: track, run. \(allowed)"),
    ("track: cobol", "app.yml:1: there is no track \"cobol\". The tracks are: swift, flask, any."),
    ("track:", "app.yml:1: \"track\" needs one of: swift, flask, any."),
    (
      "track: any\n",
      "app.yml:1: the track \"any\" needs the command that starts the app as well, such as `run: node server.js`."
    ),
    (
      "track: swift\nrun: node x",
      "app.yml:2: the track \"swift\" has a command of its own. Remove this line, or the track."
    ),
    ("run:\n", "app.yml:1: \"run\" needs a command in one line, such as `run: node server.js`."),
    ("run: ' '", "app.yml:1: \"run\" needs a command in one line, such as `run: node server.js`."),
    ("run: [node, x]", "app.yml:1: \"run\" needs a command in one line, such as `run: node server.js`."),
    ("run: {a: b}", "app.yml:1: \"run\" needs a command in one line, such as `run: node server.js`."),
    ("run: a\nrun: b", "app.yml:1: this is no YAML: run stands there twice. \(allowed)"),
    ("\nrun: \"a", "app.yml:2: this is no YAML: found unexpected end of stream. \(allowed)"),
  ])
  func aMistakeIsNamedWithItsLineAndWhatIsAllowed(_ text: String, _ words: String) throws {
    #expect(try Self.words(Data(text.utf8)) == words)
  }

  @Test func whatIsNoTextIsNamed() throws {
    #expect(
      try Self.words(Data([0xFF, 0xFE, 0x72, 0x00]))
        == "app.yml: the file is no text in UTF-8. Save it as UTF-8 in your editor.")
  }

  @Test func whatCannotBeReadIsNamed() throws {
    try withApp { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "app.yml"), withIntermediateDirectories: false)
      let error = #expect(throws: AppFolderError.self) { try AppFolder(folder) }
      #expect(error?.words == "\(folder.path)/app.yml: the file cannot be read: Is a directory.")
    }
  }

  @Test func withoutSettingsTheFilesDecide() throws {
    try withApp { folder in
      #expect(throws: AppFolderError.nothingToRun(folder.path)) { try AppFolder(folder) }
      try Data().write(to: folder.appending(path: "app.py"))
      #expect(try AppFolder(folder).track == .flask)
      try Data().write(to: folder.appending(path: "App.swift"))
      #expect(try AppFolder(folder).track == .swift)
      #expect(try AppFolder(folder, run: "x").track == .any(run: "x"))
    }
  }

  private static let allowed =
    "It holds one line: `track: swift`, `track: flask`, or a command such as `run: node server.js`."

  private static func track(_ settings: Data) throws -> Track {
    try withApp { folder in
      try settings.write(to: folder.appending(path: "app.yml"))
      return try AppFolder(folder).track
    }
  }

  /// What is said, without the folder.
  private static func words(_ settings: Data) throws -> String {
    try withApp { folder in
      try settings.write(to: folder.appending(path: "app.yml"))
      let error = try #require(throws: AppFolderError.self) { try AppFolder(folder) }
      return error.words.replacing(folder.path + "/", with: "")
    }
  }
}

/// An empty folder for as long as the body takes.
private func withApp<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lesson-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
