/// Why what was done cannot be read or written.
struct ProgressError: Error, Sendable, Equatable {
  let file: String
  /// In the words of SQLite or of the system.
  let reason: String
}

extension ProgressError: Explained {
  var words: String {
    "Your progress in \(file) cannot be used: \(reason). If the folder is yours and the disk is not full, move that file away to begin a new one: it holds nothing but what you have passed."
  }
}
