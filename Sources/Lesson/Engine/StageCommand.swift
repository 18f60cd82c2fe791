/// A command that the stage can perform: every line of a vocabulary has one.
protocol StageCommand: Command {
  /// - Throws: ``Diagnosis`` where the app does not do what the line expects, or the line cannot be done.
  func perform(on stage: isolated Stage) async throws(Diagnosis)
}

/// An expectation that sends nothing, and cannot: it does not wait.
protocol ViewCommand: StageCommand {
  /// Looks at what is on the screen.
  func verify(on stage: isolated Stage) throws(Diagnosis)
}

extension ViewCommand {
  func perform(on stage: isolated Stage) async throws(Diagnosis) { try verify(on: stage) }
}
