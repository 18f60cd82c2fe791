/// All steps of a course, and how far the learner is.
struct CourseOverview: Sendable {
  let course: Course
  let style: Style

  /// - Parameter last: the newest attempt at a step.
  func text(passed: Set<String>, current: String, last: (String) -> ProgressStore.Entry?) -> String {
    let width = course.steps.map(\.id.count).max() ?? 0
    let rows = course.steps.enumerated().map { index, step in
      let state = passed.contains(step.id) ? style.ink("passed", .good) : last(step.id)?.verdict ?? "not tried"
      let here = step.id == current ? "-> " : "   "
      return "\(here)\(index + 1). \(step.id.padding(to: width))  \(state.padding(to: 10))  \(step.title)"
    }
    return ([style.ink(course.title, .strong)] + rows).joined(separator: "\n")
  }
}
