import ArgumentParser

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show the whole course and how far you are.")

  @OptionGroup var app: AppOptions

  func run() throws {
    let setup = try CommandSetup()
    let store = try ProgressStore(folder: try app.appFolder().state)
    let overview = CourseOverview(course: setup.course, style: .standardOutput)
    print(
      overview.text(
        passed: try store.passedSteps(), asItIs: try store.passedSteps(digest: setup.course.digest),
        current: try store.currentStep() ?? setup.course.steps[0].id,
        last: { step in try? store.last(step: step) }))
  }
}
