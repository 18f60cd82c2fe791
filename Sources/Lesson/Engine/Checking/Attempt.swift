import Foundation

/// One run of a step's checks on one app.
struct Attempt: Sendable {
  let course: Course
  let step: String
  var scope = Course.Scope.whole
  let track: String
  /// Makes the random tokens; the same seed makes the same requests.
  let seed: String
  var verdict: Verdict
  var app: AppRecord
  var checks: [CheckResult]
  var began: Date
  var seconds: Double
  var phases = Phases()

  /// Where the time went, in seconds.
  struct Phases: Sendable, Equatable, Codable {
    /// Compiling, linking and what they need, or preparing Python.
    var build = 0.0
    var compile = 0.0
    var link = 0.0
    /// To the first answer.
    var start = 0.0
    var checks = 0.0
  }

  /// Those of the course, and those who registered in their place.
  var people: [Person] { course.people + course.newcomers(at: step, seed: seed) }

  static func randomSeed() -> String { String(UInt64.random(in: 0...UInt64.max), radix: 36) }
}

/// What is known of the app that was judged.
struct AppRecord: Sendable {
  var command: [String] = []
  /// The SECRET_KEY that it was given. No report shows it.
  var secretKey = AppEnvironment.randomKey()
  /// nil while all is well.
  var failure: AppFailure?
  /// What was wrong on our side, in words; nil while all is well.
  var trouble: String?
  var exit: AppExit?
  var listening: [ListeningSocket] = []
  var output = ""
}
