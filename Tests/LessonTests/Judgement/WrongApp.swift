import Foundation
import Testing
import Yams

@testable import Lesson

/// A known wrong solution: a step's solution with a change, and what must be said about it.
struct WrongApp: Sendable {
  let step: String
  let track: TaughtTrack
  let entry: Entry

  /// As it stands in the file of its step and track.
  struct Entry: Decodable, Sendable {
    let name: String
    /// The check that must fail; nil where the app itself must.
    let fails: String?
    /// `app-failed` where no check is reached: the app would not build, start or stay up.
    let outcome: Outcome?
    /// The id of the check's diagnosis, or of the app's failure.
    let diagnosis: String
    /// The real mistake: several apps may have the same, in either track.
    let cause: String
    /// What is wrong, in a sentence.
    let because: String
    /// True where only the other checks of the step bring it out, such as those that make it run out of something.
    let needsWholeStep: Bool?
    /// What makes it wrong: see ``SourceDiff``.
    let diff: String

    enum CodingKeys: String, CodingKey {
      case name, fails, outcome, diagnosis, cause, because, diff
      case needsWholeStep = "whole-step"
    }
  }

  /// The folder that has one folder for each step.
  static let folder = URL.fixtures.appending(path: "apps/wrong")

  static let swift = Result { try read(.swift) }
  static let flask = Result { try read(.flask) }

  private static func read(_ track: TaughtTrack) throws -> [WrongApp] {
    try steps().flatMap { step in
      let file = folder.appending(path: "\(step)/\(track.rawValue).yml")
      let entries = try YAMLDecoder().decode([Entry].self, from: try String(contentsOf: file, encoding: .utf8))
      return entries.map { WrongApp(step: step, track: track, entry: $0) }
    }
  }

  static func steps() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

  /// Those whose steps and names hold one of the texts in `LESSON_WRONG_APP`, which stand between commas. Where it names none:
  /// the first one of each step, and those that the change concerns; all where nothing is known of a change.
  static func chosen(_ apps: [WrongApp]) throws -> [WrongApp] {
    let parts = (ProcessInfo.processInfo.environment["LESSON_WRONG_APP"] ?? "").split(separator: ",")
    guard parts.isEmpty else { return apps.filter { app in parts.contains { app.testDescription.contains($0) } } }
    guard let change = Change.current else { return apps }
    return try Dictionary(grouping: apps, by: \.step).sorted { $0.key < $1.key }.flatMap { step, apps in
      let texts = try CauseFile(step: step)
      return apps.enumerated().filter { index, app in
        index == 0 || change.concerns(step: step) || change.concerns(ids: texts[app]?.ids ?? [])
      }.map(\.element)
    }
  }

  /// What judges it: the check that is meant for it and those that this one needs. Of ten apps one is judged by its step's own
  /// checks, or by all where the check is one of an earlier step: so it also shows what checks do to each other.
  var scope: Course.Scope {
    guard let fails = entry.fails else { return .own }
    let number = "\(track.rawValue)/\(testDescription)".utf8.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) }
    guard number % 10 == 0 || entry.needsWholeStep == true else { return .only(fails) }
    return fails.hasPrefix("\(step).") ? .own : .whole
  }

  func files() throws -> [String: String] {
    let solution = try Exercise(step: step, track: track, home: .built).files(.solution)
    let files = try SourceDiff(entry.diff.trimmingCharacters(in: .newlines)).applied(to: solution)
    return isAboutPasswords ? files : CheapHashes.used(in: files, track)
  }

  private var isAboutPasswords: Bool { step == "passwords" || entry.fails?.hasPrefix("passwords.") == true }
}

extension WrongApp: CustomTestStringConvertible {
  var testDescription: String { "\(step)/\(entry.name)" }
}
