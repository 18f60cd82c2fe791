/// What outlives the app.
extension Stage {
  /// Stops the app and starts it again.
  func restart(_ variables: [FieldValue]) async throws(Diagnosis) {
    try await begin(Restart(variables: variables.byName))
  }

  /// Starts it again. What its environment says then holds for later starts, too.
  func begin(_ restart: Restart) async throws(Diagnosis) {
    guard let start = setting.restart else { throw .account(.restartNotHere) }
    run.number += 1
    if restart.isAfresh { run.copy += 1 }
    if let key = restart.variables["SECRET_KEY"] { run.secretKey = key }
    try await start(restart)
    lifetimes.update(with: restart.variables)
    // Without HTTPS nobody stands between.
    if let address = restart.variables["SITE_URL"] {
      move(to: address.flatMap(WebAddress.init).flatMap { $0.scheme == "https" ? $0 : nil })
    }
  }

  func dataFolder() throws(Diagnosis) -> DataFolder {
    guard let url = setting.dataFolder else { throw .account(.dataUnseen) }
    return DataFolder(url: url)
  }

  func verifyDataKept() async throws(Diagnosis) {
    let folder = try dataFolder()
    let name = token("keeper")
    try await type("register as \(name) password=\(newPassword("keeper-key"))")
    if folder.paths.isEmpty { throw .account(.dataElsewhere(person: name)) }
  }
}
