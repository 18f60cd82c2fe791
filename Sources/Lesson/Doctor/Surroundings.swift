import Foundation

/// What the doctor looks at besides the lesson's own files: the machine and the shell.
struct Surroundings: Sendable {
  var environment = ProcessInfo.processInfo.environment
  /// Whether a person reads and types, and the width in characters.
  var isTerminal: Bool
  var columns: Int
  var isSuperuser = geteuid() == 0
  /// Soft limits (getrlimit(2)); nil where there is none.
  var openFiles = limit(of: .openFiles)
  var processes = limit(of: .processes)
  var now = Date()
  var temporaryFolder = FileManager.default.temporaryDirectory
  /// Bytes that an ordinary user may still write where this path is; nil where that is not known.
  var freeBytes: @Sendable (_ path: String) -> Int? = freeBytes
  var mount: @Sendable (_ path: String) -> Mount? = { Mount(holding: $0) }
  /// Why changes in this folder are not told; nil where they are.
  var polling: @Sendable (_ path: String) -> PollingReason? = { path in
    if case .polled(let reason, _) = FolderWatch.news(of: path, polling: nil) { reason } else { nil }
  }
  /// The error with which a connection to ourselves over 127.0.0.1 failed (errno(3)); nil where there was one.
  var loopbackError: @Sendable () -> Int32? = FreePort.loopbackError

  init(isTerminal: Bool, columns: Int) {
    (self.isTerminal, self.columns) = (isTerminal, columns)
  }

  private enum Resource { case openFiles, processes }

  private static func limit(of resource: Resource) -> Int? {
    var limit = rlimit()
    #if canImport(Glibc)
      let number = __rlimit_resource_t((resource == .openFiles ? RLIMIT_NOFILE : __RLIMIT_NPROC).rawValue)
    #else
      let number = resource == .openFiles ? RLIMIT_NOFILE : RLIMIT_NPROC
    #endif
    guard getrlimit(number, &limit) == 0 else { return nil }
    // "Unlimited" is the greatest number.
    return Int(exactly: limit.rlim_cur)
  }

  @Sendable private static func freeBytes(_ path: String) -> Int? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return Int(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
  }
}
