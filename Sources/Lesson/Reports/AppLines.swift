/// What an app printed, for the screen: every line behind a prefix, and none wider than the screen.
struct AppLines: Sendable {
  /// Kept of a line where only some are shown, in characters.
  static let longest = 400

  private(set) var lines: [Substring]
  private let prefix: String

  init(_ output: some StringProtocol, prefix: String = "  app | ") {
    lines = output.split(separator: "\n").map { Substring($0) }
    self.prefix = prefix
  }

  /// The last of the lines.
  ///
  /// - Parameter columns: the width of the screen; what does not fit goes on in the next line.
  func text(last count: Int = .max, columns: Int) -> String {
    let room = max(columns - prefix.count, 20)
    return lines.suffix(count).flatMap { line in
      stride(from: 0, to: max(line.count, 1), by: room).map { prefix + line.dropFirst($0).prefix(room) }
    }.joined(separator: "\n")
  }

  /// Those lines that say most about a failure, in their order: first the errors and where they are in the learner's own
  /// files, then the last ones.
  ///
  /// - Parameter count: how many at most; `…` stands where some are left out.
  func telling(_ count: Int) -> AppLines {
    var shorter = self
    shorter.lines = lines.map { $0.count > Self.longest ? Substring($0.prefix(Self.longest) + " …") : $0 }
    guard lines.count > count else { return shorter }
    var kept: Set<Int> = []
    func keep(_ limit: Int, where tells: (Int) -> Bool) {
      for index in lines.indices.reversed() where kept.count < limit && tells(index) { kept.insert(index) }
    }
    // Half of the room at most, so that many errors leave some for their places.
    keep(count / 2) { lines[$0].namesError }
    keep(count) { isPlace($0) }
    keep(count) { _ in true }
    var before: Int?
    shorter.lines = kept.sorted().flatMap { index in
      defer { before = index }
      let isNext = before.map { $0 + 1 == index } ?? true
      return isNext ? [shorter.lines[index]] : ["…", shorter.lines[index]]
    }
    return shorter
  }

  /// It names a line of the learner's own, or is that line: Python prints it below its place.
  private func isPlace(_ index: Int) -> Bool {
    lines[index].namesOwnFile || index > 0 && lines[index - 1].contains("File \"") && lines[index - 1].namesOwnFile
  }
}

extension Substring {
  fileprivate var namesError: Bool { contains(/Fatal error|Error\b|\berror:|Exception\b|Traceback|\bpanic\b/) }

  /// `App.swift:39`, `File "/srv/ann/app/app.py", line 12`
  fileprivate var namesOwnFile: Bool {
    matches(of: /"([^"]+\.\w+)", line \d+|(\S+\.[A-Za-z]\w*):\d+/).contains { match in
      let path = match.1 ?? match.2 ?? ""
      return !Self.foreign.contains { path.contains($0) }
    }
  }

  /// Stands in the paths of what others wrote.
  private static let foreign = [
    "site-packages", "/lib/python", "node_modules", "/usr/", "<", "SignInKit", ".build/", "checkouts/",
  ]
}
