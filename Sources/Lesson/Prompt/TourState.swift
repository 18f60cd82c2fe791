/// Which goals of a step's tour have been reached.
struct TourState: Sendable {
  let goals: [Step.Goal]
  private(set) var reached: Set<Int> = []
  /// What was done since the last goal was reached, of what no response shows.
  private var changes: Set<String> = []

  init(_ tour: Step.Tour) { goals = tour.goals }

  /// The first goal that was not reached yet.
  var next: (number: Int, goal: Step.Goal)? {
    goals.indices.first { !reached.contains($0) }.map { ($0 + 1, goals[$0]) }
  }

  /// All was done that the next goal asks for and no response shows, so its conditions decide.
  var isDone: Bool { next.map { changes.isSuperset(of: $0.goal.lines.compactMap(\.traits.unseenChange)) } ?? false }

  mutating func note(_ line: Line) {
    if let change = line.traits.unseenChange { changes.insert(change) }
  }

  /// The next goal was reached.
  mutating func reach() {
    if let (number, _) = next { reached.insert(number - 1) }
    changes = []
  }
}

extension Step.Goal {
  /// Whether its conditions hold: expectations that send nothing.
  func isReached(on stage: isolated Stage) -> Bool {
    conditions.allSatisfy { line in
      guard let command = line.command as? any ViewCommand else { return false }
      return (try? command.verify(on: stage)) != nil
    }
  }
}
