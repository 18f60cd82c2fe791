import Foundation
import Testing

@Suite(.withProcesses()) struct PseudoTerminalTests {
  private static let environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm"]

  @Test func aProgramReadsWhatIsTypedAndItsExitIsSeen() async throws {
    let script = "printf 'name? '; read name; echo \"hello $name\"; exit 3"
    let terminal = try PseudoTerminal(running: "/bin/sh", ["-c", script], environment: Self.environment)
    try await terminal.wait(for: #"name\? $"#)
    terminal.type("é\n")
    try await terminal.wait(for: "hello é\n")
    // The exit code stands in the second byte of what waitpid(2) gives.
    #expect(await terminal.waitForExit() == 3 << 8)
  }

  @Test func aProgramSeesTheSizeAndItsChange() async throws {
    let script = "stty size; read go; stty size"
    let terminal = try PseudoTerminal(
      running: "/bin/sh", ["-c", script], environment: Self.environment, columns: 70, rows: 20)
    try await terminal.wait(for: "20 70\n")
    terminal.resize(columns: 33, rows: 10)
    terminal.type("\n")
    try await terminal.wait(for: "10 33\n")
  }

  @Test func whatNeverAppearsIsAnErrorThatShowsWhatDid() async throws {
    let terminal = try PseudoTerminal(running: "/bin/sh", ["-c", "echo here"], environment: Self.environment)
    let error = await #expect(throws: PseudoTerminal.Failure.self) {
      try await terminal.wait(for: "there", within: 5)
    }
    #expect(error?.description == #"waited for there, saw only "here\n""#)
  }
}
