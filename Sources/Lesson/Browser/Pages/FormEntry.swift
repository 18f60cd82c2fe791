/// One name with its value, as a form sends them.
struct FormEntry: Sendable, Equatable {
  let name: String
  let value: String
  /// A file field; ours are always empty, for nobody chooses a file.
  var isFile = false
}
