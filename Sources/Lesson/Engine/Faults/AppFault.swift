/// The app did not answer as an app must.
enum AppFault: Fault {
  case noAnswer(ExchangeFailure, request: String)
  case ended(request: String)
  case serverError(status: Int, request: String)

  var id: String {
    switch self {
    case .noAnswer(let failure, _): failure.id
    case .ended: "app.ended"
    case .serverError: "app.server-error"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }

  var isAppsOwnFailure: Bool {
    switch self {
    case .serverError(501, _): false
    case .noAnswer, .ended, .serverError: true
    }
  }

  var explanation: Explanation {
    switch self {
    case .noAnswer(let failure, let request): failure.explanation(request)
    case .ended(let request):
      Explanation(
        expected: "an answer", happened: "\(request) ended the app.",
        cause:
          "The route stops the whole program. In Swift, a ! after a value that is nil does that, or an index that an array does not have; in Python, sys.exit().",
        next: "Look at the last lines that the app printed.")
    case .serverError(501, let request):
      Explanation(
        expected: "a page", happened: "\(request) answered 501.", cause: "This route says that it is not written yet.",
        next: "Write it. `read` shows the task, and `hint` helps.")
    case .serverError(let status, let request):
      Explanation(
        expected: "a page", happened: "\(request) answered \(status).",
        cause:
          "An error that nobody caught: a template whose name is misspelled or that cannot be filled in, or a value that is not there. Or the route names this status itself.",
        next: "Look at the last lines that the app printed: they name the file and line.")
    }
  }
}

extension AppFault {
  static let samples: [AppFault] =
    [
      ExchangeFailure.refused, .timedOut(seconds: 10), .closedWithoutAnswer, .closedEarly, .notHTTP(start: "SSH-2.0"),
      .headTooLarge(limit: 65536), .cancelled, .system(errno: 32),
    ].map { .noAnswer($0, request: "GET /") } + [.serverError(status: 500, request: "GET /"), .ended(request: "GET /")]
}

extension Diagnosis {
  static func app(_ fault: AppFault) -> Diagnosis { Diagnosis(fault) }
}
