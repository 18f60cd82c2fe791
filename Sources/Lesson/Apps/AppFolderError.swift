/// What is wrong with a folder that is to be judged.
enum AppFolderError: Error, Sendable, Equatable {
  case missing(String)
  case nothingToRun(String)
  case unknownTrack(String, file: String)
  case badSettings(String, String)
  /// Its settings name a command, and that was not allowed.
  case runNotAllowed(String)
}
