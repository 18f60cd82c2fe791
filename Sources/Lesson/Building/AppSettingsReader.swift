import Foundation
import Yams

/// Reads `app.yml`, in which a learner's folder says how its app is started.
struct AppSettingsReader {
  let file: URL

  /// - Returns: nil where there is no such file.
  func track() throws(AppSettingsError) -> Track? {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    guard let root = try root(), !root.isNull else { throw error(nil, .empty) }
    guard let mapping = root.mapping else { throw error(root, .notKeys) }
    for (key, value) in mapping {
      guard let name = key.scalar?.string, ["track", "run"].contains(name) else {
        throw error(key, .unknownKey(key.scalar?.string ?? ""))
      }
      guard !value.isNull, value.scalar?.string.allSatisfy(\.isWhitespace) == false else {
        throw error(key, .noText(name))
      }
    }
    let (track, run) = (mapping["track"], mapping["run"])
    switch (track?.scalar?.string, run?.scalar?.string) {
    case (nil, nil): throw error(nil, .empty)
    case (nil, let command?), ("any", let command?): return .any(run: command)
    case ("any", nil): throw error(track, .runMissing)
    case ("swift", nil): return .swift
    case ("flask", nil): return .flask
    case ("swift", _?), ("flask", _?): throw error(run, .runBeside(track: track?.scalar?.string ?? ""))
    case (let odd?, _): throw error(track, .unknownTrack(odd))
    }
  }

  private func root() throws(AppSettingsError) -> Node? {
    let data: Data
    do { data = try Data(contentsOf: file) } catch { throw self.error(nil, .unreadable(error.reason)) }
    guard let text = String(validating: data, as: UTF8.self) else { throw error(nil, .notUTF8) }
    do {
      return try Yams.compose(yaml: text)
    } catch {
      let (line, problem) = (error as? YamlError)?.fact ?? (nil, "\(error)")
      throw AppSettingsError(file: file.path, line: line, fault: .notYAML(problem))
    }
  }

  private func error(_ node: Node?, _ fault: AppSettingsError.Fault) -> AppSettingsError {
    AppSettingsError(file: file.path, line: node?.mark?.line, fault: fault)
  }
}

extension Node {
  fileprivate var isNull: Bool { scalar.flatMap { NSNull.construct(from: $0) } != nil }
}

extension YamlError {
  /// The line, where one is known, and the parser's words without the text around it.
  fileprivate var fact: (line: Int?, problem: String) {
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, problem)
    case .duplicatedKeysInMapping(let keys, let context):
      (context.mark.line, "\(keys.joined(separator: ", ")) stands there twice")
    case .reader(let problem, _, _, _): (nil, problem)
    default: (nil, "\(self)")
    }
  }
}
