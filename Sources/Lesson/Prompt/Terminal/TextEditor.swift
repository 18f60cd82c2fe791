import CLineEdit
import Foundation

/// The learner's own editor.
struct TextEditor: Sendable, Equatable {
  /// For a shell: it may hold options, as in `code --wait`.
  let command: String

  /// As VISUAL or, without it, EDITOR names it (environ(7)); nil where neither does.
  init?(environment: [String: String]) {
    let named = ["VISUAL", "EDITOR"].compactMap { environment[$0] }
    guard let command = named.first(where: { !$0.allSatisfy(\.isWhitespace) }) else { return nil }
    self.command = command
  }

  /// How a visit to the editor ended.
  enum Ending: Sendable, Equatable {
    case closed
    case notFound
    case status(Int32)
    case signal(Int32)
    /// The shell that would start it could not be started (errno(3)).
    case notStarted(Int32)

    /// - Parameter status: as waitpid(2) gives it.
    init(waitStatus status: Int32) {
      let (signal, exit) = (status & 0x7F, status >> 8 & 0xFF)
      self =
        switch (signal, exit) {
        case (0, 0): .closed
        // As shells have it (POSIX.1-2024, XCU 2.8.2).
        case (0, 126), (0, 127): .notFound
        case (0, _): .status(exit)
        default: .signal(signal)
        }
    }
  }

  /// Opens a file and waits until the editor has ended. It gets the terminal, which must be free.
  func open(_ file: URL, in folder: URL) async -> Ending {
    // Without a shell that stays: Ctrl-C would reach it too.
    let arguments = ["/bin/sh", "-c", "exec \(command) \"$@\"", command, file.path]
    return await withCheckedContinuation { continuation in
      // Not the cooperative pool: the thread waits for as long as the learner writes.
      Thread.detachNewThread {
        let argv = arguments.map { strdup($0) } + [nil]
        defer { argv.forEach { free($0) } }
        let status = terminal_run(folder.path, argv)
        continuation.resume(returning: status < 0 ? .notStarted(errno) : Ending(waitStatus: status))
      }
    }
  }
}
