/// Makes accounts for the people whom lines name, before the first line that needs them.
protocol AccountMaker: Sendable {
  /// Finds out whether accounts can be made at all. Where they cannot, people are those of the course.
  func settle(on stage: isolated Stage) async
  /// Makes an account for somebody of the course, once.
  ///
  /// - Throws: ``Diagnosis`` where that fails.
  func enroll(_ role: String, on stage: isolated Stage) async throws(Diagnosis)
}
