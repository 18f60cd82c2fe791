/// Stops, starts and empties the app that lines are performed on, and lets time pass for it.
enum AppControl {
  /// What a person would sit through in front of the screen.
  private static let patience = Duration.seconds(60)
  private static let mostVisits = 200

  /// Stops the app and starts it again. What its environment says then holds for later starts, too.
  static func restart(_ restart: Restart, on stage: isolated Stage) async throws(Diagnosis) {
    guard let start = stage.setting.restart else { throw .control(.restartNotHere) }
    stage.run.begin(restart)
    try await start(restart)
    stage.run.variables.merge(restart.variables) { $1 }
    // Without HTTPS nobody stands between.
    if let address = restart.variables["SITE_URL"] {
      stage.move(to: address.flatMap(WebAddress.init).flatMap { $0.scheme == "https" ? $0 : nil })
    }
  }

  /// As somebody else's copy of the app: another key, no data, the same address.
  static func startAfresh(on stage: isolated Stage) async throws(Diagnosis) {
    stage.forgetAccounts()
    try stage.post(AppEmptied())
    try await restart(Restart(variables: ["SECRET_KEY": AppEnvironment.randomKey()], isAfresh: true), on: stage)
  }

  /// - Throws: ``ControlFault/dataUnseen`` as a diagnosis.
  static func dataFolder(on stage: isolated Stage) throws(Diagnosis) -> DataFolder {
    guard let url = stage.setting.dataFolder else { throw .control(.dataUnseen) }
    return DataFolder(url: url)
  }

  /// Moves the clocks of the app and of all browsers, or waits where that of the app cannot be moved.
  static func wait(_ time: Duration, on stage: isolated Stage) async throws(Diagnosis) {
    if await stage.setting.moveClock?(time) != true {
      guard time <= patience else { throw .control(.clockStands) }
      do {
        try await Task.sleep(for: time)
      } catch {
        throw .app(.noAnswer(.cancelled, request: "wait \(time.typed)"))
      }
      stage.delay.noteWait(of: time)
    }
    for name in stage.visitors.keys { stage.visitors[name]?.hasWaited = true }
    try Browsing.change(on: stage) { browser throws(BrowserFailure) in browser.forgetExpired() }
  }

  /// Opens a page again and again, with pauses before each time.
  static func visit(_ address: String, every pause: Duration, for time: Duration, on stage: isolated Stage)
    async throws(Diagnosis)
  {
    let count = Int(time / pause)
    guard pause > .zero, count > 0, count <= mostVisits else { throw .control(.tooManyVisits) }
    for _ in 0..<count {
      try await stage.type("wait \(pause.typed)")
      try await stage.type("visit \(Line.quoted(stage.expand(address)))")
    }
  }
}
