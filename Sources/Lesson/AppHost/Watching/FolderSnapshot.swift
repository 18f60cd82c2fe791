import Foundation

/// The files of a folder at one moment, for systems that do not tell of changes.
struct FolderSnapshot: Equatable {
  fileprivate struct Stamp: Equatable {
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
    /// A rename over a file brings another one.
    let inode: UInt64
  }

  private var stamps: [String: Stamp] = [:]

  /// nil where the folder is gone.
  init?(_ folder: String) {
    var status = stat()
    guard stat(folder, &status) == 0, status.isFolder else { return nil }
    add(folder, "")
  }

  private mutating func add(_ root: String, _ folder: String) {
    for (name, status) in WatchedNames.entries(of: root + "/" + folder) {
      if status.isFolder {
        add(root, folder + name + "/")
      } else if let target = LinkTarget(root + "/" + folder + name, outside: root) {
        add(target, folder + name)
      } else {
        stamps[folder + name] = Stamp(status)
      }
    }
  }

  /// What a link leads to; of a folder only what is directly in it.
  private mutating func add(_ target: LinkTarget, _ name: String) {
    guard target.isFolder else { return stamps[name] = Stamp(target.status) }
    for (entry, status) in WatchedNames.entries(of: target.path) where !status.isFolder {
      stamps[name + "/" + entry] = Stamp(status)
    }
  }

  /// The files that came, went or were saved since an earlier moment.
  func files(changedSince earlier: FolderSnapshot) -> Set<String> {
    let names = Set(stamps.keys).union(earlier.stamps.keys)
    return names.filter { stamps[$0] != earlier.stamps[$0] }
  }
}

extension FolderSnapshot.Stamp {
  fileprivate init(_ status: stat) {
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    self.init(
      size: Int64(status.st_size), seconds: time.tv_sec, nanoseconds: time.tv_nsec, inode: UInt64(status.st_ino))
  }
}
