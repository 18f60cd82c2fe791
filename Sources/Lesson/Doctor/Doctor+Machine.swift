import Foundation

/// The machine and the shell.
extension Doctor {
  var loopback: Finding {
    surroundings.loopbackError().map { Finding(.loopback, .problem, .notReached(errno: $0)) }
      ?? Finding(.loopback, .fine, .reached)
  }

  /// Where there is no folder yet, the course's tells whether a watch is free.
  var watching: Finding {
    let folder = app?.url ?? home.course
    return surroundings.polling(folder.path).map { Finding(.watching, .note, .polled($0)) }
      ?? Finding(.watching, .fine, .told)
  }

  // MARK: Disk

  /// The compiler and Python keep what they need again there.
  var cache: Finding {
    let environment = surroundings.environment
    guard let folder = environment["XDG_CACHE_HOME"] ?? environment["HOME"].map({ $0 + "/.cache" }) else {
      return Finding(.cache, .note, .unset("HOME"))
    }
    return writing(.cache, to: folder, orElse: level(neededBy: .flask))
  }

  /// A build takes some megabytes, and Python with Flask 30.
  var disk: Finding? {
    let folders: [String?] = [app?.url.path, surroundings.temporaryFolder.path, surroundings.environment["HOME"]]
    let free: [(bytes: Int, folder: String)] = folders.compactMap { folder in
      guard let folder, let bytes = surroundings.freeBytes(folder) else { return nil }
      return (bytes, folder)
    }
    guard let least = free.min(by: { $0.bytes < $1.bytes }) else { return nil }
    let level: Finding.Level = least.bytes < 50 << 20 ? .problem : least.bytes < 500 << 20 ? .note : .fine
    return Finding(.disk, level, .free(bytes: least.bytes, folder: least.folder))
  }

  /// Submissions are built and run there; a learner's own app in the folder's state.
  var temporary: Finding {
    let folders = [app?.url.path, surroundings.temporaryFolder.path].compactMap(\.self)
    if let folder = folders.first(where: { surroundings.mount($0)?.options.contains("noexec") == true }) {
      return Finding(.temporary, .problem, .noPrograms(folder))
    }
    return writing(.temporary, to: surroundings.temporaryFolder.path, orElse: .problem)
  }

  /// - Parameter path: may have to be made first.
  func writing(_ subject: Finding.Subject, to path: String, orElse level: Finding.Level) -> Finding {
    var folder = URL(filePath: path)
    while access(folder.path, F_OK) != 0, errno == ENOENT, folder.path != "/" { folder.deleteLastPathComponent() }
    if FileManager.default.fileExists(atPath: folder.path), !folder.isFolder {
      return Finding(subject, level, .notWritable(folder.path, errno: ENOTDIR))
    }
    guard access(folder.path, W_OK | X_OK) == 0 else {
      return Finding(subject, level, .notWritable(folder.path, errno: errno))
    }
    return Finding(subject, .fine, .writable(path))
  }

  // MARK: Time and limits

  /// Cookies have times of their own: on a clock that is wrong by years they end at once, or never.
  var clock: Finding {
    let built = try? FileManager.default.attributesOfItem(atPath: home.program)[.modificationDate] as? Date
    if let built, surroundings.now < built.addingTimeInterval(-86_400) {
      return Finding(.clock, .problem, .timeBefore(build: built))
    }
    let year = Calendar(identifier: .gregorian).component(.year, from: surroundings.now)
    return Finding(.clock, (2025...2100).contains(year) ? .fine : .problem, .time(surroundings.now))
  }

  /// A check with its app, its compiler and the prompt needs about a third of this.
  func limit(_ subject: Finding.Subject, _ limit: Int?) -> Finding {
    Finding(subject, limit.map { $0 < 128 } == true ? .problem : .fine, .limit(limit))
  }

  /// The superuser's processes are not counted.
  var processes: Finding { limit(.processes, surroundings.isSuperuser ? nil : surroundings.processes) }

  // MARK: Words on the screen

  /// By the first variable that is set and not empty (POSIX.1-2024, XBD section 8.2).
  var locale: Finding {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { surroundings.environment[$0] }.first { !$0.isEmpty } ?? ""
    let isUTF8 = name.lowercased().contains(/utf-?8/)
    return isUTF8 ? Finding(.locale, .fine, .encoding(name)) : Finding(.locale, .note, .notUTF8(name))
  }

  var terminal: Finding {
    guard surroundings.isTerminal else { return Finding(.terminal, .note, .noTerminal) }
    let kind = surroundings.environment["TERM", default: ""]
    if kind.isEmpty || kind == "dumb" { return Finding(.terminal, .note, .plainTerminal(kind)) }
    return Finding(.terminal, surroundings.columns < 40 ? .note : .fine, .columns(surroundings.columns))
  }
}
