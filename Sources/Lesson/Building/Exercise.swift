import Foundation

/// The code part of a step in one track: its solution, and the starter that is made from it.
struct Exercise: Sendable {
  enum Part: Sendable {
    case starter, solution
  }

  let step: String
  let track: TaughtTrack
  let home: Home

  /// The files that a learner has, by their paths in the folder.
  ///
  /// - Throws: what the file system throws where the step has no files for this track.
  func files(_ part: Part) throws -> [String: String] {
    var files: [String: String] = [:]
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    for name in names.sorted() {
      let file = folder.appending(path: name)
      guard ["swift", "py", "html"].contains(file.pathExtension) else { continue }
      let text = MarkedText.extract(part, from: try String(contentsOf: file, encoding: .utf8))
      if file.pathExtension == "swift" {
        files["App.swift"] = Self.learnersText(text)
      } else if !text.allSatisfy(\.isWhitespace) {
        files[name] = text
      }
    }
    if track == .flask {
      files["requirements.txt"] = try String(
        contentsOf: home.flaskExercises.appending(path: "requirements.txt"), encoding: .utf8)
    }
    return files
  }

  /// Where the solution is kept, with the marks of its starter.
  var folder: URL {
    switch track {
    case .flask: home.flaskExercises.appending(path: step)
    case .swift: home.solutions.appending(path: step.prefix(1).uppercased() + step.dropFirst())
    }
  }

  /// The same text with the type called `App` and marked as the program's start.
  private static func learnersText(_ text: String) -> String {
    text.replacing(/struct [A-Z][A-Za-z]*Solution: WebApp/, with: "@main struct App: WebApp", maxReplacements: 1)
  }
}
