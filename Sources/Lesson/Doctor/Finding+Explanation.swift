import Foundation

extension Finding {
  /// What was found, and what to do where something is not fine.
  var explanation: Explanation {
    switch fact {
    case .appFolder(let path, let track): fine("\(path), track \(track)")
    case .noAppFolder: .init(happened: "You have none yet.", next: "Make one when you want to: lesson new my-app")
    case .badAppFolder(let error):
      .init(happened: error.words, next: "Correct app.yml, or start `lesson` in another folder.")
    case .foundAt(let path): fine(path)
    case .noProgram(let name): .init(happened: "There is no program \(name) on your PATH.", next: gettingProgram)
    case .missing(let path):
      .init(happened: "\(path) is missing.", next: "Build the lesson again: ./lesson in its own folder.")
    case .version(let version): fine("Swift \(version)")
    case .otherVersion(let version, let kit):
      .init(
        happened: "The compiler is Swift \(version); the kit was built with \(kit.joined(separator: ", ")).",
        next: "Build the lesson again with this compiler (./lesson in its own folder), or put the other one on PATH.")
    case .failed(let program, let output):
      .init(happened: "\(program) does not work. It said:\n\(output.harmless)", next: gettingProgram)
    case .took(let seconds): fine("a small app was built, started and asked in \(String(format: "%.1f", seconds)) s")
    case .trialFailed(let failure):
      .init(happened: failure.explanation.happened, next: "Build the lesson again: ./lesson in its own folder.")
    case .flask(let folder): fine("with Flask, in \(folder)")
    case .flaskComesLater:
      .init(
        happened: "It is there, and Flask is not yet.",
        next: "It is fetched when an app needs it: once, about half a minute, from pypi.org.")
    case .reached: fine("a port can be opened and reached on 127.0.0.1")
    case .notReached(let number):
      .init(
        happened: "No port can be opened and reached on 127.0.0.1: \(number.errnoWords).",
        next: "Switch the loopback interface on (ip link set lo up), and let programs open ports in this container.")
    case .told: fine("a saved file is noticed at once")
    case .polled(let reason): reason.explanation
    case .writable(let path): fine("\(path) can be written to")
    case .notWritable(let path, let number):
      .init(happened: "\(path) cannot be written to: \(number.errnoWords).", next: owning)
    case .unset(let name):
      .init(happened: "The variable \(name) is not set.", next: "Set it to a folder of your own: export \(name)=…")
    case .noPrograms(let folder):
      .init(
        happened: "Programs in \(folder) must not be run (mount option noexec), and your app is built there.",
        next: "Use a folder elsewhere; for temporary files: export TMPDIR=…")
    case .free(let bytes, let folder): space(bytes, folder)
    case .time(let now) where level == .fine: fine(now.formatted(.iso8601.year().month().day()))
    case .time(let now):
      .init(
        happened: "The clock says \(now.formatted(.iso8601.year().month().day())).",
        next: "Set it: cookies would end at once, or never.")
    case .timeBefore(let build):
      .init(
        happened: "The clock is behind: the lesson was built on \(build.formatted(.iso8601.year().month().day())).",
        next: "Set it: cookies would end at once, or never.")
    case .limit(let limit): limitWords(limit)
    case .encoding(let name): fine(name)
    case .notUTF8(let name):
      .init(
        happened: name.isEmpty ? "No character encoding is set." : "The character encoding of \(name) is not UTF-8.",
        next: "Letters such as é may look wrong. Set it: export LANG=C.UTF-8")
    case .columns(let columns) where level == .fine: fine("\(columns) columns")
    case .columns(let columns):
      .init(happened: "It has \(columns) columns only.", next: "Make it wider: 40 at least, 80 are good.")
    case .noTerminal:
      .init(happened: "Nobody types here: this is a pipe or a file.", next: "Run `lesson` in a terminal.")
    case .plainTerminal(let kind):
      .init(
        happened: kind.isEmpty ? "TERM is not set." : "TERM is \(kind).",
        next: "Lines can be typed, without colors, Tab and arrow keys. For those: export TERM=xterm-256color")
    }
  }

  private func fine(_ text: String) -> Explanation { .init(happened: text, next: "") }

  private var gettingProgram: String {
    switch subject {
    case .python: "Only Flask apps need it. On Debian: sudo apt-get install python3 python3-venv"
    default: "Install Swift (https://www.swift.org/install/) and put its folder usr/bin first on your PATH."
    }
  }

  private var owning: String {
    switch subject {
    case .temporary: "Name a folder of your own: export TMPDIR=…"
    case .cache: "Name a folder of your own: export XDG_CACHE_HOME=…"
    default: "Make it yours (ls -ld shows whose it is), or work in another folder."
    }
  }

  private func space(_ bytes: Int, _ folder: String) -> Explanation {
    let megabytes = "\(bytes >> 20) MB are free where \(folder) is"
    return level == .fine
      ? fine(megabytes) : .init(happened: megabytes + ".", next: "Make some room: 500 MB are good.")
  }

  private func limitWords(_ limit: Int?) -> Explanation {
    let (name, option) = subject == .files ? ("open files", "n") : ("processes", "u")
    guard let limit else { return fine("no limit on \(name)") }
    return level == .fine
      ? fine("\(limit) \(name) are allowed")
      : .init(happened: "Only \(limit) \(name) are allowed.", next: "Raise the limit: ulimit -\(option) 1024")
  }
}
