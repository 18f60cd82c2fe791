/// The Python environment could not be made.
struct PythonFailure: Error, Sendable, Equatable {
  let command: String
  let output: String
}
