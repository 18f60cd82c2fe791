import Foundation

/// The lines that were typed, one an entry, oldest first.
///
/// Each is appended as it is typed, so that two prompts do not overwrite each other and a crash loses nothing.
/// Nothing here throws: a full or read-only disk costs the history, never the prompt.
struct HistoryFile: Sendable {
  /// The folder must exist.
  let url: URL

  /// How many entries are read back.
  static let maximumEntries = 1000

  /// From this size on, in bytes, reading the file also shortens it.
  static let maximumSize = 256 * 1024

  /// The entries, each once, at its latest place.
  func load() -> [String] {
    guard let data = try? Data(contentsOf: url) else { return [] }
    var seen: Set<Substring> = []
    var newestFirst: [Substring] = []
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n").reversed() {
      guard newestFirst.count < Self.maximumEntries else { break }
      if seen.insert(line).inserted {
        newestFirst.append(line)
      }
    }
    let entries = newestFirst.reversed().map(String.init)
    if data.count > Self.maximumSize {
      replace(with: entries)
    }
    return entries
  }

  /// Adds what was typed, a pasted text line by line. Secrets stay out.
  func append(_ text: String) {
    let lines = text.split(separator: "\n").map(String.init).filter { !Self.holdsSecret($0) }
    guard !lines.isEmpty else { return }
    write(lines, to: url, flags: O_APPEND)
  }

  /// Beside the file first and then in its place, so that no moment shows half of it.
  private func replace(with entries: [String]) {
    let shorter = url.appendingPathExtension("new")
    if write(entries, to: shorter, flags: O_TRUNC) {
      rename(shorter.path, url.path)
    }
  }

  @discardableResult
  private func write(_ lines: [String], to file: URL, flags: Int32) -> Bool {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    fchmod(descriptor, 0o600)
    let data = Data((lines.joined(separator: "\n") + "\n").utf8)
    do {
      try FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).write(contentsOf: data)
      return true
    } catch {
      return false
    }
  }
}

extension HistoryFile {
  /// Whether `line` seems to hold a password, a token or a cookie, or starts with a space, as shells have it.
  ///
  /// Too careful costs an entry; too careless leaves a password on the disk.
  static func holdsSecret(_ line: String) -> Bool {
    if line.first?.isWhitespace == true { return true }
    let field =
      #/(pass(w|phrase|code)?|pwd|secret|token|session|cookie|credential|api[_-]?key|auth)[\w.\-]*["'\]]?\s*[=:]/#
    let option = #/--(pass|token|secret)\w*\s+\S/#
    let cookie = #/\bset\s+cookie\s+\S/#
    let authorization = #/\b(bearer|basic)\s+\S{3}/#
    let userInAddress = #/:\/\/[^\/\s]*@/#
    return line.contains(field.ignoresCase()) || line.contains(option) || line.contains(cookie.ignoresCase())
      || line.contains(authorization.ignoresCase()) || line.contains(userInAddress)
  }
}
