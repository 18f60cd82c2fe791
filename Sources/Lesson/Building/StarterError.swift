/// Why a learner's folder was not made.
enum StarterError: Error, Sendable, Equatable {
  /// Something is there that must not be touched.
  case notAnEmptyFolder(String)
  case insideLesson(String)
  case cannotWrite(String, reason: String)
}
