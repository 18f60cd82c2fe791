import ArgumentParser

/// What every subcommand needs: the product's home and the course.
struct CommandSetup {
  let home: Home
  let course: Course

  /// - Throws: ``HomeMissing`` or ``ContentError``: something is wrong with our own files.
  init() throws {
    home = try Home.find()
    course = try CourseReader(folder: home.course, vocabulary: SignInCourse.vocabulary).course()
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
