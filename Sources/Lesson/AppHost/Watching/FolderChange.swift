/// What has happened in a folder.
struct FolderChange: Sendable, Equatable {
  /// The files that were saved, made, renamed or removed, by their paths from the folder.
  var files: Set<String> = []
  /// More than these may have changed: too much happened at once for the system to tell it all.
  var isIncomplete = false
  /// From now on the files are looked at again and again, because the system does not tell of changes.
  var polling: PollingReason?
  /// The folder was removed or renamed. Nothing comes after this.
  var folderIsGone = false

  /// There may be something new to judge.
  var callsForCheck: Bool { !files.isEmpty || isIncomplete }

  /// Both changes as one.
  func merging(_ later: FolderChange) -> FolderChange {
    FolderChange(
      files: files.union(later.files), isIncomplete: isIncomplete || later.isIncomplete,
      polling: later.polling ?? polling, folderIsGone: folderIsGone || later.folderIsGone)
  }
}
