/// Why what was done cannot be read or written.
struct ProgressError: Error, Sendable, Equatable {
  let file: String
  /// In the words of SQLite or of the system.
  let reason: String
  /// The file is there and no database, or not any more.
  let isBroken: Bool
}

extension ProgressError: Explained {
  var words: String {
    isBroken
      ? "The record of your progress, \(file), is broken: \(reason). Move it away to begin a new one; it holds nothing but what you have passed."
      : "Your progress cannot be kept in \(file): \(reason). Use a folder of your own, on a disk that is not full."
  }
}
