/// Which goals of a step's tour have been reached.
struct TourState: Sendable {
  let goals: [Step.Goal]
  private(set) var reached: Set<Int> = []

  init(_ tour: Step.Tour) { goals = tour.goals }

  /// The first goal that was not reached yet.
  var next: (number: Int, goal: Step.Goal)? {
    goals.indices.first { !reached.contains($0) }.map { ($0 + 1, goals[$0]) }
  }

  /// Looks whether what is on the screen now reaches the next goal.
  ///
  /// - Returns: the goal that was just reached.
  mutating func update(_ stage: Stage) async -> Step.Goal? {
    guard let (number, goal) = next else { return nil }
    for condition in goal.conditions where await !stage.holds(condition) { return nil }
    reached.insert(number - 1)
    return goal
  }
}

extension Stage {
  /// Whether an expectation holds that sends nothing.
  func holds(_ assertion: Assertion) -> Bool { (try? verifyView(assertion)) != nil }
}
