import Foundation

/// What a symbolic link in a watched folder leads to, where that is elsewhere.
struct LinkTarget {
  /// Without any link in it.
  let path: String
  let isFolder: Bool
  let status: stat

  /// nil for what is no link, leads nowhere, to where the folder itself is watched, or to a folder that holds it.
  init?(_ link: String, outside root: String) {
    var own = stat()
    guard lstat(link, &own) == 0, own.st_mode & S_IFMT == S_IFLNK, let end = realpath(link, nil) else { return nil }
    defer { free(end) }
    let path = String(cString: end)
    let holdsRoot = path == "/" || (root + "/").hasPrefix(path + "/")
    var target = stat()
    guard !path.hasPrefix(root + "/"), !holdsRoot, stat(path, &target) == 0 else { return nil }
    (self.path, status, isFolder) = (path, target, target.isFolder)
  }

  /// That the file is in.
  var folder: String { URL(filePath: path).deletingLastPathComponent().path }
  var name: String { URL(filePath: path).lastPathComponent }
}
