/// A course: its ordered steps and the facts that hold for all of them.
struct Course: Sendable {
  let id: String
  let title: String
  /// The people who have an account, with their passwords; most checks sign in as the first.
  let people: [Person]
  /// From this step on /dashboard is for people who are signed in, whatever it shows.
  let guardedFrom: String
  /// The check that says whether people can register. From its step on nobody has an account who has not.
  var registration: String?
  let steps: [Step]
  /// A digest of every file the course came from, so that a result says what it was judged by.
  let digest: String

  func step(_ id: String) -> Step? { steps.first { $0.id == id } }

  /// The place of a step, 0 for the first; nil for an id that the course does not have.
  func position(of id: String) -> Int? { steps.firstIndex { $0.id == id } }

  /// Whether `step` is `other` or comes after it. A step that is not in the course yet has not been reached.
  func has(_ step: String, reached other: String) -> Bool {
    guard let here = position(of: step), let there = position(of: other) else { return false }
    return here >= there
  }

  /// Whether the people register themselves at this step, in the place of those that the course names.
  func registersPeople(at step: String) -> Bool {
    registration.map { has(step, reached: String($0.prefix { $0 != "." })) } ?? false
  }

  /// The first step after `step` whose tour or checks visit an address.
  func step(after step: String, visiting address: String) -> Step? {
    guard let here = position(of: step) else { return nil }
    return steps[(here + 1)...].first { later in
      (later.tour.goals.flatMap(\.lines) + later.checks.flatMap(\.lines)).contains { $0.traits.opens == address }
    }
  }

  /// Which checks judge an app at a step.
  enum Scope: Sendable, Equatable {
    case whole
    /// Without those of earlier steps that the step's own do not need.
    case own
    /// One check by its id, of this step or an earlier one, and those that it needs.
    case only(String)
  }

  /// What judges an app at `step`: whether people can register, the checks that the step's own need, the step's own, then those
  /// of earlier steps that still hold. A scope leaves some of them out.
  func checks(at step: String, _ scope: Scope = .whole) -> [Check] {
    guard let position = position(of: step) else { return [] }
    let reached = steps[...position].flatMap(\.checks).filter { check in
      check.until.map { !has(step, reached: $0) } ?? true
    }
    var ordered: [Check] = []
    func add(_ check: Check) {
      guard !ordered.contains(where: { $0.id == check.id }) else { return }
      for needed in check.needs { reached.first { $0.id == needed }.map(add) }
      ordered.append(check)
    }
    reached.filter { $0.id == registration }.forEach(add)
    switch scope {
    case .whole: (reached.filter { $0.step == step } + reached).forEach(add)
    case .own: reached.filter { $0.step == step }.forEach(add)
    case .only(let id): reached.filter { $0.id == id }.forEach(add)
    }
    return ordered
  }
}
