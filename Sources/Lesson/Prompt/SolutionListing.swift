/// The files of a solution.
struct SolutionListing {
  let workspace: Workspace
  let screen: PromptScreen

  func show() {
    let own = workspace.folder?.track ?? .swift
    if own.taught == nil { screen.say("There is no solution for a stack of your own. This is the one in Swift.") }
    let exercise = Exercise(step: workspace.step.id, track: own.taught ?? .swift, home: workspace.home)
    do {
      let files = try exercise.files(.solution)
      for (name, text) in files.sorted(by: { $0.key < $1.key }) where name != "requirements.txt" {
        screen.show(
          screen.style.ink(name, .strong) + "\n"
            + text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n"))
      }
    } catch {
      screen.say("The solution cannot be read: \(Trouble.words(error))")
    }
  }
}
