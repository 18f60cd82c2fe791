/// A line that cannot be done.
enum LineFault: Fault {
  /// - Parameter example: an address of the app, for the advice.
  case cannot(BrowserFailure, example: String)
  case unreadable(line: String)

  var id: String {
    switch self {
    case .cannot(let failure, _): failure.id
    case .unreadable: "line.unreadable"
    }
  }

  var outcome: Outcome { .failed }

  var isAboutTheLine: Bool { true }

  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .cannot(let failure, let example): failure.explanation(example: example)
    case .unreadable(let line):
      Explanation(
        happened: "A name that the app uses makes a line that cannot be typed: \(line).",
        next: "Use letters, digits and hyphens in the names of fields.")
    }
  }
}

extension LineFault {
  static let samples: [LineFault] =
    [
      BrowserFailure.noPage, .noForm(pageAddress: "/"), .noField(name: "age", available: ["name"]),
      .nothingToPress(text: "Go", available: ["Send"]), .notARedirect(status: 200),
      .leavesTheApp("http://example.com/"), .badAddress("::"), .nothingBefore,
      .noCookie(name: "id", available: ["theme"]), .cookieRefused(name: "id", .empty),
    ].map { .cannot($0, example: "/") } + [.unreadable(line: "post / a=b")]
}

extension Diagnosis {
  static func line(_ fault: LineFault) -> Diagnosis { Diagnosis(fault) }
}
