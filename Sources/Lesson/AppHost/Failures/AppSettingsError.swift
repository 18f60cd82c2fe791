/// What is wrong with `app.yml`: facts only.
struct AppSettingsError: Error, Sendable, Equatable {
  let file: String
  /// 1-based; nil where the whole file is meant.
  let line: Int?
  let fault: Fault

  enum Fault: Sendable, Equatable {
    case unreadable(String)
    case notUTF8
    case empty
    case notYAML(String)
    case notKeys
    case unknownKey(String)
    /// A list, nothing, or an empty text stands behind this key.
    case noText(String)
    case unknownTrack(String)
    /// `track: any` alone does not say how the app is started.
    case runMissing
    /// A command and a track that has a command of its own.
    case runBeside(track: String)
  }
}
