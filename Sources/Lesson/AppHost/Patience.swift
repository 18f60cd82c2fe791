/// How long an app may take, in seconds.
struct Patience: Sendable, Equatable {
  /// For each step of its build.
  var toBuild = 60.0
  /// From start to listening.
  var toListen = 20.0
  /// For one answer.
  var toAnswer = 10.0
  /// For all checks together.
  var toFinish = 300.0
}

extension Patience {
  /// As a person asks for it: so long to listen, and for each answer. A build and the checks get no less than they always do.
  init(seconds: Double?) {
    guard let seconds else { return }
    (toBuild, toListen, toAnswer, toFinish) = (max(toBuild, seconds), seconds, seconds, max(toFinish, 24 * seconds))
  }
}
