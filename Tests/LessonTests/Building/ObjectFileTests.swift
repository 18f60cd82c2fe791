import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct ObjectFileTests {
  @Test func whatIsNoObjectFileHasNoArguments() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "file")
      for bytes in [[], Array("#!/bin/sh\n".utf8), [0x7F, 0x45, 0x4C, 0x46, 2, 1]] {
        try Data(bytes).write(to: file)
        #expect(try ObjectFile(file).linkerArguments == nil)
      }
    }
  }

  /// Whatever is cut or changed, nothing is read outside the file.
  @Test func aBrokenFileIsReadWithoutHarm() async throws {
    try await withTemporaryFolder { folder in
      let program = try Data(contentsOf: URL(filePath: BuiltProducts.supervisor))
      let file = folder.appending(path: "file")
      for offset in 0x28..<0x40 {
        var changed = program
        changed[offset] = 0xFF
        try changed.write(to: file)
        _ = try ObjectFile(file).linkerArguments
      }
      try program.write(to: file)
      #expect(try ObjectFile(file).linkerArguments == [])
      try program.prefix(program.count / 2).write(to: file)
      #expect(try ObjectFile(file).linkerArguments == nil)
    }
  }
}
