/// A line that cannot be done.
enum LineFault: Fault {
  case cannot(BrowserFailure)
  case unreadable(line: String)

  var id: String {
    switch self {
    case .cannot(let failure): failure.id
    case .unreadable: "line.unreadable"
    }
  }

  var outcome: Outcome { .failed }

  var isAboutTheLine: Bool { true }

  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .cannot(let failure): failure.explanation
    case .unreadable(let line):
      Explanation(
        happened: "A name that the app uses makes a line that cannot be typed: \(line).",
        next: "Use letters, digits and hyphens in the names of fields.")
    }
  }
}

extension Diagnosis {
  static func line(_ fault: LineFault) -> Diagnosis { Diagnosis(fault) }
}
