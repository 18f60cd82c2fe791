extension ExchangeFailure {
  var id: String {
    switch self {
    case .refused: "app.not-listening"
    case .timedOut: "app.no-answer-in-time"
    case .closedWithoutAnswer: "app.closed-without-answer"
    case .closedEarly: "app.closed-early"
    case .notHTTP: "app.not-http"
    case .headTooLarge: "app.head-too-large"
    case .cancelled: "app.not-waited-for"
    case .system: "app.connection-failed"
    }
  }

  func explanation(_ request: String) -> Explanation {
    switch self {
    case .refused:
      .init(
        happened: "\(request): nothing listens there any more.",
        next: "The app has ended. Look at the last lines that it printed.")
    case .timedOut(let seconds):
      .init(
        happened: "\(request): no answer within \(Int(seconds)) seconds.",
        next: "Does the route wait for something, or loop for ever?")
    case .closedWithoutAnswer:
      .init(
        happened: "\(request): the app closed the connection without an answer.",
        next: "It may have crashed. Look at the last lines that it printed.")
    case .closedEarly:
      .init(
        happened: "\(request): the answer broke off in the middle.",
        next: "The Content-Length may be too large, or the app crashed while it sent the page.")
    case .notHTTP(let start):
      .init(
        happened: "\(request): what came is not HTTP. It begins \u{201C}\(start)\u{201D}.",
        next: "An answer begins with a status line such as HTTP/1.1 200 OK. Let a web framework write it.")
    case .headTooLarge(let limit):
      .init(
        happened: "\(request): the headers are longer than \(limit / 1024) KiB.",
        next: "Browsers refuse that too. Is something large kept in a cookie?")
    case .cancelled:
      .init(happened: "\(request): the answer was not waited for.", next: "Type the line again.")
    case .system(let number):
      .init(happened: "\(request): the connection failed (error \(number)).", next: "Try again.")
    }
  }
}
