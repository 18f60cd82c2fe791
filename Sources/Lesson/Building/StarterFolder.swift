import Foundation

/// Makes a learner's folder, and puts a step's starter into it.
struct StarterFolder: Sendable {
  let url: URL
  let home: Home

  /// Makes the folder with a step's files.
  ///
  /// - Throws: ``StarterError`` where the folder already holds something, which is never touched, or where it would be
  ///   among the lesson's own files; what the file system says where the step has no files for this track.
  func create(track: StarterTrack, step: String, part: Exercise.Part = .starter) throws {
    let manager = FileManager.default
    if url.isInside(home.root) { throw StarterError.insideLesson(url.path) }
    if manager.fileExists(atPath: url.path), (try? manager.contentsOfDirectory(atPath: url.path))?.isEmpty != true {
      throw StarterError.notAnEmptyFolder(url.path)
    }
    var files = try track.taught.map { try Exercise(step: step, track: $0, home: home).files(part) } ?? exampleServer()
    files["app.yml"] = Self.settings(track)
    files["README.md"] = Self.readme(track)
    files[".gitignore"] = ".lesson/\n.build/\n__pycache__/\n"
    if track == .swift { files["Package.swift"] = Self.manifest }
    do {
      try write(files)
      try linkKit()
    } catch {
      throw StarterError.cannotWrite(url.path, reason: error.reason)
    }
  }

  /// Shows where an app of another stack takes its port from, until one is there.
  private func exampleServer() throws -> [String: String] {
    let name = StarterTrack.any.file
    return [name: try String(contentsOf: home.course.appending(path: "exercises/any/\(name)"), encoding: .utf8)]
  }

  /// Writes a step's starter over the files of the folder, after a copy of every file that it changes.
  ///
  /// - Returns: where the copies are; nil where nothing had to be saved.
  func reset(track: TaughtTrack, step: String, now: Date) throws -> URL? {
    let files = try Exercise(step: step, track: track, home: home).files(.starter)
    let stamp = now.formatted(.iso8601.timeSeparator(.omitted))
    let backup = url.appending(path: ".lesson/backup/\(stamp)")
    var isSaved = false
    for (name, text) in files {
      let file = url.appending(path: name)
      guard let old = try? Data(contentsOf: file), old != Data(text.utf8) else { continue }
      let copy = backup.appending(path: name)
      try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      try old.write(to: copy)
      isSaved = true
    }
    try write(files)
    return isSaved ? backup : nil
  }

  private func write(_ files: [String: String]) throws {
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file, options: .atomic)
    }
  }

  /// `.lesson/kit` leads to the kit, so that `Package.swift` needs no path of this machine.
  ///
  /// - Throws: what the file system says.
  func linkKit() throws {
    let link = url.appending(path: ".lesson/kit")
    try FileManager.default.createDirectory(at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
    let current = try? FileManager.default.destinationOfSymbolicLink(atPath: link.path)
    if current == home.products.path { return }
    try? FileManager.default.removeItem(at: link)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: home.products)
  }
}
