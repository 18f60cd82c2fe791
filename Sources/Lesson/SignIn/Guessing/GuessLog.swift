/// Whose passwords were guessed at.
struct GuessLog: SubjectState {
  /// By their names in lower case.
  var byName: [String: Guessing] = [:]
}
