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
}

extension Fault {
  func isEqual(to other: any Fault) -> Bool { other as? Self == self }
}
