import ArgumentParser
import Foundation

/// What every subcommand needs: the product's home and the course.
struct CommandSetup {
  let home: Home
  let course: Course

  /// - Throws: `ExitCode(2)` after saying what is wrong with our own files.
  init() throws {
    do {
      home = try Home.find()
      course = try CourseReader(folder: home.course).course()
    } catch {
      StandardError.write(Self.words(error))
      throw ExitCode(2)
    }
  }

  private static func words(_ error: any Error) -> String {
    switch error {
    case let error as HomeMissing:
      "The lessons are missing: no folder above \(error.program) holds them. Set LESSON_HOME to the folder that does."
    case let error as ContentError: error.words
    default: "\(error)"
    }
  }

  /// A step by its id.
  ///
  /// - Throws: `ValidationError`, which ends with status 64.
  func step(_ id: String) throws -> Step {
    guard let step = course.step(id) else {
      throw ValidationError("There is no step \"\(id)\". The steps are: \(course.steps.map(\.id).joined(separator: ", ")).")
    }
    return step
  }
}

/// The learner's folder that a subcommand works on.
struct AppOptions: ParsableArguments {
  @Option(name: .customLong("app"), help: ArgumentHelp("The app's folder; else the nearest one with app.yml.", valueName: "dir"))
  var folder: String?

  @Option(help: ArgumentHelp("A command that starts the app, such as \"node server.js\".", valueName: "command"))
  var run: String?

  @Option(help: ArgumentHelp("How long the app may take to listen, and then for each answer.", valueName: "seconds"))
  var patience: Double?

  /// - Throws: `ValidationError`.
  func appFolder() throws -> AppFolder {
    do throws(AppFolderError) {
      if let folder { return try AppFolder(URL(filePath: folder), run: run) }
      let here = URL(filePath: FileManager.default.currentDirectoryPath)
      if let run { return try AppFolder(here, run: run) }
      if let nearest = try AppFolder.nearest(from: here) { return nearest }
      throw .nothingToRun(here.path)
    } catch {
      throw ValidationError(error.words)
    }
  }

  var limits: RunningApp.Patience {
    var limits = RunningApp.Patience()
    if let patience { (limits.toListen, limits.toAnswer) = (patience, patience) }
    return limits
  }

  func validate() throws {
    if let patience, patience <= 0 { throw ValidationError("--patience takes a number of seconds above 0.") }
  }
}

/// Words for people that are not the program's result.
enum StandardError {
  static func write(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

extension Style {
  /// For standard output: color only where a person sees it and wants it (no-color.org).
  static var standardOutput: Style {
    let environment = ProcessInfo.processInfo.environment
    let wantsColor = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    var size = winsize()
    let isTerminal = isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
    return Style(hasColor: isTerminal && wantsColor, columns: isTerminal && size.ws_col > 0 ? Int(size.ws_col) : 80)
  }
}
