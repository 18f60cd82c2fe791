import Foundation
import Synchronization

/// The wall clock of an app, which can be moved while the app runs.
///
/// The library CClock is preloaded into every program of the app, and adds to the time of day what a mapped file says.
final class AppClock: Sendable {
  private let folder: TemporaryFolder
  /// In nanoseconds. The app maps the same memory.
  private let offset: Mutex<UnsafeMutablePointer<Int64>>

  /// - Throws: `POSIXError` where it cannot be made, such as on a system that preloads nothing.
  init(library: URL) throws {
    guard access(library.path, R_OK) == 0 else { throw POSIXError.current }
    folder = try TemporaryFolder()
    do {
      let link = Self.library(in: folder).path
      // A preloaded path ends at a space or a colon (ld.so(8)), and the lesson's own folder may have one in its name.
      guard !link.contains(where: { " :".contains($0) }) else { throw POSIXError(.EINVAL) }
      guard symlink(library.path, link) == 0 else { throw POSIXError.current }
      offset = Mutex(try Self.map(Self.file(in: folder)))
    } catch {
      folder.remove()
      throw error
    }
  }

  deinit { offset.withLock { _ = munmap($0, MemoryLayout<Int64>.size) } }

  private static func library(in folder: TemporaryFolder) -> URL { folder.url.appending(path: "clock.so") }
  private static func file(in folder: TemporaryFolder) -> URL { folder.url.appending(path: "offset") }

  private static func map(_ file: URL) throws -> UnsafeMutablePointer<Int64> {
    let number = open(file.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw POSIXError.current }
    let descriptor = Descriptor(number)
    let size = MemoryLayout<Int64>.size
    guard ftruncate(descriptor.number, off_t(size)) == 0,
      let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor.number, 0), memory != MAP_FAILED
    else { throw POSIXError.current }
    return memory.assumingMemoryBound(to: Int64.self)
  }

  /// What an app must find in its environment.
  var variables: [String: String] {
    ["LD_PRELOAD": Self.library(in: folder).path, "LESSON_CLOCK": Self.file(in: folder).path]
  }

  func move(by time: Duration) {
    let nanoseconds = time.components.seconds * 1_000_000_000 + time.components.attoseconds / 1_000_000_000
    offset.withLock { $0.pointee += nanoseconds }
  }

  /// As the app sees it.
  var now: Date { Date() + Double(offset.withLock(\.pointee)) / 1e9 }

  /// Whether every one of these programs has taken the library in. One that is linked statically has not.
  func isFollowed(by programs: [Int32]) -> Bool {
    let file = Self.file(in: folder).path
    return !programs.isEmpty && programs.allSatisfy { ProcFile.text("/proc/\($0)/maps").contains(file) }
  }

  func remove() { folder.remove() }
}
