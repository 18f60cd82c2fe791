extension RestartingApp {
  /// As a line asks for it.
  func restart(asTyped restart: Restart) async throws(Diagnosis) {
    do {
      try await self.restart(with: restart.variables, keepingData: !restart.isAfresh)
    } catch let failure as AppFailure {
      throw .control(.doesNotRestart(failure, output: output))
    } catch {
      // The waiting was cancelled; nobody looks at what comes of it.
      throw .app(.noAnswer(.cancelled, request: "restart app"))
    }
  }
}

extension Stage.Setting {
  /// Lets lines restart this app and move its clock.
  mutating func use(_ app: RestartingApp, clock: AppClock?) {
    restart = app.restart(asTyped:)
    guard let clock else { return }
    moveClock = { await app.moveClock(by: $0) }
    now = { clock.now }
  }
}

extension Check {
  /// What the app is restarted with before anything else, where that can be told without performing the line.
  var firstRestart: [String: String]? {
    guard case .restart(let variables) = lines.first?.command as? AppLine, !variables.isEmpty,
      !variables.contains(where: { $0.value.contains("$") })
    else { return nil }
    return variables.byName
  }
}
