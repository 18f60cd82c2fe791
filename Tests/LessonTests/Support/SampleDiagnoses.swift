@testable import Lesson

extension Diagnosis {
  /// One value of every case, and one more where the id depends on the value.
  static let samples = SignInCourse.faults.flatMap { all(of: $0) }

  private static func all<F: Fault>(of type: F.Type) -> [Diagnosis] { type.samples.map(Diagnosis.init) }
}

extension AppFailure {
  /// One of each kind.
  static let samples: [AppFailure] = [
    .notFound(.missing("")), .runNotAllowed, .notBuilt([]), .buildBroke(output: ""), .buildTooSlow(seconds: 1),
    .notLaunched(.commandNotFound("")), .exited(.status(0)), .listensElsewhere([], port: 1),
    .neverListened(port: 1, seconds: 1), .neverAnswered(.closedEarly), .tooSlow(seconds: 1, done: 0, of: 1),
    .stopped(nil),
  ]
}
