/// One of a course's ordered parts.
struct Step: Sendable {
  let id: String
  let title: String
  /// What the learner can do afterwards.
  let objective: String
  /// What is read first.
  let text: [Block]
  let tour: Tour
  let task: Task
  let checks: [Check]
  /// From a first idea to nearly the code.
  let hints: [[Block]]
  let questions: [Question]
  /// Where the tutorial is wrong, and what is true.
  let corrections: [Block]

  /// The guided part: goals that the learner reaches by typing lines.
  struct Tour: Sendable {
    let text: [Block]
    let goals: [Goal]
  }

  struct Goal: Sendable {
    let title: String
    let text: [Block]
    /// Lines that reach it.
    let lines: [Line]
    /// Expectations that hold once it is reached; they send no request.
    let conditions: [Line]
  }

  /// What to write.
  struct Task: Sendable {
    let text: [Block]
    /// What differs, by track.
    let tracks: [String: [Block]]
  }
}
