import Foundation

/// The processes of this system by descent, as /proc tells it (proc(5)). On other systems nothing is known.
enum ProcessTree {
  /// A process and all its descendants; empty when it does not exist.
  static func pids(from root: Int32) -> [Int32] {
    guard FileManager.default.fileExists(atPath: "/proc/\(root)/task") else { return [] }
    var pids = [root]
    var next = 0
    while next < pids.count {
      pids += children(of: pids[next])
      next += 1
    }
    return pids
  }

  private static func children(of pid: Int32) -> [Int32] {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
    return threads.flatMap { thread in
      ProcFile.text("/proc/\(pid)/task/\(thread)/children").split(separator: " ").compactMap { Int32($0) }
    }
  }
}
