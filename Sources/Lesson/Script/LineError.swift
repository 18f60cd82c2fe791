/// A line that does not parse: facts only.
struct LineError: Error, Sendable, Equatable {
  let line: String
  /// Where parsing stopped, 1-based, in characters; one past the end where something is missing.
  let column: Int
  /// What could stand there.
  let expected: [String]
  /// The most similar line that is valid, nil where nothing is similar.
  let nearest: String?
}
