import Foundation

/// Which addresses a process tree listens on: what to tell a learner whose app is up at another port.
enum ListeningSockets {
  /// The TCP sockets on which a process or a descendant of it listens, in order of their ports.
  /// Empty where there is no /proc, and for processes of another user.
  static func of(processTree root: Int32) -> [ListeningSocket] {
    let inodes = Set(ProcessTree.pids(from: root).flatMap(socketInodes))
    guard !inodes.isEmpty else { return [] }
    let sockets = ["tcp", "tcp6"].flatMap { table in listening(in: "/proc/\(root)/net/\(table)", among: inodes) }
    return Set(sockets).sorted { ($0.port, $0.address) < ($1.port, $1.address) }
  }

  /// The inode numbers of a process's sockets, from links such as `socket:[90509]`.
  private static func socketInodes(of pid: Int32) -> [Substring] {
    let folder = "/proc/\(pid)/fd"
    let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return descriptors.compactMap { descriptor in
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(descriptor)"),
        target.hasPrefix("socket:["), target.hasSuffix("]")
      else { return nil }
      return target.dropFirst("socket:[".count).dropLast()
    }
  }

  /// The rows in state LISTEN of a table such as /proc/net/tcp.
  private static func listening(in table: String, among inodes: Set<Substring>) -> [ListeningSocket] {
    let text = (try? String(contentsOfFile: table, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { row in
      // sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode …
      let columns = row.split(separator: " ", maxSplits: 10)
      guard columns.count >= 10, columns[3] == "0A", inodes.contains(columns[9]) else { return nil }
      return ListeningSocket(procAddress: columns[1])
    }
  }
}
