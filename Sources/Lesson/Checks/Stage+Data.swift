import Foundation

/// What outlives the app.
extension Stage {
  /// Stops the app and starts it again.
  func restart(_ variables: [FieldValue]) async throws(Diagnosis) {
    guard let restart = setting.restart else { throw .account(.restartNotHere) }
    restarts += 1
    try await restart(variables)
  }

  func verifyDataKept() async throws(Diagnosis) {
    guard let folder = setting.dataFolder else { throw .account(.dataUnseen) }
    let name = token("keeper")
    try await type("register as \(name) password=\(token("keeper-key"))")
    if Self.files(in: folder).isEmpty { throw .account(.dataElsewhere(person: name)) }
  }

  /// Those that hold something, in folders within as well.
  static func files(in folder: URL) -> [URL] {
    let keys: Set<URLResourceKey> = [.isRegularFileKey, .fileSizeKey]
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: Array(keys))
    return (all?.compactMap { $0 as? URL } ?? []).filter { file in
      guard let values = try? file.resourceValues(forKeys: keys) else { return false }
      return values.isRegularFile == true && (values.fileSize ?? 0) > 0
    }
  }
}
