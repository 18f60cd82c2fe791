import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct FileLockTests {
  @Test func oneHoldsItAtATime() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "lock")
      func isFree() throws -> Bool {
        let lock = try FileLock(file: file)
        return lock != nil
      }
      func hold() throws {
        guard let lock = try FileLock(file: file) else { throw POSIXError(.EBUSY) }
        let isHeld = lock.isHeld
        #expect(isHeld)
        #expect(try !isFree())
        withExtendedLifetime(lock) {}
      }
      try hold()
      #expect(try isFree())
    }
  }

  @Test func aFolderCanBeHeld() async throws {
    try await withTemporaryFolder { folder in
      guard let lock = try FileLock(folder: folder) else { throw POSIXError(.EBUSY) }
      let isHeld = lock.isHeld
      #expect(isHeld)
      let other = try FileLock(folder: folder)?.isHeld
      #expect(other == nil)
      withExtendedLifetime(lock) {}
      #expect(throws: POSIXError(.ENOENT)) { _ = try FileLock(folder: folder.appending(path: "none")) }
    }
  }

  @Test func whoWaitsGetsItFromAProgramThatIsKilled() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "lock")
      let holder = try await AppProcess.start(
        command: [
          "python3", "-uc",
          """
          import fcntl, sys, time
          file = open(sys.argv[1], 'w')
          fcntl.flock(file, fcntl.LOCK_EX)
          print('held')
          time.sleep(1000)
          """, file.path,
        ])
      try await eventually { holder.output == "held\n" }
      let taken = try FileLock(file: file)?.isHeld
      #expect(taken == nil)
      async let isHeld = FileLock.wait(for: file).isHeld
      await holder.stop(grace: .zero)
      #expect(try await isHeld)
    }
  }

  @Test func waitingEndsWithItsTask() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "lock")
      let lock = try FileLock(file: file)
      defer { withExtendedLifetime(lock) {} }
      await withThrowingTaskGroup { group in
        group.addTask { _ = try await FileLock.wait(for: file) }
        group.cancelAll()
        await #expect(throws: CancellationError.self) { try await group.next() }
      }
    }
  }
}
