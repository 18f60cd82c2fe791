/// How long an app may take, in seconds.
struct Patience: Sendable, Equatable {
  /// For each step of its build.
  var toBuild = 60.0
  /// From start to listening.
  var toListen = 20.0
  /// For one answer.
  var toAnswer = 10.0
}

extension Patience {
  /// As a person asks for it: so long to listen, and for each answer. A build gets no less than it always does.
  init(seconds: Double?) {
    guard let seconds else { return }
    (toBuild, toListen, toAnswer) = (max(toBuild, seconds), seconds, seconds)
  }
}
