import Foundation
import Testing

@testable import Lesson

#if os(Linux)
  @Suite(.withProcesses()) struct ProcessTreeTests {
    @Test func whatDescendantsComputeCounts() throws {
      let busy = "import sys, time\nwhile time.process_time() < 0.2: pass\nprint('done', flush=True)\nsys.stdin.read()"
      let shell = Process()
      shell.executableURL = URL(filePath: "/bin/sh")
      shell.arguments = ["-c", "python3 -c \"$1\"; true", "sh", busy]
      let (input, output) = (Pipe(), Pipe())
      (shell.standardInput, shell.standardOutput) = (input, output)
      try shell.run()
      defer {
        try? input.fileHandleForWriting.close()
        shell.waitUntilExit()
      }
      #expect(try output.fileHandleForReading.read(upToCount: 4) == Data("done".utf8))
      #expect(ProcessTree.pids(from: shell.processIdentifier).count == 2)
      let time = try #require(ProcessTree.processorTime(from: shell.processIdentifier))
      #expect((0.2..<10).contains(time))
    }

    @Test func ofAProcessThatIsGoneNothingIsKnown() {
      #expect(ProcessTree.pids(from: .max) == [])
      #expect(ProcessTree.processorTime(from: .max) == nil)
    }
  }
#endif
