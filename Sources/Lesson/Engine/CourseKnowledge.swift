/// What a course knows in code, beside its Markdown: its lines, and what its subjects do when lines are performed.
struct CourseKnowledge: Sendable {
  var vocabulary: Vocabulary
  /// What people recognise on the pages of the app.
  var recognition = Recognition()
  /// The addresses that examples and advice name.
  var examples: ExampleAddresses
  /// Makes accounts for the people whom lines name; nil where they have theirs anyway.
  var accounts: (any AccountMaker)?
  /// Each looks at every event, in this order, and remembers what it needs.
  var observers: [Observer] = []
  /// Whom to ask about a doubt.
  var suspects = Suspects()
  /// Asked about a failure of the engine's own expectations.
  var cause: CauseSearch = { _, _ in nil }

  typealias Observer = @Sendable (any StageEvent, isolated Stage) throws(Diagnosis) -> Void
  typealias CauseSearch = @Sendable (any Fault, isolated Stage) async -> (any Cause)?
}
