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

  /// How long a process and its descendants have computed, in seconds; nil where nothing is known.
  ///
  /// However busy the machine is, the same work takes about as much of it.
  static func processorTime(from root: Int32) -> Double? {
    let times = pids(from: root).compactMap(processorTime(of:))
    return times.isEmpty ? nil : times.reduce(0, +)
  }

  private static func processorTime(of pid: Int32) -> Double? {
    var (clock, time) = (clockid_t(), timespec())
    guard clock_getcpuclockid(pid, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func children(of pid: Int32) -> [Int32] {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
    return threads.flatMap { thread in
      ProcFile.text("/proc/\(pid)/task/\(thread)/children").split(separator: " ").compactMap { Int32($0) }
    }
  }
}
