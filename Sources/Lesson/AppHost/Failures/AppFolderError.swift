/// What is wrong with a folder that is to be judged.
enum AppFolderError: Error, Sendable, Equatable {
  case missing(String)
  case nothingToRun(String)
  case badSettings(AppSettingsError)
}
