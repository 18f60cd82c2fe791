/// What is wrong with a course's files: facts only.
struct ContentError: Error, Sendable, Equatable {
  /// The file's path inside the course's folder.
  let file: String
  /// 1-based.
  let line: Int
  let fault: Fault

  enum Fault: Sendable, Equatable {
    case fileMissing
    case notYAML(String)
    case keyMissing(String)
    case sectionMissing(String)
    case sectionUnknown(String)
    case line(LineError)
    case checkTitle(String)
    case checkWithoutScript(String)
    case goalWithoutScript(String)
    case goalCondition(String)
    case optionUnknown(String)
    case questionWithoutChoices(String)
    case questionNotDecided(String)
    case questionUnexplained(String)
    case checkUnknown(String)
    case checkDuplicate(String)
    case registrationUnknown(String)
  }
}
