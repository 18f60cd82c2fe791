import Foundation

/// Where a learner is: the course, the step, the folder, and what has been done.
struct Workspace: Sendable {
  let home: Home
  let course: Course
  private(set) var folder: AppFolder?
  private(set) var store: ProgressStore?
  private(set) var step: Step
  /// With any version of the course: what was passed stays passed.
  private(set) var passed: Set<String> = []
  /// Of these, those that this version of the course was passed with.
  private(set) var passedAsItIs: Set<String> = []
  /// The questions that were answered, by their keys.
  private var answered: Set<String> = []
  /// Where `new` may well make a folder, as it is typed: never among the lesson's own files.
  let newFolder: String

  /// - Parameter start: where to look for the learner's folder.
  /// - Throws: ``AppFolderError``, ``ProgressError``, or what the file system says.
  init(home: Home, course: Course, start: URL) throws {
    (self.home, self.course) = (home, course)
    step = course.steps[0]
    newFolder = start.isInside(home.root) ? "~/my-app" : "my-app"
    if let folder = try AppFolder.nearest(from: start) { try open(folder) }
  }

  mutating func open(_ folder: AppFolder) throws {
    self.folder = folder
    let store = try ProgressStore(folder: folder.state)
    self.store = store
    passed = try store.passedSteps()
    passedAsItIs = try store.passedSteps(digest: course.digest)
    answered.formUnion(try store.answeredQuestions())
    if let kept = try store.currentStep(), let step = course.step(kept) {
      self.step = step
    } else {
      try store.setCurrentStep(step.id)
    }
    if folder.track == .swift { try StarterFolder(url: folder.url, home: home).linkKit() }
  }

  /// The learner's folder, with its settings as they are now.
  ///
  /// - Throws: ``AppFolderError``; the folder stays what it was.
  mutating func rereadFolder() throws(AppFolderError) -> AppFolder? {
    if let folder { self.folder = try AppFolder(folder.url) }
    return folder
  }

  var position: Int { course.position(of: step.id) ?? 0 }
  var nextStep: Step? { position + 1 < course.steps.count ? course.steps[position + 1] : nil }
  var previousStep: Step? { position > 0 ? course.steps[position - 1] : nil }

  mutating func go(to step: Step) throws {
    self.step = step
    try store?.setCurrentStep(step.id)
  }

  /// How a question is known: one that was put another way is another one.
  private func key(_ question: Question) -> String { "\(step.id): \(question.title)" }

  func hasAnswered(_ question: Question) -> Bool { answered.contains(key(question)) }

  mutating func keep(answered question: Question, isRight: Bool) throws {
    answered.insert(key(question))
    try store?.setAnswered(key(question), isRight: isRight)
  }

  mutating func record(_ attempt: Attempt) throws {
    if attempt.verdict == .passed {
      passed.insert(attempt.step)
      passedAsItIs.insert(attempt.step)
    }
    try store?.add(attempt)
  }
}
