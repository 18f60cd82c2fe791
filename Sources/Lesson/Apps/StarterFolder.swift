import Foundation

/// Makes a learner's folder, and puts a step's starter into it.
struct StarterFolder: Sendable {
  let url: URL
  let home: Home

  /// - Throws: ``StarterError/unknownTrack(_:)``
  static func track(_ name: String) throws(StarterError) -> Track {
    switch name {
    case "swift": .swift
    case "flask": .flask
    default: throw .unknownTrack(name)
    }
  }

  /// Makes the folder with a step's files.
  ///
  /// - Throws: ``StarterError`` where the folder already holds something; what is there is never touched.
  func create(track: Track, step: String, part: Exercise.Part = .starter) throws {
    let manager = FileManager.default
    if let names = try? manager.contentsOfDirectory(atPath: url.path), !names.isEmpty {
      throw StarterError.notEmpty(url.path)
    }
    var files = try Exercise(step: step, track: track, home: home).files(part)
    files["app.yml"] = "# What `lesson` reads about this folder.\ntrack: \(track.name)\n"
    files["README.md"] = Self.readme(track)
    files[".gitignore"] = ".lesson/\n.build/\n__pycache__/\n"
    if track == .swift { files["Package.swift"] = Self.manifest }
    do {
      try write(files)
      try linkKit()
    } catch {
      throw StarterError.cannotWrite(url.path, "\(error.localizedDescription)")
    }
  }

  /// Writes a step's starter over the files of the folder, after a copy of every file that it changes.
  ///
  /// - Returns: where the copies are; nil where nothing had to be saved.
  func reset(track: Track, step: String, now: Date) throws -> URL? {
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
  func welcome(track: String, isAtPrompt: Bool) -> String {
    let file = url.appending(path: track == "flask" ? "app.py" : "App.swift").path
    let steps =
      isAtPrompt
      ? [
        "Open \(file) in your editor.", "Change it and save it. `read` shows the task, `hint` helps.", "Type `check`.",
      ]
      : [
        "Open \(file) in your editor.", "In a terminal: cd \(url.path), then lesson",
        "Change the file, save it, and type `check`.",
      ]
    return (["Your app's folder is ready.", ""] + steps.enumerated().map { "  \($0 + 1). \($1)" }).joined(
      separator: "\n")
  }

  private static func readme(_ track: Track) -> String {
    let file = track == .flask ? "app.py" : "App.swift"
    return """
      # My sign-in app

      I write it in `\(file)` and `templates/`. `lesson check` in this folder judges it; `lesson` opens the lesson.

      `app.yml` tells `lesson` how to start the app. `.lesson/` holds my progress and backups; it need not be handed in.

      """
  }

  /// For editors: they complete the kit's names from it. `lesson` itself compiles without it, which is faster.
  private static let manifest = """
    // swift-tools-version: 6.2
    // For your editor, and for `swift build`. `lesson` makes .lesson/kit when it opens this folder.
    import PackageDescription

    let kit = Context.packageDirectory + "/.lesson/kit"

    let package = Package(
      name: "App",
      targets: [
        .executableTarget(
          name: "App", path: ".", exclude: ["README.md", "app.yml", "templates"], sources: ["App.swift"],
          swiftSettings: [
            .defaultIsolation(MainActor.self), .unsafeFlags(["-I", kit + "/Modules", "-parse-as-library"]),
          ],
          linkerSettings: [.unsafeFlags(["-L", kit, "-lSignInKit", "-Xlinker", "-rpath", "-Xlinker", kit])])
      ],
      swiftLanguageModes: [.v6]
    )

    """
}
