/// What is done with the app itself, and with its clock.
enum AppLine: StageCommand {
  /// Stop the app and start it again, with these variables in its environment.
  case restart([FieldValue])
  case restartWithout(String)
  /// As somebody else's copy of it.
  case startAfresh
  case wait(Duration)
  /// What can be read in the files of DATA_DIR.
  case showData

  var traits: LineTraits {
    switch self {
    case .restart(let variables):
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: true,
        time: variables.contains { $0.lifetime != nil } ? .isLimited : .none, opens: nil, unseenChange: "restart")
    case .restartWithout, .startAfresh:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: true,
        time: .none, opens: nil, unseenChange: "restart")
    case .wait:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: true,
        time: .passes, opens: nil, unseenChange: "wait")
    case .showData:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .restart(let variables):
      variables.isEmpty
        ? "restarted the app"
        : "restarted the app with another \(variables.map(\.name).joined(separator: " and "))"
    case .restartWithout(let variable): "restarted the app without \(variable)"
    case .startAfresh: "started the app afresh, with another key and without data"
    case .wait(let time): "waited \(time.typed)"
    case .showData: nil
    }
  }

  var notice: String? {
    switch self {
    case .restart: "The app was stopped and started again, with the same data."
    case .restartWithout(let variable):
      "The app was stopped and started again without \(variable), with the same data."
    case .startAfresh: "The app was stopped and started again, with another key and without data."
    case .wait(let time): "\(time.typed) \(time.isOne ? "has" : "have") passed."
    case .showData: nil
    }
  }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .restart(let variables):
      try await AppControl.restart(Restart(variables: stage.expand(variables).byName), on: stage)
    case .restartWithout(let variable):
      try await AppControl.restart(Restart(variables: [stage.expand(variable): nil]), on: stage)
    case .startAfresh: try await AppControl.startAfresh(on: stage)
    case .wait(let time): try await AppControl.wait(time, on: stage)
    case .showData: stage.transcript.show(try AppControl.dataFolder(on: stage).outline)
    }
  }

  /// - Parameter group: of the lines that restart it.
  static func restarting(in group: LineForm.Group) -> [LineForm] {
    [
      LineForm(group, "restart app", "Stop the app and start it again, with the same data.", example: "restart app") {
        _ in AppLine.restart([])
      },
      LineForm(
        group, "restart app with FIELD=VALUE…", "Restart the app with other values in its environment.",
        example: "restart app with SECRET_KEY=another-key"
      ) { AppLine.restart($0.fields) },
      LineForm(
        .app, "wait NUMBER UNIT", "Let so much time pass, for the app and for all browsers.", example: "wait 31 minutes"
      ) { AppLine.wait($0.time()) },
    ]
  }

  static func showing(in group: LineForm.Group) -> [LineForm] {
    [
      LineForm(
        group, "data", "Show what can be read in the files of DATA_DIR, as a thief would read them.",
        example: "data"
      ) { _ in AppLine.showData }
    ]
  }

  static func installing(in group: LineForm.Group) -> [LineForm] {
    [
      LineForm(
        group, "restart app without VARIABLE", "Restart the app without this variable in its environment.",
        example: "restart app without SECRET_KEY"
      ) { AppLine.restartWithout($0[.variable]) },
      LineForm(
        group, "start app afresh",
        "Start it as somebody else's copy: with another SECRET_KEY and an empty DATA_DIR. The browsers keep their cookies.",
        example: "start app afresh"
      ) { _ in AppLine.startAfresh },
    ]
  }
}
