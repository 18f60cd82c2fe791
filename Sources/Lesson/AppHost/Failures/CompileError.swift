/// An error of the compiler in a learner's file.
struct CompileError: Sendable, Equatable, Codable {
  var file: String
  var line: Int
  var column: Int
  var message: String
}
