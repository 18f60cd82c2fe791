import Foundation

/// The code part of a step in one track: its solution, and the starter that is made from it.
struct Exercise: Sendable {
  enum Part: Sendable {
    case starter, solution
  }

  let step: String
  let track: Track
  let home: Home

  /// The files that a learner has, by their paths in the folder.
  ///
  /// - Throws: what the file system throws where the step has no files for this track.
  func files(_ part: Part) throws -> [String: String] {
    let folder = folder
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

  private var folder: URL {
    switch track {
    case .flask: home.flaskExercises.appending(path: step)
    case .swift, .any: home.solutions.appending(path: step.prefix(1).uppercased() + step.dropFirst())
    }
  }

  /// The same text with the type called `App` and marked as the program's start.
  private static func learnersText(_ text: String) -> String {
    text.replacing(/struct [A-Z][A-Za-z]*Solution: WebApp/, with: "@main struct App: WebApp", maxReplacements: 1)
  }
}

/// A text with marked regions, from which both the solution and the starter come.
///
/// A region runs from a line `solution` over a line `starter` to a line `end`, each behind the language's comment sign. The
/// starter's lines stand behind `//| `, `#| `, or between `<!--| ` and ` -->`.
enum MarkedText {
  static func extract(_ part: Exercise.Part, from text: String) -> String {
    enum Region { case outside, solution, starter }
    var region = Region.outside
    var kept: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      switch marker(line) {
      case "solution": region = .solution
      case "starter": region = .starter
      case "end": region = .outside
      default:
        switch (region, part) {
        case (.outside, _), (.solution, .solution): kept.append(line)
        case (.starter, .starter): kept.append(uncommented(line))
        default: break
        }
      }
    }
    return kept.joined(separator: "\n")
  }

  private static func marker(_ line: Substring) -> String? {
    line.wholeMatch(of: /\s*(?:\/\/|#|<!--) (solution|starter|end)(?: -->)?\s*/).map { String($0.1) }
  }

  private static func uncommented(_ line: Substring) -> Substring {
    if let match = line.wholeMatch(of: /(\s*)<!--\| ?(.*?) ?-->\s*/) { return match.1 + match.2 }
    if let match = line.wholeMatch(of: /(\s*)(?:\/\/|#)\| ?(.*)/) { return match.1 + match.2 }
    return line
  }
}
