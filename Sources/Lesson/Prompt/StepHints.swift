/// Help for somebody who is stuck: what fits the last failure, then the step's hints, from a first idea to nearly the code.
struct StepHints {
  private var shown = 0
  /// The failure that was spoken of last, so that each is spoken of once.
  private var spoken: String?
  /// Nothing but hints was asked for since the last report.
  var isReportInSight = false
  /// The learner asked for the solution once, before the step was passed.
  var isSolutionAsked = false

  init() {}

  /// `hint`
  ///
  /// - Parameter rest: what to do where the step is passed.
  mutating func text(_ review: FailureReview, whenPassed rest: String) -> String {
    if let (id, text) = review.lastFailure(isInSight: isReportInSight), id != spoken {
      spoken = id
      let hasHints = !review.workspace.step.hints.isEmpty
      return text + (hasHints ? "\nType `hint` again for the step's own hints." : "")
    }
    if review.attempt?.verdict == .passed { return rest }
    return next(of: review.workspace, review.screen)
  }

  private mutating func next(of workspace: Workspace, _ screen: PromptScreen) -> String {
    let hints = workspace.step.hints
    guard !hints.isEmpty else { return screen.wrapped("This step has no hints.") }
    let index = min(shown, hints.count - 1)
    shown = min(shown + 1, hints.count)
    let rest = hints.count - index - 1
    let more = rest > 0 ? "Type `hint` again for the next one." : "That was the last hint. `solution` shows the code."
    return "Hint \(index + 1) of \(hints.count)\n"
      + BlockText(style: screen.style).text(hints[index].forTrack(workspace.folder?.track.taught)) + "\n" + more
  }
}

extension [Block] {
  /// Without the code of other tracks; all of it where the track is none of those that are taught.
  fileprivate func forTrack(_ track: TaughtTrack?) -> [Block] {
    guard let track else { return self }
    let others = TaughtTrack.allCases.filter { $0 != track }.map(\.language)
    return filter { block in
      if case .code(let language, _) = block { !others.contains(language) } else { true }
    }
  }
}
