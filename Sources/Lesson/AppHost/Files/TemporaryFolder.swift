import Foundation

/// A new folder for data that nobody needs once this object is gone.
///
/// It is locked as long as this object lives. One without a lock was left behind by a program that was killed, and is removed
/// by the next one.
final class TemporaryFolder: Sendable {
  private static let prefix = "lesson-temporary-"
  private static let leftBehindIsRemoved: Void = removeLeftBehind(in: FileManager.default.temporaryDirectory)

  let url: URL
  private let lock: FileLock

  /// - Throws: `POSIXError`.
  init() throws {
    Self.leftBehindIsRemoved
    while true {
      let url = FileManager.default.temporaryDirectory.appending(path: Self.prefix + UUID().uuidString)
      guard mkdir(url.path, 0o700) == 0 else { throw POSIXError.current }
      do {
        guard let lock = try FileLock(folder: url) else { continue }
        self.url = url
        self.lock = lock
        return
      } catch POSIXError.ENOENT {
        // Until it is locked another program may take it for one that was left behind.
      }
    }
  }

  func remove() { try? FileManager.default.removeItem(at: url) }

  private static func removeLeftBehind(in parent: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let folder = parent.appending(path: name)
      var status = stat()
      // In a folder that others write to, what is theirs may change while it is removed.
      guard lstat(folder.path, &status) == 0, status.st_uid == geteuid(), let lock = try? FileLock(folder: folder),
        lock.isHeld
      else { continue }
      try? FileManager.default.removeItem(at: folder)
    }
  }
}
