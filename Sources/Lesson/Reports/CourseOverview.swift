/// All steps of a course, and how far the learner is.
struct CourseOverview: Sendable {
  let course: Course
  let style: Style

  /// - Parameters:
  ///   - passed: the steps that were passed with any version of the course.
  ///   - asItIs: those that were passed with this one.
  ///   - last: the newest attempt at a step.
  func text(
    passed: Set<String>, asItIs: Set<String>, current: String, last: (String) -> ProgressStore.Entry?
  ) -> String {
    let width = course.steps.map(\.id.count).max() ?? 0
    let rows = course.steps.enumerated().flatMap { index, step in
      let state = passed.contains(step.id) ? style.ink("passed", .good) : last(step.id)?.verdict ?? "not tried"
      let isHere = step.id == current
      let number = String(index + 1).leftPadded(to: String(course.steps.count).count, with: " ")
      let head = "\(isHere ? "-> " : "   ")\(number). \(step.id.padding(to: width))  \(state.padding(to: 10))  "
      let row = TextWrap.lines(step.title + (isHere ? " (you are here)" : ""), width: style.columns, first: head)
      guard passed.contains(step.id), !asItIs.contains(step.id) else { return row }
      let note = "with an earlier version of the lesson: type `check` to see if it still holds"
      return row + TextWrap.lines(note, width: style.columns, first: "      ")
    }
    return ([style.ink(course.title, .strong)] + rows).joined(separator: "\n")
  }
}
