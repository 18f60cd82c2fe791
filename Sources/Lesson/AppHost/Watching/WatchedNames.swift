import Foundation

/// Which names in a learner's folder are worth a look: those of files that a person writes.
enum WatchedNames {
  /// Neither the learner nor `lesson` wants to hear of them.
  static func ignores(_ name: String, isFolder: Bool) -> Bool {
    // State, version control, build products, and most editors' own files begin with a dot; settings may be in `.env`.
    if name.hasPrefix("."), isFolder || name != ".env" { return true }
    if isFolder { return ignoredFolders.contains(name) }
    // `name~` is a backup, `#name#` Emacs's unsaved text, and vim finds out with `4913` whether it may write.
    if name == "4913" || name.hasSuffix("~") || name.hasPrefix("#") && name.hasSuffix("#") { return true }
    if dataEndings.contains(where: name.hasSuffix) { return true }
    let extensions = name.lowercased().split(separator: ".").dropFirst()
    // Also in the middle: `App.swift.tmp.4711`.
    return extensions.contains("tmp") || extensions.last.map { ignoredExtensions.contains(String($0)) } == true
  }

  private static let ignoredFolders: Set = ["__pycache__", "node_modules", "venv", "instance"]

  /// Editors' temporary files; and what an app writes while it runs, or each check would cause the next one.
  private static let ignoredExtensions: Set = [
    "temp", "swp", "swo", "swx", "bak", "orig", "part", "crswap", "vsctmp", "kate-swp",
    "db", "sqlite", "sqlite3", "log", "pid", "lock", "sock", "pyc", "o",
  ]

  /// SQLite's companions of a database (https://sqlite.org/tempfiles.html), and JetBrains' temporary files.
  private static let dataEndings = ["-journal", "-wal", "-shm", "___jb_tmp___", "___jb_old___"]

  /// What is in a folder and worth a look; nothing where it cannot be read. Links are not followed.
  static func entries(of folder: String) -> [(name: String, status: stat)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { name in
      var status = stat()
      guard lstat(folder + "/" + name, &status) == 0, !ignores(name, isFolder: status.isFolder) else { return nil }
      return (name, status)
    }
  }
}

extension stat {
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
}
