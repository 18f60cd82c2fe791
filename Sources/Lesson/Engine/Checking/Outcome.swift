/// How one check ended.
enum Outcome: String, Sendable, Codable, CaseIterable {
  case passed
  case failed
  /// It does not hold, and need not: shown, worth no points, never red.
  case advice
  /// A check that it needs did not pass.
  case blocked
  /// It cannot be done here.
  case skipped
  /// The app was gone, or would not build or start.
  case appFailed = "app-failed"
  /// Our own fault.
  case error
}

/// How a whole attempt ended.
enum Verdict: String, Sendable, Codable {
  case passed
  case failed
  case appFailed = "app-failed"
  case error

  /// Precedence: error, app-failed, failed, passed. No required check at all, or one that was skipped, is never a pass.
  init(_ results: [CheckResult]) {
    let outcomes = Set(results.filter(\.isRequired).map(\.outcome))
    if outcomes.isEmpty || outcomes.contains(.error) || outcomes.contains(.skipped) {
      self = .error
    } else if outcomes.contains(.appFailed) {
      self = .appFailed
    } else {
      self = outcomes.contains(.failed) || outcomes.contains(.blocked) ? .failed : .passed
    }
  }

  /// What the program exits with.
  var exitCode: Int32 {
    switch self {
    case .passed: 0
    case .failed, .appFailed: 1
    case .error: 2
    }
  }
}
