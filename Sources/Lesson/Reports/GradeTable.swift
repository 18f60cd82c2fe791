/// All grades, a line each.
struct GradeTable: Sendable {
  let grades: [Grade]
  let style: Style

  var text: String {
    let width = max(10, grades.map(\.submission.count).max() ?? 0)
    let rows = grades.map { grade in
      let ink: Style.Ink = grade.attempt.verdict == .passed ? .good : grade.attempt.verdict == .error ? .note : .bad
      let verdict = style.ink(grade.attempt.verdict.rawValue, ink).padding(to: 10)
      let first = grade.attempt.checks.first { $0.outcome == .failed }
      let reason =
        first.map { "\($0.check.id): \($0.diagnosis?.id ?? "")" } ?? grade.attempt.app.failure?.id ?? grade.attempt.app
        .trouble ?? ""
      return
        "\(grade.submission.harmless.padding(to: width))  \(verdict)  \("\(grade.points)/\(grade.most)".padding(to: 7))  \(reason)"
    }
    let head =
      "\("submission".padding(to: width))  \("verdict".padding(to: 10))  \("points".padding(to: 7))  first reason"
    return ([style.ink(head, .strong)] + rows).joined(separator: "\n")
  }
}
