/// What is wrong with an app that cannot be judged, for a learner.
extension AppFailure {
  var explanation: Explanation {
    switch self {
    case .notFound(let error): .init(happened: error.words, next: "Hand in the folder that holds the app.")
    case .runNotAllowed:
      .init(
        happened:
          "The submission's app.yml names a command of its own, and that was not allowed, so nothing was judged.",
        next: "Read the command; if you trust it, grade with --allow-run.")
    case .notBuilt(let errors):
      .init(
        happened: errors.map { "\($0.file):\($0.line):\($0.column): \($0.message)" }.joined(separator: "\n"),
        next:
          "The compiler does not understand \(errors.count == 1 ? "this line" : "these lines"). Correct the first one and save."
      )
    case .buildBroke(let output) where output.contains(/undefined (symbol: |reference to `)main\b/):
      .init(
        happened: "No type in your Swift files is marked @main, so the program does not know where to begin.",
        next: "Write @main before the type of your app, such as: @main struct App: WebApp { … }")
    case .buildBroke(let output):
      .init(
        happened: "The app could not be built:\n\(output)",
        next: "Try again. If it stays so, delete the folder .lesson/build.")
    case .buildTooSlow(let seconds):
      .init(
        happened: "The compiler was stopped: after \(Int(seconds)) seconds the app was not built.",
        next: "A long expression can take it minutes. Split what you wrote last into several short lines.")
    case .notLaunched(let failure): failure.explanation
    case .exited(.status(0)):
      .init(
        happened: "The app ended before it answered: exit status 0.",
        next:
          "It made no error, but nothing kept it running. Does the file end with app.run(…)? In Swift, is the type with @main a WebApp?"
      )
    case .exited(let exit):
      .init(
        happened: "The app ended before it answered: \(exit.words).",
        next: "Its last lines say why. An app keeps running and waits for requests.")
    case .listensElsewhere(let sockets, let port):
      .init(
        happened: "The app listens on \(sockets.map(\.words).joined(separator: " and ")), not on 127.0.0.1:\(port).",
        next: "Read the port from the environment variable PORT, and listen on 127.0.0.1.")
    case .neverListened(let port, let seconds):
      .init(
        happened: "The app runs, but nothing listened on 127.0.0.1:\(port) within \(Int(seconds)) seconds.",
        next: "It must listen at the port in the environment variable PORT. Does it wait for something before that?")
    case .neverAnswered(.timedOut(let seconds)):
      .init(
        happened: "The app accepts connections, but did not answer a request within \(Int(seconds)) seconds.",
        next: "Does a route wait for something, or loop for ever?")
    case .neverAnswered(.notHTTP(let start)):
      .init(
        happened: "The app answers, but not in HTTP: it begins \u{201C}\(start)\u{201D}.",
        next: "An answer begins with a status line such as HTTP/1.1 200 OK. Let a web framework write it.")
    case .neverAnswered(let failure):
      .init(
        happened: "The app accepts connections, but sends no usable answer. \(failure.explanation("GET /").happened)",
        next: "Look at the last lines that it printed.")
    case .tooSlow(let seconds, let done, let all):
      .init(
        happened: "The app is too slow: after \(Int(seconds)) seconds only \(done) of \(all) checks were made.",
        next: "Does a route wait for something? On a slow machine, give it more time with --patience.")
    case .stopped(nil):
      .init(
        happened: "The app stopped answering in the middle of the checks.",
        next: "A request never came back. Does its route loop without end, or wait for something that never comes?")
    case .stopped(let exit?):
      .init(
        happened: "The app ended in the middle of the checks: \(exit.words).",
        next: "Look at the last lines that it printed: no request may end the app.")
    }
  }

  /// The same, where it is known what the app printed.
  func explanation(printed output: String) -> Explanation {
    var explanation = self.explanation
    guard case .exited(let exit) = self, output.allSatisfy(\.isWhitespace) else { return explanation }
    explanation.happened += " It printed nothing."
    if exit != .status(0) {
      explanation.next =
        "An app keeps running and waits for requests. Let it print a line at its beginning, to see how far it comes."
    }
    return explanation
  }
}

extension AppExit {
  var words: String {
    switch self {
    case .status(let status): "exit status \(status)"
    case .signal(let signal): "ended by signal \(signal)"
    }
  }

  /// One number, as shells have it: a signal counts from 128.
  var code: Int {
    switch self {
    case .status(let status): Int(status)
    case .signal(let signal): 128 + Int(signal)
    }
  }
}

extension ListeningSocket {
  /// `127.0.0.1:5000`, `[::1]:5000`
  var words: String { family == .ipv6 ? "[\(address)]:\(port)" : "\(address):\(port)" }
}

extension LaunchFailure {
  var explanation: Explanation {
    switch self {
    case .supervisorMissing(let path):
      .init(happened: "The program \(path) is missing.", next: "Build it: swift build.")
    case .folderMissing(let path): .init(happened: "There is no folder \(path).", next: "Give the app's folder.")
    case .commandNotFound(let name):
      .init(
        happened: "There is no program named \u{201C}\(name)\u{201D}.",
        next: "Install it, or name another with --run or in app.yml.")
    case .notExecutable(let name):
      .init(
        happened: "\u{201C}\(name)\u{201D} cannot be run.",
        next: "Make it executable (chmod +x), or name the program that runs it.")
    case .other(let step, let number):
      .init(happened: "The app could not be started: \(step), error \(number).", next: "Try again.")
    }
  }
}
