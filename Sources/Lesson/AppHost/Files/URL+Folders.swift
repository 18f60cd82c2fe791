import Foundation

extension URL {
  /// A path as a person types it: `~` is the home folder, as a shell has it, and a relative one starts from the current folder.
  init(typed path: String) {
    let home = ProcessInfo.processInfo.environment["HOME"]
    if let home, path == "~" || path.hasPrefix("~/") {
      self.init(filePath: home + path.dropFirst())
    } else {
      self.init(filePath: (path as NSString).expandingTildeInPath)
    }
  }

  /// Whether there is a folder at this path now.
  var isFolder: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Whether it is this folder or, links resolved, anywhere below it. It need not exist.
  func isInside(_ folder: URL) -> Bool {
    var existing = absoluteURL.standardizedFileURL
    while !FileManager.default.fileExists(atPath: existing.path) { existing.deleteLastPathComponent() }
    let (place, root) = (existing.resolvingSymlinksInPath().path, folder.resolvingSymlinksInPath().path)
    return place == root || place.hasPrefix(root + "/")
  }

  /// The path for a shell whose current folder is `folder`, quoted where it must be.
  func shellPath(from folder: URL) -> String {
    let (path, prefix) = (absoluteURL.standardizedFileURL.path, folder.standardizedFileURL.path + "/")
    guard path.hasPrefix(prefix) else { return path.shellQuoted }
    let relative = path.dropFirst(prefix.count)
    // Else it would be taken for an option.
    return ((relative.hasPrefix("-") ? "./" : "") + relative).shellQuoted
  }
}
