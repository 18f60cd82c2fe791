import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct TemporaryFolderTests {
  @Test func isEmptyOursAloneAndGoneWhenRemoved() throws {
    let folder = try TemporaryFolder()
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.url.path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
    try Data().write(to: folder.url.appending(path: "file"))
    folder.remove()
    #expect(!FileManager.default.fileExists(atPath: folder.url.path))
  }

  @Test func whatAKilledLessonLeftIsRemovedAndNothingOfARunningOne() async throws {
    try await withTemporaryFolder { folder in
      func names() throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("lesson-") })
      }
      // One for the data of its app, one for the app's clock.
      let running = try lesson(in: folder)
      defer { end(running, SIGTERM) }
      try await eventually { try names().count == 2 }
      let ofRunning = try names()
      let killed = try lesson(in: folder)
      try await eventually { try names().count == 4 }
      end(killed, SIGKILL)
      #expect(try names().count == 4)

      let last = try lesson(in: folder)
      try (last.standardInput as? Pipe)?.fileHandleForWriting.close()
      last.waitUntilExit()
      #expect(try names() == ofRunning)
    }
  }

  /// The prompt, which runs until its input ends.
  private func lesson(in folder: URL) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: BuiltProducts.lesson)
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": folder.path]) { $1 }
    (process.standardInput, process.standardOutput) = (Pipe(), FileHandle.nullDevice)
    try process.run()
    return process
  }

  private func end(_ process: Process, _ signal: Int32) {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
  }
}
