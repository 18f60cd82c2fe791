import Foundation

/// Makes a learner's folder, and puts a step's starter into it.
struct StarterFolder: Sendable {
  let url: URL
  let home: Home

  /// Makes the folder with a step's files.
  ///
  /// - Throws: ``StarterError`` where the folder already holds something, which is never touched, or where it would be
  ///   among the lesson's own files; what the file system says where the step has no files for this track.
  func create(track: TaughtTrack, step: String, part: Exercise.Part = .starter) throws {
    let manager = FileManager.default
    if url.isInside(home.root) { throw StarterError.insideLesson(url.path) }
    if manager.fileExists(atPath: url.path), (try? manager.contentsOfDirectory(atPath: url.path))?.isEmpty != true {
      throw StarterError.notAnEmptyFolder(url.path)
    }
    var files = try Exercise(step: step, track: track, home: home).files(part)
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

  // MARK: Texts

  /// What to do now.
  ///
  /// - Parameter isAtPrompt: the lesson is open already.
  func welcome(track: TaughtTrack, isAtPrompt: Bool) -> String {
    let here = URL(filePath: FileManager.default.currentDirectoryPath)
    let opening = "cd \(url.shellPath(from: here)) && \(ProgramName.current)"
    return isAtPrompt
      ? """
      Your app's folder is ready.

        1. Open this file in your editor; `edit` does it here:
           \(url.appending(path: track.file).path)
        2. Change it and save it. `read` shows the task, `hint` helps.
        3. Type `check`.

      The next time, open the lesson in that folder:
          \(opening)
      """
      : """
      Your app's folder is ready.

        1. Open the lesson in it: \(opening)
        2. Open \(track.file) in your editor, change it and save it.
        3. Type `check`.
      """
  }

  private static func settings(_ track: TaughtTrack) -> String {
    """
    # How `lesson` starts the app in this folder. For a stack of your own write a command instead, such as
    # `run: node server.js --port $PORT`; $PORT becomes the port to listen at.
    track: \(track.rawValue)

    """
  }

  private static func readme(_ track: TaughtTrack) -> String {
    """
    # My sign-in app

    I write it in `\(track.file)` and `templates/`. `lesson check` in this folder judges it; `lesson` opens the lesson.
    (Where a shell does not know `lesson`, type the path of the script `lesson` in the lesson's folder instead.)

    `app.yml` tells `lesson` how to start the app. `.lesson/` holds my progress and backups; it need not be handed in.

    """
  }

  /// For editors: they complete the kit's names from it. `lesson` itself compiles without it, which is faster.
  private static let manifest = """
    // swift-tools-version: 6.2
    // For your editor, and for `swift build`. `lesson` makes .lesson/kit when it opens this folder.
    // The app is every Swift file beside App.swift.
    import PackageDescription

    let kit = Context.packageDirectory + "/.lesson/kit"
    // `import GRDB` needs the C header that this names.
    let header = kit + "/../../checkouts/GRDB.swift/Sources/GRDBSQLite/module.modulemap"

    let package = Package(
      name: "App",
      targets: [
        .executableTarget(
          name: "App", path: ".", exclude: ["README.md", "app.yml", "templates"],
          swiftSettings: [
            .defaultIsolation(MainActor.self),
            .unsafeFlags(["-I", kit + "/Modules", "-Xcc", "-fmodule-map-file=" + header, "-parse-as-library"]),
          ],
          linkerSettings: [
            .unsafeFlags(["-L", kit, "-lSignInKit", "-lGRDB-dynamic", "-Xlinker", "-rpath", "-Xlinker", kit])
          ])
      ],
      swiftLanguageModes: [.v6]
    )

    """
}
