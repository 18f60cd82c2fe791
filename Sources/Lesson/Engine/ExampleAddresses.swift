/// The addresses of a course's app that examples and advice name.
struct ExampleAddresses: Sendable {
  /// A page for everybody, with a form.
  var open: String
  /// A page that is not for everybody.
  var guarded: String
}
