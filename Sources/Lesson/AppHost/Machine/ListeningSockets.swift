import Foundation

/// Which addresses a process tree listens on: what to tell a learner whose app is up at another port.
enum ListeningSockets {
  /// The TCP sockets on which a process or a descendant of it listens, in order of their ports.
  /// Empty where there is no /proc, and for processes of another user.
  static func of(processTree root: Int32) -> [ListeningSocket] {
    let inodes = Set(ProcessTree.pids(from: root).flatMap(socketInodes))
    guard !inodes.isEmpty else { return [] }
    let sockets = askedFor(root, among: inodes) ?? listed(root, among: inodes)
    return Set(sockets).sorted { ($0.port, $0.address) < ($1.port, $1.address) }
  }

  /// What the kernel says, which costs next to nothing; nil where it cannot be asked about this process.
  private static func askedFor(_ root: Int32, among inodes: Set<Substring>) -> [ListeningSocket]? {
    #if canImport(Glibc)
      guard isInOurNetwork(root), let found = SocketDiagnostics.listening() else { return nil }
      return found.filter { inodes.contains(String($0.inode)[...]) }.map(\.socket)
    #else
      return nil
    #endif
  }

  /// What stands in the tables, which are made row by row, over all connections of the machine.
  private static func listed(_ root: Int32, among inodes: Set<Substring>) -> [ListeningSocket] {
    ["tcp", "tcp6"].flatMap { table in listening(in: "/proc/\(root)/net/\(table)", among: inodes) }
  }

  /// Whether a process is in the same network namespace as we are (network_namespaces(7)).
  private static func isInOurNetwork(_ pid: Int32) -> Bool {
    func network(of process: String) -> String? {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/ns/net")
    }
    return network(of: "self").map { $0 == network(of: String(pid)) } ?? false
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

  /// The rows in state LISTEN of a table such as /proc/net/tcp. They come first (kernel documentation, proc_net_tcp): the
  /// many connections that checks leave behind need not be read.
  private static func listening(in table: String, among inodes: Set<Substring>) -> [ListeningSocket] {
    // sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode …
    func columns(_ row: String) -> [Substring] { row.split(separator: " ", maxSplits: 10) }
    let rows = ProcFile.lines(table) { ["st", "0A"].contains(columns($0).dropFirst(3).first) }
    return rows.map(columns).filter { $0.count >= 10 && inodes.contains($0[9]) }
      .compactMap { ListeningSocket(procAddress: $0[1]) }
  }
}
