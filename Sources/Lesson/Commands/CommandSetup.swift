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
      throw ValidationError(
        "There is no step \"\(id)\". The steps are: \(course.steps.map(\.id).joined(separator: ", ")).")
    }
    return step
  }
}
