/// What outlives the app.
extension Stage {
  /// Stops the app and starts it again.
  func restart(_ variables: [FieldValue]) async throws(Diagnosis) {
    guard let restart = setting.restart else { throw .account(.restartNotHere) }
    restarts += 1
    try await restart(variables)
    lifetimes.update(with: variables)
  }

  func dataFolder() throws(Diagnosis) -> DataFolder {
    guard let url = setting.dataFolder else { throw .account(.dataUnseen) }
    return DataFolder(url: url)
  }

  func verifyDataKept() async throws(Diagnosis) {
    let folder = try dataFolder()
    let name = token("keeper")
    try await type("register as \(name) password=\(token("keeper-key"))")
    if folder.paths.isEmpty { throw .account(.dataElsewhere(person: name)) }
  }
}
