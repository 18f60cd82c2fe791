/// A titled script of lines with a reason.
struct Check: Sendable {
  /// Kebab-case behind the step's id: `login.wrong-password`.
  let id: String
  let step: String
  let title: String
  /// Why it matters, as plain text.
  let why: String
  var lines: [Line]
  /// What to try when it fails, as plain text.
  let remedy: String
  /// Checks that must pass for this one to make sense.
  let needs: [String]
  /// It holds before this step only.
  let until: String?
  /// It is advice, or advice before a step.
  let advice: Advice
  /// It changes nothing in the app but accounts of its own.
  let isReadOnly: Bool
  /// No other check uses the same app meanwhile, at later steps either.
  let isAlone: Bool

  enum Advice: Sendable, Equatable {
    case never
    case always
    case until(String)
  }

  /// Whether it can only advise when an app is judged at `step`.
  func isAdvice(at step: String, of course: Course) -> Bool {
    switch advice {
    case .never: false
    case .always: true
    case .until(let required): !course.has(step, reached: required)
    }
  }
}
