import Foundation

/// What a new folder says to its owner.
extension StarterFolder {
  /// What to do now.
  ///
  /// - Parameter isAtPrompt: the lesson is open already.
  func welcome(track: StarterTrack, isAtPrompt: Bool) -> String {
    let here = URL(filePath: FileManager.default.currentDirectoryPath)
    let opening = "cd \(url.shellPath(from: here)) && \(ProgramName.current)"
    guard track != .any else { return ownStackWelcome(isAtPrompt, opening) }
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

  private func ownStackWelcome(_ isAtPrompt: Bool, _ opening: String) -> String {
    """
    Your folder is ready for an app in any language.

      1. Put your app into it: \(url.path)
         \(StarterTrack.any.file) is there already. It answers, wrongly, and shows how.
      2. Write the command that starts your app into app.yml.
      3. \(isAtPrompt ? "Type `check`. `read` shows the task." : "Open the lesson in it, and type `check`: \(opening)")

    README.md in that folder says what an app must do.
    """
      + (isAtPrompt ? "\n\nThe next time, open the lesson in that folder:\n    \(opening)" : "")
  }

  static func settings(_ track: StarterTrack) -> String {
    guard track != .any else {
      return """
        # How `lesson` starts the app in this folder, for example: node server.js --port $PORT
        # It is run without a shell, and $PORT becomes the port to listen at.
        track: any
        run: python3 \(track.file)

        """
    }
    return """
      # How `lesson` starts the app in this folder. For a stack of your own write a command instead, such as
      # `run: node server.js --port $PORT`; $PORT becomes the port to listen at.
      track: \(track.rawValue)

      """
  }

  static func readme(_ track: StarterTrack) -> String {
    guard track != .any else {
      return """
        # My sign-in app

        `app.yml` says how it is started. It listens on 127.0.0.1 at the port in the environment variable `PORT`, answers with HTML pages, and
        keeps its data in the folder that `DATA_DIR` names. The addresses are fixed: `/`, `/login`, `/dashboard`, `/logout`, from the step `name` on
        `/about` and `/profile`, from `routes` on `/settings`, from `database` on `/register`. Markup, names of fields and cookies, and wording are free.

        `lesson check` in this folder judges it; `lesson` opens the lesson. (Where a shell does not know `lesson`, type the path of the script
        `lesson` in the lesson's folder instead.) `.lesson/` holds my progress; it need not be handed in.

        """
    }
    return """
      # My sign-in app

      I write it in `\(track.file)` and `templates/`. `lesson check` in this folder judges it; `lesson` opens the lesson.
      (Where a shell does not know `lesson`, type the path of the script `lesson` in the lesson's folder instead.)

      `app.yml` tells `lesson` how to start the app. `.lesson/` holds my progress and backups; it need not be handed in.

      """
  }

  /// For editors: they complete the kit's names from it. `lesson` itself compiles without it, which is faster.
  static let manifest = """
    // swift-tools-version: 6.2
    // For your editor, and for `swift build`. `lesson` makes .lesson/kit when it opens this folder.
    // The app is every Swift file in this folder and below it.
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
