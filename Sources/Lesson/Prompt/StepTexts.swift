import Foundation

/// What is said of a step, and of what to do next.
struct StepTexts {
  let workspace: Workspace
  let tour: TourState
  let screen: PromptScreen

  private var style: Style { screen.style }

  /// At the start of a step.
  ///
  /// - Parameter isWelcome: the first time, it says how all of this works.
  func greeting(isWelcome: Bool = false) -> String {
    let step = workspace.step
    var lines = [
      style.ink("Step \(workspace.position + 1) of \(workspace.course.steps.count): \(step.title)", .strong), "",
      screen.wrapped(step.objective), "",
    ]
    if workspace.folder == nil, !isWelcome {
      lines.append(screen.wrapped("An example of this step runs. Type `read` for the text, then `tour` to try it."))
    } else if workspace.folder == nil {
      lines += [
        screen.wrapped(
          """
          An example of this step runs already, and this prompt is a browser that talks to it. Type `read` for the text, \
          then `tour` to try it. Press Enter on an empty line whenever you wonder what to do next.
          """),
        screen.wrapped(
          """
          To write the app yourself, type \(newForms). Then change the file that it \
          names, save it, and type `check`.
          """),
      ]
    } else {
      lines.append(whatToDo)
    }
    return lines.joined(separator: "\n")
  }

  /// The answer to Enter on an empty line.
  var whatToDo: String {
    let step = workspace.step
    if workspace.passed.contains(step.id) {
      let next = workspace.nextStep.map { "Type `next` to go on to \($0.id)." } ?? "You have passed the last step."
      guard workspace.passedAsItIs.contains(step.id) else {
        let note = "You have passed this step with an earlier version of the lesson."
        return screen.wrapped("\(note) Type `check` to see if it still holds. \(next)")
      }
      return screen.wrapped("You have passed this step. \(next)")
    }
    if let (number, goal) = tour.next {
      let rest =
        workspace.folder == nil
        ? "When you have seen enough, type `new \(workspace.newFolder)` to write your own app."
        : "Or go on with your own app: change \(file), save it, and type `check`."
      return goalText(number, goal) + "\n\n" + screen.wrapped(rest)
    }
    if workspace.folder == nil {
      return screen.wrapped("You have seen it work. Now write it: type \(newForms).")
    }
    return screen.wrapped("Change \(file), save it, and type `check`. `read` shows the task, `hint` helps.")
  }

  /// A goal with what to type.
  private func goalText(_ number: Int, _ goal: Step.Goal) -> String {
    var lines = [style.ink("Goal \(number) of \(tour.goals.count): \(goal.title)", .strong)]
    if !goal.text.isEmpty { lines.append(BlockText(style: style, indent: "  ").text(goal.text)) }
    lines.append("  Type:")
    lines += goal.lines.map { "    " + style.ink($0.text, .code) }
    return lines.joined(separator: "\n")
  }

  private var newForms: String {
    "`new \(workspace.newFolder)` (Swift) or `new \(workspace.newFolder) flask` (Python)"
  }

  /// The file that the learner writes in.
  private var file: String {
    workspace.folder.map { $0.track.taught?.file ?? "your app" } ?? TaughtTrack.swift.file
  }

  var noFolder: String {
    screen.wrapped("There is no app of yours here yet. Type \(newForms) to make one.")
  }

  var reading: String {
    let step = workspace.step
    let text = BlockText(style: style)
    var parts = [
      style.ink(step.title, .strong), text.text(step.text), style.ink("Your task", .strong), text.text(step.task.text),
    ]
    if let own = step.task.tracks[workspace.folder?.track.name ?? "swift"] { parts.append(text.text(own)) }
    if let missingFiles { parts.append(missingFiles) }
    if !step.corrections.isEmpty {
      parts += [style.ink("What the tutorial gets wrong", .strong), text.text(step.corrections)]
    }
    return parts.joined(separator: "\n\n")
  }

  /// What the starter has and the learner's folder has not, and how to get it; nil where there is no such file.
  private var missingFiles: String? {
    guard let folder = workspace.folder, let track = folder.track.taught else { return nil }
    let starter = try? Exercise(step: workspace.step.id, track: track, home: workspace.home).files(.starter)
    let missing = (starter ?? [:]).keys.sorted().filter { name in
      !FileManager.default.fileExists(atPath: folder.url.appending(path: name).path)
    }
    guard !missing.isEmpty else { return nil }
    return screen.wrapped(
      "The starter of this step has files that your folder has not: \(missing.joined(separator: ", ")). Make them yourself, or type `reset`: it writes the starter, and keeps a copy of your files."
    )
  }

  var tourText: String {
    let text = BlockText(style: style)
    var parts = [text.text(workspace.step.tour.text)]
    for (index, goal) in tour.goals.enumerated() {
      if tour.reached.contains(index) {
        parts.append("\(style.ink("reached", .good))  \(index + 1). \(goal.title)")
      } else if tour.next?.number == index + 1 {
        parts.append("\(style.ink("now", .note))      \(index + 1). \(goal.title)\n\n\(goalText(index + 1, goal))")
      } else {
        parts.append("later    \(index + 1). \(goal.title)")
      }
    }
    return parts.joined(separator: "\n\n")
  }

  func reached(_ goal: Step.Goal) -> String {
    let done = "\n" + screen.wrapped("\(style.ink("Goal reached:", .good)) \(goal.title).")
    guard let (number, next) = tour.next else {
      return done + "\n" + screen.wrapped("That was the tour. Press Enter to see what is next.")
    }
    return done + "\n\n" + goalText(number, next)
  }

  var overview: String {
    CourseOverview(course: workspace.course, style: style).text(
      passed: workspace.passed, asItIs: workspace.passedAsItIs, current: workspace.step.id,
      last: { try? workspace.store?.last(step: $0) })
  }

  /// Where an app can be opened in a web browser.
  func address(_ endpoint: Endpoint?, of whose: PromptApps.Whose) -> String {
    guard let endpoint else { return "Nothing is running. Type `use \(whose.rawValue)`." }
    let note = screen.wrapped(
      """
      Open it in a web browser on this machine. A real browser keeps one set of cookies for 127.0.0.1, whatever the \
      port, so the example and your own app share them there. Here they do not.
      """)
    return "  \(endpoint.origin)/\n\(note)"
  }
}
