import Foundation

/// Gathers what happens in a folder, on a thread of its own, and tells it once it is whole.
struct FolderWatcher: Sendable {
  /// Where it hears of changes.
  enum News: Sendable {
    #if canImport(Glibc)
      case told(WatchedFolders)
    #endif
    /// With the files as they are now; nil where the folder is gone.
    case polled(PollingReason, FolderSnapshot?)
  }

  let root: String
  let pace: FolderWatch.Pace
  /// Signalled when nobody wants to know any more.
  let ending: SignalPipe
  let changes: AsyncStream<FolderChange>.Continuation
  let news: News

  func run() {
    switch news {
    #if canImport(Glibc)
      case .told(let folders):
        do throws(PollingReason) { try listen(folders) } catch {
          // What happened until now was not told yet.
          tell(FolderChange(isIncomplete: true))
          look(because: error, FolderSnapshot(root))
        }
    #endif
    case .polled(let reason, let snapshot): look(because: reason, snapshot)
    }
    changes.finish()
  }

  /// Adds to what the reader has not taken yet.
  func tell(_ change: FolderChange) {
    if case .dropped(let earlier) = changes.yield(change) { changes.yield(earlier.merging(change)) }
  }

  /// - Returns: false when nobody wants to know any more.
  private func wait(until time: ContinuousClock.Instant?, for number: Int32 = -1) -> Bool {
    var waits = [
      pollfd(fd: ending.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: number, events: Int16(POLLIN), revents: 0),
    ]
    let milliseconds = time.map { max(0, Int32(($0 - .now) / .milliseconds(1)) + 1) }
    _ = poll(&waits, 2, milliseconds ?? -1)
    return waits[0].revents == 0
  }

  // MARK: Listening

  #if canImport(Glibc)
    private func listen(_ folders: WatchedFolders) throws(PollingReason) {
      var folders = folders
      var (first, last): (ContinuousClock.Instant?, ContinuousClock.Instant?)
      while wait(until: due(folders, first, last), for: folders.number) {
        if try folders.read() {
          last = .now
          first = folders.change.callsForCheck ? first ?? last : nil
        }
        if folders.change.folderIsGone { return tell(folders.take()) }
        if let due = due(folders, first, last), due <= .now {
          tell(folders.take())
          (first, last) = (nil, nil)
        }
      }
    }

    /// When the change is whole and to be told; nil while there is none.
    private func due(
      _ folders: WatchedFolders, _ first: ContinuousClock.Instant?, _ last: ContinuousClock.Instant?
    ) -> ContinuousClock.Instant? {
      guard folders.change.callsForCheck, let first, let last else { return nil }
      let latest = first + pace.patience
      return folders.unfinished.isEmpty ? min(last + pace.quiet, latest) : latest
    }
  #endif

  // MARK: Looking

  private func look(because reason: PollingReason, _ snapshot: FolderSnapshot?) {
    tell(FolderChange(polling: reason))
    var told = snapshot
    var seen = snapshot
    while let known = told, let before = seen {
      // A file that has just changed may be written still.
      guard wait(until: .now + (before == known ? pace.look : pace.quiet)) else { return }
      seen = FolderSnapshot(root)
      guard let now = seen, now == before, now != known else { continue }
      tell(FolderChange(files: now.files(changedSince: known)))
      told = now
    }
    tell(FolderChange(folderIsGone: true))
  }
}
