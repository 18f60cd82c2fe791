/// Why a line does not hold, or cannot be done: a fault that one of the subjects knows.
struct Diagnosis: Error, Sendable, Equatable {
  let fault: any Fault

  init(_ fault: some Fault) { self.fault = fault }

  var id: String { fault.id }
  var explanation: Explanation { fault.explanation }
  var outcome: Outcome { fault.outcome }
  var isAboutTheLine: Bool { fault.isAboutTheLine }
  var isAppsOwnFailure: Bool { fault.isAppsOwnFailure }
  /// No answer came in time.
  var isTimeout: Bool { if case .noAnswer(.timedOut, _) = fault as? AppFault { true } else { false } }

  static func == (one: Diagnosis, other: Diagnosis) -> Bool { one.fault.isEqual(to: other.fault) }
}
