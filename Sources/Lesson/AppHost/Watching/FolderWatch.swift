import Foundation

/// Tells when files of a learner's folder were changed and are whole.
///
/// Each save counts, even one that leaves the text as it was: who saves wants a verdict. Permissions and the names
/// that ``WatchedNames`` ignores do not count.
enum FolderWatch {
  struct Pace: Sendable {
    /// How long nothing may have happened before a change is told: files saved together are one change. Where a busy machine
    /// leaves more than this between two of them, the second change stops what the first one began.
    var quiet = Duration.milliseconds(2)
    /// How long a change waits for files that somebody keeps open or goes on saving.
    var patience = Duration.milliseconds(500)
    /// Between two looks where the system does not tell of changes.
    var look = Duration.milliseconds(300)
  }

  /// The changes from now on, for one reader. Those that come while it works are told as one.
  ///
  /// The watch ends at once when the reader is cancelled or the sequence is given up, and when the folder is gone.
  ///
  /// - Parameter polling: look at the files again and again for this reason, even where the system would tell.
  static func changes(
    in folder: URL, pace: Pace = Pace(), polling: PollingReason? = nil
  ) -> AsyncStream<FolderChange> {
    let root = folder.resolvingSymlinksInPath().path
    let (changes, continuation) = AsyncStream.makeStream(of: FolderChange.self, bufferingPolicy: .bufferingNewest(1))
    let ending = SignalPipe()
    continuation.onTermination = { _ in ending.signal() }
    // Here and not on the thread: whatever happens after this call is noticed.
    let watcher = FolderWatcher(
      root: root, pace: pace, ending: ending, changes: continuation, news: news(of: root, polling: polling))
    let thread = Thread { watcher.run() }
    thread.name = "watch \(folder.lastPathComponent)"
    thread.stackSize = 512 << 10
    thread.start()
    return changes
  }

  static func news(of root: String, polling: PollingReason?) -> FolderWatcher.News {
    do throws(PollingReason) {
      if let polling { throw polling }
      if let mount = Mount(holding: root), mount.changesUnnoticed { throw .fileSystem(mount.kind) }
      #if canImport(Glibc)
        return .told(try WatchedFolders(root))
      #else
        throw .unsupported
      #endif
    } catch {
      return .polled(error, FolderSnapshot(root))
    }
  }
}
