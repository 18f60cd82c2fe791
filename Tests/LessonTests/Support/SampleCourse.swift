@testable import Lesson

extension Step {
  /// A step that holds nothing but checks.
  static func sample(_ id: String, checks: [Check] = []) -> Step {
    Step(
      id: id, title: "The step \(id)", objective: "You can \(id).", text: [], tour: Tour(text: [], goals: []),
      task: Task(text: [], tracks: [:]), checks: checks, hints: [], questions: [], corrections: [])
  }
}

extension Check {
  /// A check of the step that its id names.
  static func sample(
    _ id: String, _ title: String = "It holds", why: String = "", lines: [String] = ["visit /"], remedy: String = "",
    needs: [String] = [], until: String? = nil, advice: Advice = .never, isReadOnly: Bool = false,
    isAlone: Bool = false
  ) throws -> Check {
    Check(
      id: id, step: String(id.prefix { $0 != "." }), title: title, why: why,
      lines: try lines.map(SignInCourse.vocabulary.line),
      remedy: remedy, needs: needs, until: until, advice: advice, isReadOnly: isReadOnly, isAlone: isAlone)
  }
}

extension Course {
  static func sample(_ steps: [Step]) -> Course {
    Course(
      id: "sample", title: "A sample",
      people: [Person(name: "alice", password: "abcd"), Person(name: "admin", password: "1234")],
      guardedFrom: steps.last?.id ?? "", steps: steps, digest: "0123456789abcdef")
  }
}

extension Stage.Setting {
  /// A server of this process at a step of a sample of a course.
  static func sample(
    _ endpoint: Endpoint, isDashboardGuarded: Bool = true, knowledge: CourseKnowledge = SignInCourse.knowledge
  ) -> Stage.Setting {
    let course = Course.sample([.sample("open"), .sample("guarded")])
    return Stage.Setting(
      endpoint: endpoint, people: course.people, listening: { [] }, knowledge: knowledge, course: course,
      step: isDashboardGuarded ? "guarded" : "open")
  }
}
