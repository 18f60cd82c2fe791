/// What an app printed, for the screen: every line behind a prefix, and none wider than the screen.
struct AppLines: Sendable {
  let lines: [Substring]

  init(_ output: some StringProtocol) { lines = output.split(separator: "\n").map { Substring($0) } }

  /// The last of the lines.
  ///
  /// - Parameter columns: the width of the screen; what does not fit goes on in the next line.
  func text(last count: Int = .max, columns: Int) -> String {
    let prefix = "  app | "
    let room = max(columns - prefix.count, 20)
    return lines.suffix(count).flatMap { line in
      stride(from: 0, to: max(line.count, 1), by: room).map { prefix + line.dropFirst($0).prefix(room) }
    }.joined(separator: "\n")
  }
}
