/// The app cannot be stopped, started again, looked into or moved in time as a line asks for.
enum ControlFault: Fault {
  case dataUnseen
  case doesNotRestart(AppFailure, output: String)
  case restartNotHere
  case clockStands
  case tooManyVisits

  var id: String {
    switch self {
    case .dataUnseen: "data.unseen"
    case .doesNotRestart: "app.does-not-restart"
    case .restartNotHere: "app.not-ours-to-restart"
    case .clockStands: "app.clock-stands"
    case .tooManyVisits: "line.too-many-visits"
    }
  }

  var outcome: Outcome {
    switch self {
    case .dataUnseen, .restartNotHere: .skipped
    case .doesNotRestart, .clockStands, .tooManyVisits: .failed
    }
  }

  var isAboutTheLine: Bool {
    switch self {
    case .restartNotHere, .clockStands, .tooManyVisits: true
    case .dataUnseen, .doesNotRestart: false
    }
  }

  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .dataUnseen:
      .init(
        happened: "Nobody here knows where the app keeps its data.", next: "Look yourself: is there a file in DATA_DIR?"
      )
    case .doesNotRestart(let failure, let output):
      .init(
        expected: "an app that runs again with the same data",
        happened: "Started again, the app does not answer. \(failure.explanation.happened)\(output.quoted)",
        cause: "What the first run left is in the way, such as a table that is made once more.",
        next: failure.explanation.next)
    case .restartNotHere:
      .init(
        happened: "This app was not started here, so it cannot be restarted.",
        next: "Type `use mine` or `use example` first.")
    case .clockStands:
      .init(
        happened: "The clock of this app cannot be moved, and to wait so long takes too long.",
        cause: "Its program, or one that it starts, takes in no other library: it is linked statically.",
        next: "Restart it with short lifetimes, as in `restart app with SESSION_IDLE_SECONDS=3`, and wait some seconds."
      )
    case .tooManyVisits:
      .init(happened: "These are no visits, or more than 200.", next: "Choose a longer pause or a shorter time.")
    }
  }
}

extension String {
  /// The last lines of an app's output, to go on after a sentence.
  fileprivate var quoted: String {
    let lines = split(separator: "\n").suffix(4)
    return lines.isEmpty ? "" : " It printed: \u{201C}\(lines.joined(separator: " "))\u{201D}."
  }
}

extension ControlFault {
  static let samples: [ControlFault] = [
    .dataUnseen, .doesNotRestart(.exited(.status(1)), output: "table users already exists"),
    .restartNotHere, .clockStands, .tooManyVisits,
  ]
}

extension Diagnosis {
  static func control(_ fault: ControlFault) -> Diagnosis { Diagnosis(fault) }
}
