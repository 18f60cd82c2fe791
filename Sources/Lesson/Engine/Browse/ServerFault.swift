/// The app as a whole is not what it should be.
enum ServerFault: Fault {
  case headDiffers(head: Int, get: Int)
  case debuggerOpen(String)
  case stackTraceShown(String)
  case listensToAll(String)
  case socketsUnseen

  var id: String {
    switch self {
    case .headDiffers: "app.head-differs"
    case .debuggerOpen: "app.debugger-open"
    case .stackTraceShown: "app.stack-trace-shown"
    case .listensToAll: "app.listens-to-all"
    case .socketsUnseen: "app.sockets-unseen"
    }
  }

  var outcome: Outcome {
    switch self {
    case .socketsUnseen: .skipped
    case .headDiffers, .debuggerOpen, .stackTraceShown, .listensToAll: .failed
    }
  }

  var isAboutTheLine: Bool { false }
  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .headDiffers(let head, let get):
      Explanation(
        expected: "the status of GET, \(get)", happened: "HEAD answers \(head) where GET answers \(get).",
        cause: head >= 500
          ? "The route runs for HEAD too, and something in it works for GET alone."
          : "The route refuses every method but GET. HEAD asks for the same as GET without the body.",
        next: "Let the same route answer both.")
    case .debuggerOpen(let address):
      Explanation(
        expected: "no debugger", happened: "\(address) shows the debugger to everybody.",
        cause:
          "Debug mode is on, or a debugger is wrapped round the app. Whoever reaches it can run code on your machine.",
        next: "Turn it off.")
    case .stackTraceShown(let address):
      Explanation(
        expected: "a plain page", happened: "\(address) shows a stack trace.",
        cause: "Debug mode is on, or a page for errors prints it. It tells strangers how the app is built.",
        next: "Turn debug mode off, and answer 404 or 500 with a plain page.")
    case .socketsUnseen:
      Explanation(
        happened: "This system does not show where the app listens.",
        next: "Look yourself: the app should listen on 127.0.0.1, and not on 0.0.0.0.")
    case .listensToAll(let address):
      Explanation(
        expected: "127.0.0.1 only", happened: "The app listens on \(address).",
        cause: "Its host is set to every network that the machine is part of, so other machines can reach it.",
        next: "While you build it, listen on 127.0.0.1 only.")
    }
  }
}

extension ServerFault {
  static let samples: [ServerFault] = [
    .headDiffers(head: 405, get: 200), .debuggerOpen("/console"), .stackTraceShown("/about"),
    .listensToAll("0.0.0.0:5000"), .socketsUnseen,
  ]
}

extension Diagnosis {
  static func server(_ fault: ServerFault) -> Diagnosis { Diagnosis(fault) }
}
