import Foundation

/// The learner's editor, opened from the prompt.
struct EditorOpening {
  let screen: PromptScreen
  let environment: [String: String]

  /// `edit [FILE]`: the watch judges what is saved, as it does with any other editor.
  func edit(_ name: String?, in folder: AppFolder) async {
    guard let name = name ?? folder.track.taught?.file else {
      return screen.say(screen.wrapped("Say which file, such as `edit server.js`. The folder is \(folder.url.path)."))
    }
    let file = URL(filePath: name, relativeTo: folder.url.appending(path: "/")).absoluteURL.standardizedFileURL
    guard file.isInside(folder.url), !file.isFolder else {
      return screen.say(
        screen.wrapped(
          "\(name) is no file in your app's folder, \(folder.url.path). Name one such as templates/home.html."))
    }
    guard screen.source.isInteractive else {
      return screen.say(screen.wrapped("`edit` needs a terminal. Open \(file.path) in your editor instead."))
    }
    guard let editor = TextEditor(environment: environment) else {
      return screen.say(
        screen.wrapped(
          """
          No editor is set, so open \(file.path) in yours; each save is judged.
          To have `edit` open it: type `quit`, then `export VISUAL=nano` (or the name of your editor), and open the lesson again.
          """))
    }
    screen.say(screen.wrapped("\(name) opens in \(editor.command). Each save is judged."))
    let ending = await screen.source.lendTerminal { await editor.open(file, in: folder.url) }
    if let words = ending.words(editor, file) { screen.say(screen.wrapped(words)) }
  }
}

extension TextEditor.Ending {
  /// nil where there is nothing to say.
  fileprivate func words(_ editor: TextEditor, _ file: URL) -> String? {
    switch self {
    case .closed: nil
    case .notFound:
      "\(editor.command) could not be started. Is it installed, and is VISUAL or EDITOR right? The file is \(file.path)."
    case .status(let status): "\(editor.command) ended with exit status \(status). What was saved is there."
    case .signal(let signal): "\(editor.command) was ended by signal \(signal). What was saved is there."
    case .notStarted(let number): "No program could be started: \(number.errnoWords)."
    }
  }
}
