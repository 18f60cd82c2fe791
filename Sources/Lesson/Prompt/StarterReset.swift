import Foundation

/// The starter of a step, written over the learner's files, of which a copy is kept.
struct StarterReset {
  let workspace: Workspace
  let screen: PromptScreen

  func write(into folder: AppFolder) {
    guard let track = folder.track.taught else {
      return screen.say(screen.wrapped("There is no starter for a stack of your own; your files are untouched."))
    }
    do {
      let starter = StarterFolder(url: folder.url, home: workspace.home)
      let backup = try starter.reset(track: track, step: workspace.step.id, now: Date())
      screen.say(screen.wrapped("Your folder holds the starter of \(workspace.step.id) now."))
      if let backup {
        screen.say(
          screen.wrapped("Your own files are kept in \(backup.path). This command for a shell brings them back:"))
        screen.show("    cp -r \((backup.path + "/.").shellQuoted) \((folder.url.path + "/").shellQuoted)")
      }
    } catch {
      screen.say(screen.wrapped("The starter could not be written, and nothing was lost. \(Trouble.words(error))"))
    }
  }
}
