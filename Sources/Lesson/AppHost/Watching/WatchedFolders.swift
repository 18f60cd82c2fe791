#if canImport(Glibc)
  import Foundation

  /// A folder with those in it, all watched, and what has happened in them.
  struct WatchedFolders: Sendable {
    private let inotify: Inotify
    private let root: String
    private let rootWatch: Int32
    /// The folders' paths from the root, each empty or with a slash at its end, by their watches.
    private var folders: [Int32: String] = [:]
    /// The links that lead to files elsewhere, by the watches of those files' folders and by the files' names.
    private var links: [Int32: [String: String]] = [:]
    /// What is to be told.
    private(set) var change = FolderChange()
    /// Files that did not exist when the change began. One that goes again was temporary.
    private var made: Set<String> = []
    /// Files that somebody has begun to write and not closed yet.
    private(set) var unfinished: Set<String> = []

    init(_ root: String) throws(PollingReason) {
      inotify = try Inotify()
      guard let watch = try inotify.watch(root) else { throw .other(errno: ENOENT) }
      (self.root, rootWatch) = (root, watch)
      try add("", isNew: false)
    }

    /// To wait on with poll(2).
    var number: Int32 { inotify.number }

    /// What has happened since this was last asked.
    mutating func take() -> FolderChange {
      defer { (change, made, unfinished) = (FolderChange(), [], []) }
      return change
    }

    /// Takes in the news that are there now.
    ///
    /// - Returns: whether there were any that count.
    mutating func read() throws(PollingReason) -> Bool {
      var count = 0
      for event in inotify.read() where try take(event) { count += 1 }
      return count > 0
    }

    private mutating func take(_ event: Inotify.Event) throws(PollingReason) -> Bool {
      if event.kinds.contains(.overflow) {
        // Folders that came meanwhile are not watched yet, and the root may have gone.
        try add("", isNew: false)
        change.isIncomplete = true
        change.folderIsGone = try inotify.watch(root) != rootWatch
        return true
      }
      if let link = links[event.watch]?[event.name] {
        take(event.kinds, file: link)
        return true
      }
      guard let folder = folders[event.watch] else { return false }
      if !event.kinds.isDisjoint(with: [.folderDeleted, .folderMoved, .ended]) {
        if event.kinds.contains(.ended) { folders[event.watch] = nil }
        if event.watch == rootWatch { change.folderIsGone = true }
        return event.watch == rootWatch
      }
      let isFolder = event.kinds.contains(.isFolder)
      guard !WatchedNames.ignores(event.name, isFolder: isFolder) else { return false }
      let path = folder + event.name
      if isFolder { return try take(event.kinds, folder: path) }
      take(event.kinds, file: path)
      if !event.kinds.isDisjoint(with: [.created, .movedHere]) { try follow(path) }
      return true
    }

    private mutating func take(_ kinds: Inotify.Kinds, file path: String) {
      if kinds.contains(.modified) {
        unfinished.insert(path)
      } else if kinds.contains(.created) {
        add(newFile: path)
        // Until it is closed. A link never is, so somebody has to lose patience.
        unfinished.insert(path)
      } else if kinds.isDisjoint(with: [.deleted, .movedAway]) {
        change.files.insert(path)
        unfinished.remove(path)
      } else {
        if made.remove(path) == nil { change.files.insert(path) } else { change.files.remove(path) }
        unfinished.remove(path)
      }
    }

    private mutating func add(newFile path: String) {
      if change.files.insert(path).inserted { made.insert(path) }
    }

    private mutating func take(_ kinds: Inotify.Kinds, folder path: String) throws(PollingReason) -> Bool {
      if kinds.contains(.movedAway) {
        for (watch, folder) in folders where folder.hasPrefix(path + "/") {
          inotify.stopWatching(watch)
          folders[watch] = nil
        }
        change.files.insert(path)
        return true
      }
      guard !kinds.isDisjoint(with: [.created, .movedHere]) else { return false }
      let before = change.files.count
      try add(path + "/", isNew: true)
      return change.files.count > before
    }

    /// Watches a folder and those in it. What is in a new one may have come before it was watched; a file that is still
    /// being written then is told once more when it is closed.
    private mutating func add(_ folder: String, isNew: Bool) throws(PollingReason) {
      guard let watch = try inotify.watch(root + "/" + folder) else { return }
      folders[watch] = folder
      for (name, status) in WatchedNames.entries(of: root + "/" + folder) {
        if status.isFolder {
          try add(folder + name + "/", isNew: isNew)
        } else {
          try follow(folder + name)
          if isNew { add(newFile: folder + name) }
        }
      }
    }

    /// Watches where a link leads to, if that is elsewhere: whoever saves through it writes there.
    private mutating func follow(_ path: String) throws(PollingReason) {
      guard let target = LinkTarget(root + "/" + path, outside: root) else { return }
      guard target.isFolder else {
        guard let watch = try inotify.watch(target.folder) else { return }
        return links[watch, default: [:]][target.name] = path
      }
      // Only what is directly in it: a link may lead to a folder that holds half of the disk.
      if let watch = try inotify.watch(target.path) { folders[watch] = path + "/" }
    }
  }
#endif
