import Foundation

/// A lock on a file or a folder that one program at a time holds (flock(2)).
///
/// It is let go with this value, and with its process, however that ends.
struct FileLock: ~Copyable {
  /// False where the file system knows no locks: then nobody is kept out.
  let isHeld: Bool
  private let descriptor: Descriptor

  /// Locks a file, which is made if it is not there; `nil` while somebody else holds it.
  ///
  /// - Throws: `POSIXError` where the file cannot be opened.
  init?(file: URL) throws {
    try self.init(opening: file, O_RDWR | O_CREAT, LOCK_EX | LOCK_NB)
  }

  /// Locks a folder; `nil` while somebody else holds it.
  ///
  /// - Throws: `POSIXError` where it cannot be opened.
  init?(folder: URL) throws {
    try self.init(opening: folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, LOCK_EX | LOCK_NB)
  }

  private init?(opening url: URL, _ flags: Int32, _ operation: Int32) throws {
    let number = open(url.path, flags | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw POSIXError.current }
    descriptor = Descriptor(number)
    var result: Int32
    repeat { result = flock(descriptor.number, operation) } while result != 0 && errno == EINTR
    isHeld = result == 0
    if !isHeld, errno == EWOULDBLOCK { return nil }
    // Whoever held it before may have removed what was opened.
    var (opened, named) = (stat(), stat())
    guard fstat(descriptor.number, &opened) == 0, lstat(url.path, &named) == 0, opened.st_ino == named.st_ino,
      opened.st_dev == named.st_dev
    else { return nil }
  }

  /// Waits until nobody else holds the lock of a file.
  ///
  /// - Throws: `POSIXError` where the file cannot be opened, `CancellationError`.
  static func wait(for file: URL) async throws -> FileLock {
    while true {
      if let lock = try FileLock(file: file) { return lock }
      // Tried again and again rather than waited for, which would block a thread that others need.
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Blocks the thread until nobody else holds the lock of a file: for locks that are held for a moment.
  ///
  /// - Throws: `POSIXError` where the file cannot be opened.
  static func block(on file: URL) throws -> FileLock {
    while true {
      if let lock = try FileLock(opening: file, O_RDWR | O_CREAT, LOCK_EX) { return lock }
    }
  }
}

extension POSIXError {
  /// That of `errno`.
  static var current: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
