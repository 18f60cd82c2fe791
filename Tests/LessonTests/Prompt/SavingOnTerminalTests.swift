import Foundation
import Testing

@testable import Lesson

/// From a save to the verdict, on a real terminal with a line half typed.
@Suite(.withProcesses()) struct SavingOnTerminalTests {
  /// Opens the lesson in a new folder that holds the first step's starter.
  private func open(_ track: TaughtTrack, _ body: (PseudoTerminal, LearnersFolder) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let app = folder.appending(path: "app")
      try StarterFolder(url: app, home: .built).create(
        track: try #require(StarterTrack(rawValue: track.rawValue)), step: "setup")
      let terminal = try PseudoTerminal.lesson(in: app)
      try await terminal.wait(for: "setup example> $")
      try await body(terminal, LearnersFolder(url: app, track: track))
      terminal.type("quit\r")
      #expect(await terminal.waitForExit() == 0)
    }
  }

  private struct LearnersFolder {
    let url: URL
    let track: TaughtTrack

    /// Writes the learner's file as some editors do, in place.
    func save(_ text: String) throws { try Data(text.utf8).write(to: url.appending(path: track.file)) }

    /// Saves the step's starter or its solution as other editors do: into a new file, which takes the old one's name.
    func replace(with part: Exercise.Part) throws {
      let files = try Exercise(step: "setup", track: track, home: .built).files(part)
      for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name + ".tmp")) }
      for name in files.keys { #expect(rename(url.path + "/\(name).tmp", url.path + "/\(name)") == 0) }
    }
  }

  @Test func aMistakeIsExplainedAndItsCorrectionPassesAboveAHalfTypedLine() async throws {
    try await open(.swift) { terminal, folder in
      try folder.save("import SignInKit\n\n@main struct App: WebApp {\n  func routes(_ site: Sight) {}\n}\n")
      try await terminal.wait(for: "Saved App.swift", within: 60)
      try await terminal.wait(for: "App.swift:4:[0-9]+: [^\n]*Sight[^$]*setup example> $")
      try folder.replace(with: .starter)
      try await terminal.wait(for: "Saved [^$]*FAILED  The app answers", within: 60)
      try await terminal.wait(for: "GET / answered 501[^$]*To see it yourself[^$]*NOT YET[^$]*setup example> $")
      terminal.type("visit /no")
      try await terminal.wait(for: "visit /no$")
      try folder.replace(with: .solution)
      try await terminal.wait(for: "Saved [^$]*PASSED  step setup[^$]*\nsetup example> visit /no$", within: 60)
      terminal.type("where\r")
      try await terminal.wait(for: "GET /nowhere → 404[^$]*setup example> $")
    }
  }

  @Test func aCheckThatTakesLongSaysSoAndControlCStopsIt() async throws {
    try await open(.flask) { terminal, folder in
      try folder.save("import time\ntime.sleep(1000)\n")
      try await terminal.wait(for: "Checking app.py … Ctrl-C stops it.\nsetup example> $", within: 60)
      terminal.type("\u{3}")
      try await terminal.wait(for: "The check was stopped. Nothing was recorded.\nsetup example> $", within: 60)
      try folder.replace(with: .solution)
      try await terminal.wait(for: "PASSED  step setup[^$]*setup example> $", within: 60)
    }
  }

  @Test func theSettingsAreReadAgainAtEachSave() async throws {
    try await open(.flask) { terminal, folder in
      func save(settings: String) throws {
        try Data(settings.utf8).write(to: folder.url.appending(path: "app.yml"))
      }
      try save(settings: "track: flsk\n")
      try await terminal.wait(for: "app.yml:1:\\s+there\\s+is\\s+no\\s+track\\s+.flsk[^$]*setup example> $", within: 60)
      terminal.type("use mine\r")
      try await terminal.wait(for: "use mine[^$]*app.yml:1:\\s+there[^$]*setup example> $")
      let solution = try Exercise(step: "setup", track: .flask, home: .built).files(.solution)
      try Data(try #require(solution["app.py"]).utf8).write(to: folder.url.appending(path: "other.py"))
      try save(settings: "run: python3 other.py\n")
      try await terminal.wait(for: "Saved [^$]*PASSED  step setup[^$]*setup example> $", within: 60)
    }
  }

  @Test func resetIsNoSave() async throws {
    try await open(.flask) { terminal, folder in
      terminal.type("reset\r")
      try await terminal.wait(for: "Started afresh[^$]*setup example> $")
      try folder.replace(with: .solution)
      let told = try await terminal.wait(for: "PASSED  step setup[^$]*\nsetup example> $", within: 60)
      #expect(!told.contains("NOT YET"), "\(told)")
      #expect(told.components(separatedBy: "Saved ").count == 2, "\(told)")
    }
  }

  @Test func anInterpretedAppIsJudgedInTheSameWay() async throws {
    try await open(.flask) { terminal, folder in
      try folder.save("import os\nprint(oss.environ)\n")
      try await terminal.wait(for: "Saved app.py[^$]*APP FAILED[^$]*NameError[^$]*setup example> $", within: 60)
      terminal.type("send HE")
      try await terminal.wait(for: "send HE$")
      try folder.replace(with: .solution)
      try await terminal.wait(for: "Saved [^$]*PASSED  step setup[^$]*\nsetup example> send HE$", within: 60)
      terminal.type("AD /\r")
      try await terminal.wait(for: "HEAD / → 200[^$]*setup example> $")
    }
  }

  @Test func ofTwoQuickSavesOnlyTheNewestIsTold() async throws {
    try await open(.flask) { terminal, folder in
      terminal.type("half")
      try await terminal.wait(for: "half$")
      let started = folder.url.appending(path: ".lesson/started").path
      try folder.save("print(end='x', file=open('\(started)', 'a'))\nimport time\ntime.sleep(1000)\n")
      try await eventually { FileManager.default.fileExists(atPath: started) }
      try Data("<p>".utf8).write(to: folder.url.appending(path: "templates/other.html"))
      try await eventually { try FileManager.default.attributesOfItem(atPath: started)[.size] as? Int == 2 }
      try folder.replace(with: .solution)
      let told = try await terminal.wait(for: "PASSED  step setup[^$]*\nsetup example> half$", within: 60)
      #expect(told.contains("Saved app.py and 3 more files."), "every save is named: \(told)")
      #expect(told.components(separatedBy: "Saved ").count == 2, "\(told)")
      #expect(!told.contains("FAILED"), "\(told)")
      terminal.type("\u{3}")
      try await terminal.wait(for: "\\^C\nsetup example> $")
    }
  }
}
