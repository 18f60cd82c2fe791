/// What outlives the app.
enum DataProbe {
  /// Stops the app and starts it again.
  static func restart(_ variables: [FieldValue], on stage: isolated Stage) async throws(Diagnosis) {
    try await begin(Restart(variables: variables.byName), on: stage)
  }

  /// Starts it again. What its environment says then holds for later starts, too.
  static func begin(_ restart: Restart, on stage: isolated Stage) async throws(Diagnosis) {
    guard let start = stage.setting.restart else { throw .control(.restartNotHere) }
    stage.run.number += 1
    if restart.isAfresh { stage.run.copy += 1 }
    if let key = restart.variables["SECRET_KEY"] { stage.run.secretKey = key }
    try await start(restart)
    stage[Lifetimes.self].update(with: restart.variables)
    // Without HTTPS nobody stands between.
    if let address = restart.variables["SITE_URL"] {
      stage.move(to: address.flatMap(WebAddress.init).flatMap { $0.scheme == "https" ? $0 : nil })
    }
  }

  static func dataFolder(on stage: isolated Stage) throws(Diagnosis) -> DataFolder {
    guard let url = stage.setting.dataFolder else { throw .control(.dataUnseen) }
    return DataFolder(url: url)
  }

  static func verifyDataKept(on stage: isolated Stage) async throws(Diagnosis) {
    let folder = try dataFolder(on: stage)
    let name = stage.token("keeper")
    try await stage.type("register as \(name) password=\(stage.newPassword("keeper-key"))")
    if folder.paths.isEmpty { throw .account(.dataElsewhere(person: name)) }
  }
}
