import Foundation

/// Back to the beginning of a step: the files, what the apps keep, and the cookies.
extension LessonPrompt {
  /// `reset`: what is done with each is said.
  func reset() async {
    if let folder = workspace.folder {
      // The starter was not saved by the learner, so nobody waits for a verdict on it.
      await watching.run {}
      resetFiles(of: folder)
      watch()
    }
    var restarted = ["the example"]
    await startExample()
    // An app that never ran keeps nothing.
    if let folder = workspace.folder, await apps.output(.mine) != nil {
      do {
        try await start(folder)
        restarted.append("your app")
      } catch {
        say("Your app could not be started afresh. \(failureWords(error))")
      }
    }
    let names = restarted.joined(separator: " and ")
    say(wrapped("Started afresh, with empty data: \(names). Every browser is new, without a cookie."))
  }

  private func resetFiles(of folder: AppFolder) {
    guard let track = folder.track.taught else {
      return say(wrapped("There is no starter for a stack of your own; your files are untouched."))
    }
    do {
      let starter = StarterFolder(url: folder.url, home: workspace.home)
      let backup = try starter.reset(track: track, step: workspace.step.id, now: Date())
      say(wrapped("Your folder holds the starter of \(workspace.step.id) now."))
      if let backup {
        say(wrapped("Your own files are kept in \(backup.path). This command for a shell brings them back:"))
        show("    cp -r \((backup.path + "/.").shellQuoted) \((folder.url.path + "/").shellQuoted)")
      }
    } catch {
      say(wrapped("The starter could not be written, and nothing was lost. \(Trouble.words(error))"))
    }
  }
}
