/// What is wrong with an app, or with a line, as facts: one enum for each subject.
protocol Fault: Sendable, Equatable {
  /// `topic.cause`, the same for as long as the project lives: wrong apps and results refer to it.
  var id: String { get }
  /// What a check is that ends with this.
  var outcome: Outcome { get }
  /// The line could not be done, whatever the app is like.
  var isAboutTheLine: Bool { get }
  /// The app itself failed, so what it printed says why.
  var isAppsOwnFailure: Bool { get }
  var explanation: Explanation { get }
  /// As it may come: each case at least once, and again where the id depends on a value.
  static var samples: [Self] { get }
}

/// A fault that several mistakes lead to: a few more requests may tell which one it is.
protocol ProbedFault: Fault {
  /// The mistake; nil where it is plain, or cannot be told.
  ///
  /// Asked only about a check that has failed. The requests are of the kinds that the checks of the step send anyway, so what
  /// they may do to the app is no news to it. The transcript does not show them.
  func cause(on stage: isolated Stage) async -> (any Cause)?
}

extension Fault {
  func isEqual(to other: any Fault) -> Bool { other as? Self == self }
}
