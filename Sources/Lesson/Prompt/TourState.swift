/// Which goals of a step's tour have been reached.
struct TourState: Sendable {
  let goals: [Step.Goal]
  private(set) var reached: Set<Int> = []

  init(_ tour: Step.Tour) { goals = tour.goals }

  /// The first goal that was not reached yet.
  var next: (number: Int, goal: Step.Goal)? {
    goals.indices.first { !reached.contains($0) }.map { ($0 + 1, goals[$0]) }
  }

  /// The next goal was reached.
  mutating func reach() {
    if let (number, _) = next { reached.insert(number - 1) }
  }
}

extension Stage {
  /// Whether expectations hold that send nothing.
  func holds(all assertions: [Assertion]) -> Bool {
    assertions.allSatisfy { (try? verifyView($0)) != nil }
  }
}
