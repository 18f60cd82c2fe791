/// Which goals of a step's tour have been reached.
struct TourState: Sendable {
  let goals: [Step.Goal]
  private(set) var reached: Set<Int> = []
  /// What was done since the last goal was reached, of what no response shows.
  private var changes: Set<Action.Change> = []

  init(_ tour: Step.Tour) { goals = tour.goals }

  /// The first goal that was not reached yet.
  var next: (number: Int, goal: Step.Goal)? {
    goals.indices.first { !reached.contains($0) }.map { ($0 + 1, goals[$0]) }
  }

  /// All was done that the next goal asks for and no response shows, so its conditions decide.
  var isDone: Bool { next.map { changes.isSuperset(of: $0.goal.lines.compactMap(\.action.change)) } ?? false }

  mutating func note(_ action: Action) {
    if let change = action.change { changes.insert(change) }
  }

  /// The next goal was reached.
  mutating func reach() {
    if let (number, _) = next { reached.insert(number - 1) }
    changes = []
  }
}

extension Action {
  /// What changes more than the page.
  enum Change: Sendable {
    case wait, restart, changeBrowser, closeBrowser, copyCookies, changePassword, guess
  }

  var change: Change? {
    switch self {
    case .wait, .visitAgain: .wait
    case .restart, .restartWithout, .startAfresh: .restart
    case .useBrowser: .changeBrowser
    case .closeBrowser: .closeBrowser
    case .copyCookies: .copyCookies
    case .changePassword: .changePassword
    case .guess: .guess
    default: nil
    }
  }
}

extension Stage {
  /// Whether expectations hold that send nothing.
  func holds(all assertions: [Assertion]) -> Bool {
    assertions.allSatisfy { (try? verifyView($0)) != nil }
  }
}
