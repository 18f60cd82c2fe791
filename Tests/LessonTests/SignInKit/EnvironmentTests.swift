import Foundation
import Testing

@testable import SignInKit

@Suite(.inTurn) struct EnvironmentTests {
  @Test func whatIsMissingIsAsUsual() {
    #expect(environment("NO_SUCH_VARIABLE", default: "usual") == "usual")
    #expect(environment("NO_SUCH_VARIABLE", default: 3) == 3)
    #expect(environment("PATH") == ProcessInfo.processInfo.environment["PATH"])
    #expect(environment("PATH", default: "usual") != "usual")
  }

  @Test func withoutWhatItNeedsTheAppEndsAndSaysSo() async {
    await #expect(processExitsWith: .exitCode(1)) { _ = environment("NO_SUCH_VARIABLE") }
    let empty = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
      setenv("EMPTY_VARIABLE", "", 1)
      _ = environment("EMPTY_VARIABLE")
    }
    let said = String(decoding: empty?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("EMPTY_VARIABLE is not set. Start the app with EMPTY_VARIABLE=… in its environment.\n"))
  }

  @Test func whatMustBeANumberIsOne() async {
    let word = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
      setenv("A_NUMBER", "30 minutes", 1)
      _ = environment("A_NUMBER", default: 1800)
    }
    let said = String(decoding: word?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("A_NUMBER is \"30 minutes\", but it must be a whole number.\n"))
  }
}
